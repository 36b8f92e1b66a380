package dev.crmkit.examples.quickstart;

import static dev.crmkit.access.decision.Action.EDIT;
import static dev.crmkit.access.query.Filter.label;

import dev.crmkit.access.Crm;
import dev.crmkit.access.CrmSession;
import dev.crmkit.access.NewDirector;
import dev.crmkit.access.change.ImpactPlan;
import dev.crmkit.access.change.NewField;
import dev.crmkit.access.change.UserChange.DeleteUser;
import dev.crmkit.access.decision.Decision;
import dev.crmkit.access.query.Order;
import dev.crmkit.access.query.Query;
import dev.crmkit.access.view.ClientView;
import dev.crmkit.access.view.Page;
import dev.crmkit.access.view.UserView;
import dev.crmkit.core.WorkspaceId;
import dev.crmkit.core.client.NewClient;
import dev.crmkit.core.form.Field;
import dev.crmkit.core.form.FieldType;
import dev.crmkit.core.label.Label;
import dev.crmkit.core.label.NewLabel;
import dev.crmkit.core.store.CrmStore;
import dev.crmkit.core.user.NewUser;
import dev.crmkit.store.memory.MemoryStore;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code examples/run quickstart}: the code of the README. */
@Command(name = "quickstart", description = "Runs the code of the README.")
@SuppressWarnings("NullAway.Init") // picocli sets the field
public final class QuickStart implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    run(spec.commandLine().getOut());
    return 0;
  }

  /**
   * Runs the code of the README.
   *
   * @param out where it prints
   */
  static void run(PrintWriter out) {
    // README
    CrmStore store = MemoryStore.create();
    Crm crm =
        Crm.open(store, WorkspaceId.of("acme"), NewDirector.of("Anna").email("anna@example.com"));

    // The Director sets up the company: a head with two managers, a form field, a label.
    CrmSession anna = crm.session(crm.director().id());
    UserView boris = anna.users().create(NewUser.head("Boris").email("boris@example.com"));
    UserView vera =
        anna.users()
            .create(NewUser.manager("Vera").email("vera@example.com").responsible(boris.id()));
    UserView gleb =
        anna.users()
            .create(NewUser.manager("Gleb").email("gleb@example.com").responsible(boris.id()));
    Field phone = anna.form().createField(NewField.of("Phone", FieldType.TEXT));
    Label vip = anna.labels().create(NewLabel.of("vip"));

    // Each request gets a session for its user and the address that it comes from.
    CrmSession asVera = crm.signIn(vera.id(), InetAddress.getLoopbackAddress());
    ClientView acme =
        asVera
            .clients()
            .create(NewClient.of("Acme").field(phone.id(), "+7 495 000-00-00").addLabel(vip.id()));

    // Gleb is Vera's peer: her client is in every list that Gleb sees, and read-only.
    CrmSession asGleb = crm.session(gleb.id());
    Page<ClientView> page =
        asGleb.clients().list(Query.all().where(label(vip.id())).sortedBy(Order.NAME).limit(50));
    page.items().forEach(c -> out.println(c.name() + ", owned by " + c.owner().name()));

    Decision decision = asGleb.may(EDIT, acme.id()); // never throws
    out.println(decision.explain());

    // Preview the deletion of Vera, then carry out exactly that, or fail with a conflict.
    ImpactPlan plan = anna.preview(DeleteUser.of(vera.id()));
    plan.visibilityChanges()
        .forEach(s -> out.println(s.user().name() + " loses clients: " + s.loses().clients()));
    anna.apply(plan);
    out.println(acme.name() + " is now owned by " + anna.clients().get(acme.id()).owner().name());
    // README
  }
}
