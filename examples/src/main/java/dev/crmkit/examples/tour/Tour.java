package dev.crmkit.examples.tour;

import dev.crmkit.access.CrmOptions;
import dev.crmkit.access.CrmSession;
import dev.crmkit.access.change.DeletionPlan;
import dev.crmkit.access.change.SightChange;
import dev.crmkit.access.decision.Action;
import dev.crmkit.access.query.ClientQuery;
import dev.crmkit.access.query.Order;
import dev.crmkit.access.view.ClientView;
import dev.crmkit.core.WorkspaceId;
import dev.crmkit.core.client.ClientEdit;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.error.CrmException;
import dev.crmkit.core.form.Field;
import dev.crmkit.core.form.FieldValue;
import dev.crmkit.core.record.RecordKind;
import dev.crmkit.core.store.CrmStore;
import dev.crmkit.core.user.UserId;
import dev.crmkit.core.user.UserRef;
import dev.crmkit.core.user.UserStatus;
import dev.crmkit.examples.Paint;
import java.io.PrintWriter;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The walk itself: each stop does something for real, and tells what came of it. */
final class Tour {

  private final TourCompany company;
  private final PrintWriter out;
  private final Paint paint;
  private int stop;

  Tour(CrmStore store, WorkspaceId workspace, CrmOptions options, PrintWriter out, Paint paint) {
    this.company = new TourCompany(store, workspace, options);
    this.out = out;
    this.paint = paint;
  }

  void walk() {
    title("A small company");
    say("Anna is the Director. Boris and Clara are heads, the others are managers.");
    show(OrgChart.of(company.as("Anna").users().list()));
    sights();
    deniedEdit();
    hiddenSection();
    deletion();
    dismissal();
    out.println();
    say("That was the tour. Every rule has its number in docs/rules.md; write down your own");
    say("company's as a scenario: examples/run scenario examples/scenarios");
    out.flush();
  }

  private void sights() {
    title("Who sees and edits which client");
    say("Managers of one head see each other's clients (V3), a manager of the Director only his");
    say("own (V4), and nobody sees those of the user above him (V5).");
    matrix();
    say("The same rule makes every list. Gleb's clients, by name:");
    show(List.of(names(company.as("Gleb"))));
  }

  private void deniedEdit() {
    title("An edit that is denied, and why");
    CrmSession gleb = company.as("Gleb");
    ClientId acme = company.client("Acme");
    ClientId duct = company.client("Duct");
    say("Gleb renames Acme, which is Vera's:");
    attempt(() -> gleb.clients().edit(ClientEdit.of(acme).name("Mine")).name());
    say(
        "Gleb renames Duct, which is Dina's of another team. Gleb does not see it, so for Gleb it does not exist:");
    attempt(() -> gleb.clients().edit(ClientEdit.of(duct).name("Mine")).name());
    say("The host application may know the whole reason:");
    show(List.of(company.crm.explain(company.user("Gleb"), null, Action.EDIT, duct).explain()));
    say("Boris, the head of both, gives Gear Ltd to Vera:");
    attempt(
        () -> {
          ClientView moved =
              company
                  .as("Boris")
                  .clients()
                  .assign(company.client("Gear Ltd"), company.user("Vera"));
          return moved.name() + " is " + moved.owner().name() + "'s, version " + moved.version();
        });
  }

  private void hiddenSection() {
    title("A section that is open to heads only");
    say("Acme as Boris sees it, and as Vera does, who owns it:");
    show(List.of(fields("Boris", "Acme"), fields("Vera", "Acme")));
    say("To Vera the field is an unknown one, when she writes as well:");
    attempt(
        () ->
            company
                .as("Vera")
                .clients()
                .edit(ClientEdit.of(company.client("Acme")).with(company.debt, "0"))
                .name());
  }

  private void deletion() {
    title("A deletion: planned, done, undone");
    CrmSession anna = company.as("Anna");
    UserId vera = company.user("Vera");
    DeletionPlan plan = anna.users().planDeletion(vera);
    say("If Vera is deleted, " + moved(plan) + ".");
    for (SightChange change : plan.effect().sights()) {
      say(change.user().name() + " would lose sight of " + lost(anna, plan, change) + ".");
    }
    anna.users().delete(plan);
    say("Done, at once. They are Boris's own now, so Gleb no longer sees them:");
    matrix();
    say("The history of Acme tells it, without a change of its version:");
    show(
        anna.clients().history(company.client("Acme")).items().stream()
            .map(entry -> entry.did().word() + " by " + name(entry.by()))
            .toList());
    anna.users().undoDelete(vera);
    say("Undone: she is back, inactive, and with her what went from her:");
    matrix();
  }

  private void dismissal() {
    title("A dismissal counts from the next call on");
    CrmSession dina = company.as("Dina");
    say("Dina has a session open and sees: " + names(dina));
    company.as("Clara").users().setStatus(company.user("Dina"), UserStatus.DISMISSED);
    say("Clara dismisses her. The same session, at its next call:");
    attempt(() -> dina.clients().get(company.client("Duct")).name());
    say("What she owned stays where it was: Clara still sees " + names(company.as("Clara")) + ".");
  }

  private String moved(DeletionPlan plan) {
    return plan.effect().moved().clients()
        + " clients and "
        + plan.effect().moved().deals()
        + " deal would go to "
        + plan.effect().recordsTo().map(UserRef::name).orElse("nobody");
  }

  private String lost(CrmSession anna, DeletionPlan plan, SightChange change) {
    return anna
        .previews()
        .lost(plan.effect(), change.user().id(), RecordKind.CLIENT, 10, null)
        .items()
        .stream()
        .map(record -> record.name())
        .collect(Collectors.joining(", "));
  }

  private String fields(String user, String client) {
    CrmSession session = company.as(user);
    ClientView view = session.clients().get(company.client(client));
    return user
        + ": "
        + session.form().fields().stream()
            .map(field -> field.name() + " " + value(view, field))
            .collect(Collectors.joining(", "));
  }

  private static String value(ClientView view, Field field) {
    FieldValue value = view.fields().get(field.id());
    return value == null ? "(none)" : value.asText();
  }

  private String names(CrmSession session) {
    return session.clients().list(ClientQuery.all().sortedBy(Order.NAME)).items().stream()
        .map(ClientView::name)
        .collect(Collectors.joining(", "));
  }

  private void matrix() {
    show(
        new SightMatrix(company.users, company.clients, paint)
            .lines(user -> company.crm.session(user)));
  }

  private void attempt(Supplier<String> deed) {
    String line;
    try {
      line = paint.good(paint.tick()) + " " + deed.get();
    } catch (CrmException refusal) {
      line = paint.bad(paint.cross()) + " " + company.named(String.valueOf(refusal.getMessage()));
    }
    show(List.of(line));
  }

  private void title(String text) {
    stop++;
    out.println();
    out.println(paint.bold(stop + ". " + text));
  }

  private void say(String text) {
    out.println("   " + text);
  }

  private void show(List<String> lines) {
    lines.forEach(line -> out.println("     " + line));
  }

  private static String name(@Nullable UserRef user) {
    return user == null ? "the host application" : user.name();
  }
}
