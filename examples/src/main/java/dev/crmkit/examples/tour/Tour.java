package dev.crmkit.examples.tour;

import dev.crmkit.access.CrmSession;
import dev.crmkit.access.change.ImpactPlan;
import dev.crmkit.access.change.UserChange.DeleteUser;
import dev.crmkit.access.change.VisibilityChange;
import dev.crmkit.access.decision.Action;
import dev.crmkit.access.options.CrmOptions;
import dev.crmkit.access.query.Order;
import dev.crmkit.access.query.PageRequest;
import dev.crmkit.access.query.Query;
import dev.crmkit.access.view.ClientView;
import dev.crmkit.core.RecordKind;
import dev.crmkit.core.WorkspaceId;
import dev.crmkit.core.client.ClientEdit;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.error.CrmException;
import dev.crmkit.core.form.Field;
import dev.crmkit.core.form.FieldValue;
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

/** The steps of the tour. Each step calls the library and prints what it returned. */
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

  void run() {
    title("A small company");
    say("Anna is the Director. Boris and Clara are heads, the others are managers.");
    show(OrgChart.of(company.as("Anna").users().stream().toList()));
    accessMatrix();
    deniedEdit();
    hiddenSection();
    deletion();
    dismissal();
    out.println();
    say("End of the tour. The numbered rules are in docs/rules.md. To try your own company, write");
    say("it down as a scenario, like those of: examples/run scenario examples/scenarios");
    out.flush();
  }

  private void accessMatrix() {
    title("Who sees and edits which client");
    say("Managers of the same head see each other's clients (V3). A manager directly under the");
    say("Director sees only their own (V4). No user sees the clients of the user above them (V5).");
    matrix();
    say("Every list applies the same rules. The clients that Gleb sees, by name:");
    show(List.of(names(company.as("Gleb"))));
  }

  private void deniedEdit() {
    title("Denied edits, with the reason");
    CrmSession gleb = company.as("Gleb");
    ClientId acme = company.client("Acme");
    ClientId duct = company.client("Duct");
    say("Gleb tries to rename Acme, which Vera owns:");
    attempt(() -> gleb.clients().edit(ClientEdit.of(acme).name("Mine")).name());
    say(
        "Gleb tries to rename Duct, which another team owns. Gleb cannot see it, so it does not"
            + " exist for them:");
    attempt(() -> gleb.clients().edit(ClientEdit.of(duct).name("Mine")).name());
    say("The host application can see the full reason:");
    show(List.of(company.crm.explain(company.user("Gleb"), null, Action.EDIT, duct).explain()));
    say("Boris, the head of both, assigns Gear Ltd to Vera:");
    attempt(
        () -> {
          ClientView moved =
              company
                  .as("Boris")
                  .clients()
                  .assign(company.client("Gear Ltd"), company.user("Vera"));
          return moved.name() + ": owner " + moved.owner().name() + ", version " + moved.version();
        });
  }

  private void hiddenSection() {
    title("A form section that only heads can see");
    say("Acme as Boris sees it, and as its owner Vera sees it:");
    show(List.of(fields("Boris", "Acme"), fields("Vera", "Acme")));
    say("For Vera the field does not exist, not even when writing:");
    attempt(
        () ->
            company
                .as("Vera")
                .clients()
                .edit(ClientEdit.of(company.client("Acme")).field(company.debt, "0"))
                .name());
  }

  private void deletion() {
    title("Deleting a user: planned, carried out, undone");
    CrmSession anna = company.as("Anna");
    UserId vera = company.user("Vera");
    ImpactPlan plan = anna.preview(DeleteUser.of(vera));
    say("If Vera is deleted, " + moved(plan) + ".");
    for (VisibilityChange change : plan.visibilityChanges()) {
      say(change.user().name() + " could no longer see " + lost(anna, plan, change) + ".");
    }
    anna.apply(plan);
    say("Deleted, in one change. Boris owns the clients now, so Gleb no longer sees them:");
    matrix();
    say("The history of Acme shows the hand-over, although its version did not change:");
    show(
        anna.clients().history(company.client("Acme")).items().stream()
            .map(entry -> entry.type().word() + " by " + name(entry.actor()))
            .toList());
    anna.users().undoDelete(vera);
    say("Undone: Vera is back, inactive, and owns the same clients again:");
    matrix();
  }

  private void dismissal() {
    title("A dismissal takes effect at the next call");
    CrmSession dina = company.as("Dina");
    say("Dina has an open session and sees: " + names(dina));
    company.as("Clara").users().setStatus(company.user("Dina"), UserStatus.DISMISSED);
    say("Clara dismisses Dina. The next call of the same session:");
    attempt(() -> dina.clients().get(company.client("Duct")).name());
    say("Dina's clients stay where they are. Clara still sees " + names(company.as("Clara")) + ".");
  }

  private String moved(ImpactPlan plan) {
    return plan.moved().clients()
        + " clients and "
        + plan.moved().deals()
        + " deal would go to "
        + plan.recordsTo().map(UserRef::name).orElse("nobody");
  }

  private String lost(CrmSession anna, ImpactPlan plan, VisibilityChange change) {
    return anna
        .previews()
        .lost(plan, change.user().id(), RecordKind.CLIENT, PageRequest.first().limit(10))
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
    return session.clients().list(Query.all().sortedBy(Order.NAME)).items().stream()
        .map(ClientView::name)
        .collect(Collectors.joining(", "));
  }

  private void matrix() {
    show(
        new AccessMatrix(company.users, company.clients, paint)
            .lines(user -> company.crm.session(user)));
  }

  private void attempt(Supplier<String> call) {
    String line;
    try {
      line = paint.good(paint.tick()) + " " + call.get();
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
