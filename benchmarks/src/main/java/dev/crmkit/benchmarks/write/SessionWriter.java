package dev.crmkit.benchmarks.write;

import dev.crmkit.access.Clients;
import dev.crmkit.access.Crm;
import dev.crmkit.access.NewDirector;
import dev.crmkit.access.options.CrmOptions;
import dev.crmkit.access.view.ClientView;
import dev.crmkit.access.view.Outcome;
import dev.crmkit.core.client.ClientEdit;
import dev.crmkit.core.client.NewClient;
import dev.crmkit.core.store.CrmStore;
import dev.crmkit.core.user.UserId;
import java.util.List;
import java.util.stream.LongStream;

/** CrmKit: sessions of a Manager, with all of their checks. */
final class SessionWriter implements Writer {

  private final Crm crm;
  private final UserId manager = FormFixture.COMPANY.team(0).get(1).id();

  /** Opens the workspace. */
  SessionWriter(CrmStore store, CrmOptions options) {
    crm =
        Crm.open(
            store, FormFixture.ACME, NewDirector.of("Anna").email("anna@example.com"), options);
  }

  private Clients clients() {
    return crm.session(manager).clients();
  }

  private static NewClient client(long number) {
    return NewClient.builder()
        .id(FormFixture.id(number))
        .name(FormFixture.name(number))
        .fields(FormFixture.values(number))
        .build();
  }

  @Override
  public void create(long number) {
    clients().create(client(number));
  }

  @Override
  public void createMany(long first, int count) {
    List<NewClient> given =
        LongStream.range(first, first + count).mapToObj(SessionWriter::client).toList();
    for (Outcome<ClientView> outcome : clients().createMany(given)) {
      if (outcome instanceof Outcome.Refused<ClientView> refused) {
        throw refused.why();
      }
    }
  }

  @Override
  public void edit(long number, int round) {
    clients()
        .edit(
            ClientEdit.builder()
                .id(FormFixture.id(number))
                .fields(FormFixture.edited(number, round))
                .build());
  }
}
