package dev.crmkit.store.testkit.internal.reference;

import dev.crmkit.store.testkit.internal.model.HistoryEntry;
import dev.crmkit.store.testkit.internal.model.Item;
import dev.crmkit.store.testkit.internal.model.Person;
import dev.crmkit.store.testkit.internal.model.ReferenceWorkspace;
import dev.crmkit.store.testkit.internal.model.RefusalException;
import dev.crmkit.store.testkit.internal.model.UnspecifiedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Answers the queries of a scenario (V9, A1). */
final class QuestionEvaluator {

  private final ReferenceWorkspace workspace;
  private final VisibilityRules visibility;
  private final Permissions permissions;

  QuestionEvaluator(ReferenceWorkspace workspace) {
    this.workspace = workspace;
    this.visibility = new VisibilityRules(workspace);
    this.permissions = new Permissions(workspace);
  }

  Object answer(String verb, DataMap args) {
    try {
      return switch (verb) {
        case "check" -> check(args);
        case "who" -> who(args.word("action"), args.text("on"));
        case "list" -> list(args);
        case "count" -> String.valueOf(list(args).size());
        case "summarize" -> summary(args);
        case "read" -> new EntityViews(workspace, reader(args)).show(args.word("on"));
        case "state" -> new EntityViews(workspace, null).show(args.word("on"));
        case "history" -> history(reader(args), args.word("on"));
        case "sign-ins" -> signIns(reader(args), args.word("of"));
        case "plan" -> new ImpactPreview(workspace, reader(args)).plan(args);
        default -> throw new UnspecifiedException(verb);
      };
    } catch (RefusalException refusal) {
      return refusal.outcome();
    }
  }

  /** Returns the user of a query, who must be able to work (A1). */
  private String reader(DataMap args) {
    String user = args.word("user");
    RefusalException.requirePermitted(visibility.canWorkFrom(user, args.text("from")));
    return user;
  }

  private String check(DataMap args) {
    String user = args.word("user");
    String action = args.word("action");
    boolean works =
        action.equals("sign-in")
            ? visibility.canSignInFrom(user, args.text("from"))
            : visibility.canWorkFrom(user, args.text("from"));
    return works && permissions.may(user, action, args.text("on")) ? "allow" : "deny";
  }

  /** V9: the users who can work and may do an action. */
  List<String> who(String action, @Nullable String on) {
    return workspace.present().stream()
        .map(person -> person.id)
        .filter(user -> visibility.canWork(user) && permissions.may(user, action, on))
        .toList();
  }

  /** Lists are empty for those who cannot work (A1). */
  private List<String> list(DataMap args) {
    String user = args.word("user");
    return visibility.canWorkFrom(user, args.text("from"))
        ? new ListEvaluator(workspace, user, args).list()
        : List.of();
  }

  /** A summary is that of an empty list for those who cannot work (R6). */
  private List<Map<String, Object>> summary(DataMap args) {
    String user = args.word("user");
    SummaryEvaluator summary = new SummaryEvaluator(workspace, user, args);
    return visibility.canWorkFrom(user, args.text("from")) ? summary.groups() : summary.ofNothing();
  }

  /** W2: the history of a record, without what the user cannot see. */
  private List<Object> history(String user, String on) {
    Item item = workspace.items.get(on);
    if (item == null || !visibility.sees(user, on)) {
      if (item != null && workspace.living(on) == null && workspace.present(user).isDirector()) {
        throw new UnspecifiedException("the history of a deleted record, for the Director");
      }
      throw RefusalException.notFound();
    }
    if (item.isFile()) {
      throw new UnspecifiedException("the history of a file");
    }
    List<Object> shown = new ArrayList<>();
    for (HistoryEntry entry : item.history) {
      if (entry.by() != null && !isHidden(user, entry)) {
        shown.add(shown(user, entry));
      }
    }
    return shown;
  }

  /** V8: an edit is hidden if the user sees none of the edited fields. */
  boolean isHidden(String user, HistoryEntry entry) {
    return entry.action().equals("edit") && entry.others().isEmpty() && seen(user, entry).isEmpty();
  }

  private Map<String, Object> shown(String user, HistoryEntry entry) {
    Map<String, Object> shown =
        DataMap.entries("by", entry.by(), "did", entry.action(), "from", from(user, entry));
    if (entry.action().equals("create") || entry.action().equals("edit")) {
      shown.put("fields", seen(user, entry));
    }
    return shown;
  }

  /** Returns the visible fields of an entry; the Director also sees deleted fields (F8). */
  List<String> seen(String user, HistoryEntry entry) {
    boolean director = workspace.present(user).isDirector();
    return entry.fields().keySet().stream()
        .filter(field -> director || visibility.seesField(user, field))
        .toList();
  }

  /** W2: the address is visible with the profile; that of a deleted user to the Director. */
  @Nullable String from(String user, HistoryEntry entry) {
    String by = entry.by();
    boolean shown =
        by != null && (workspace.present(user).isDirector() || visibility.seesProfile(user, by));
    return shown ? entry.from() : null;
  }

  /** U10, V9: the sign-in log is visible with the profile; the latest attempt comes first. */
  private List<Object> signIns(String user, String of) {
    Person person =
        RefusalException.requireSeen(workspace.person(of), visibility.seesProfile(user, of));
    List<Object> shown = new ArrayList<>();
    for (Person.SignIn signIn : person.signIns) {
      shown.add(
          0, DataMap.entries("from", signIn.from(), "refused", Boolean.toString(signIn.refused())));
    }
    return shown;
  }
}
