package dev.crmkit.examples.tour;

import dev.crmkit.access.Crm;
import dev.crmkit.access.CrmSession;
import dev.crmkit.access.NewDirector;
import dev.crmkit.access.change.NewField;
import dev.crmkit.access.change.NewPipeline;
import dev.crmkit.access.change.NewSection;
import dev.crmkit.access.change.StageSpec;
import dev.crmkit.access.options.CrmOptions;
import dev.crmkit.access.view.ClientView;
import dev.crmkit.access.view.UserView;
import dev.crmkit.core.WorkspaceId;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.client.NewClient;
import dev.crmkit.core.deal.Money;
import dev.crmkit.core.deal.NewDeal;
import dev.crmkit.core.form.FieldId;
import dev.crmkit.core.form.FieldType;
import dev.crmkit.core.form.SectionAccess;
import dev.crmkit.core.form.SectionId;
import dev.crmkit.core.pipeline.Pipeline;
import dev.crmkit.core.store.CrmStore;
import dev.crmkit.core.user.NewUser;
import dev.crmkit.core.user.UserId;
import dev.crmkit.core.user.UserType;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The small company of the tour, created through the Director's session. */
final class TourCompany {

  final Crm crm;
  final Map<String, UserId> users = new LinkedHashMap<>();
  final Map<String, ClientId> clients = new LinkedHashMap<>();
  final FieldId phone;
  final FieldId debt;
  final SectionId money;
  final Pipeline sales;

  TourCompany(CrmStore store, WorkspaceId workspace, CrmOptions options) {
    crm = Crm.open(store, workspace, NewDirector.of("Anna").email("anna@example.com"), options);
    users.put("Anna", crm.director().id());
    CrmSession anna = crm.session(crm.director().id());
    UserId boris = add(anna, NewUser.head("Boris").email("boris@example.com"));
    UserId clara = add(anna, NewUser.head("Clara").email("clara@example.com"));
    add(anna, NewUser.manager("Vera").email("vera@example.com").responsible(boris));
    add(anna, NewUser.manager("Gleb").email("gleb@example.com").responsible(boris));
    add(anna, NewUser.manager("Dina").email("dina@example.com").responsible(clara));
    add(anna, NewUser.manager("Egor").email("egor@example.com"));
    phone = anna.form().createField(NewField.of("Phone", FieldType.TEXT)).id();
    money = anna.form().createSection(NewSection.of("Money")).id();
    debt = anna.form().createField(NewField.of("Debt", FieldType.NUMBER).section(money)).id();
    anna.form().setAccess(money, SectionAccess.only(Set.of(UserType.HEAD), Set.of()));
    sales =
        anna.pipelines()
            .create(
                NewPipeline.ofDeals("Sales")
                    .addStage("offer")
                    .addStage("agreed")
                    .addStage(StageSpec.won("won"))
                    .addStage(StageSpec.lost("lost")));
    client("Boris", "Bolt Works");
    client("Clara", "Coil & Sons");
    client("Vera", "Acme");
    client("Vera", "Amber");
    client("Gleb", "Gear Ltd");
    client("Dina", "Duct");
    client("Egor", "Ember");
    as("Vera")
        .deals()
        .create(
            NewDeal.of(client("Acme"), "A hundred bolts")
                .amount(Money.parse("1250.00 EUR"))
                .stage(sales.id(), sales.stages().get(0).id()));
  }

  CrmSession as(String name) {
    return crm.session(user(name));
  }

  UserId user(String name) {
    UserId id = users.get(name);
    if (id == null) {
      throw new IllegalArgumentException("no user has the name " + name);
    }
    return id;
  }

  ClientId client(String name) {
    ClientId id = clients.get(name);
    if (id == null) {
      throw new IllegalArgumentException("no client has the name " + name);
    }
    return id;
  }

  /** Replaces the ids in a message by the names of the clients and fields. */
  String named(String message) {
    String named = message.replace(debt.path(), "Debt");
    for (Map.Entry<String, ClientId> client : clients.entrySet()) {
      named = named.replace(client.getValue().path(), client.getKey());
    }
    return named;
  }

  private UserId add(CrmSession anna, NewUser newUser) {
    UserView user = anna.users().create(newUser);
    users.put(user.name(), user.id());
    return user.id();
  }

  private void client(String owner, String name) {
    ClientView created =
        crm.session(crm.director().id())
            .clients()
            .create(
                NewClient.of(name)
                    .owner(user(owner))
                    .field(phone, "+7 495 000-00-0" + clients.size())
                    .field(debt, Integer.toString(100 * (clients.size() + 1))));
    clients.put(name, created.id());
  }
}
