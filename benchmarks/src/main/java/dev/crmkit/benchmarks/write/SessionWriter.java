package dev.crmkit.benchmarks.write;

import dev.crmkit.access.Crm;
import dev.crmkit.access.NewDirector;
import dev.crmkit.access.options.CrmOptions;
import dev.crmkit.core.client.ClientEdit;
import dev.crmkit.core.client.NewClient;
import dev.crmkit.core.store.CrmStore;
import dev.crmkit.core.user.UserId;
import java.util.List;

/** CrmKit: sessions of a Manager, with all of their checks. */
final class SessionWriter implements Writer {

  private final Crm crm;
  private final UserId manager = FormFixture.COMPANY.team(0).get(1).id();

  /** Creates the workspace. */
  SessionWriter(CrmStore store, CrmOptions options) {
    store.create(FormFixture.ACME, "a secret", FormFixture.founding(), List.of());
    crm =
        Crm.open(
            store, FormFixture.ACME, NewDirector.of("Anna").email("anna@example.com"), options);
  }

  @Override
  public void create(long number) {
    crm.session(manager)
        .clients()
        .create(
            NewClient.builder()
                .id(FormFixture.id(number))
                .name(FormFixture.name(number))
                .fields(FormFixture.values(number))
                .build());
  }

  @Override
  public void edit(long number, int round) {
    crm.session(manager)
        .clients()
        .edit(
            ClientEdit.builder()
                .id(FormFixture.id(number))
                .fields(FormFixture.edited(number, round))
                .build());
  }
}
