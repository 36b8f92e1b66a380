package dev.crmkit.store.testkit.internal.reference;

import dev.crmkit.store.testkit.internal.model.HistoryEntry;
import dev.crmkit.store.testkit.internal.model.Item;
import dev.crmkit.store.testkit.internal.model.Person;
import dev.crmkit.store.testkit.internal.model.ReferenceWorkspace;
import dev.crmkit.store.testkit.internal.model.RefusalException;
import dev.crmkit.store.testkit.internal.model.UnspecifiedException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Answers what changes nothing (V9, A1). */
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

  /** Returns who asks; denied to those who cannot work (A1). */
  private String reader(DataMap args) {
    String user = args.word("user");
    if (!visibility.canWorkFrom(user, args.text("from"))) {
      throw RefusalException.denied();
    }
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

  /** V9: of those who can work. */
  List<String> who(String action, @Nullable String on) {
    List<String> who = new ArrayList<>();
    for (Person person : workspace.present()) {
      if (visibility.canWork(person.id) && permissions.may(person.id, action, on)) {
        who.add(person.id);
      }
    }
    return who;
  }

  /** Lists are empty for those who cannot work (A1). */
  private List<String> list(DataMap args) {
    String user = args.word("user");
    if (!visibility.canWorkFrom(user, args.text("from"))) {
      return List.of();
    }
    return new ListEvaluator(workspace, user, args).list();
  }

  /** W2: the history of a record, as far as the user sees it. */
  private List<Object> history(String user, String on) {
    Item item = workspace.items.get(on);
    if (item == null || !visibility.sees(user, on)) {
      if (item != null && workspace.living(on) == null && workspace.present(user).isDirector()) {
        throw new UnspecifiedException("the history of what is deleted, for the Director");
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

  /** V8: an edit of only such fields as the user does not see is hidden. */
  boolean isHidden(String user, HistoryEntry entry) {
    return entry.action().equals("edit") && entry.others().isEmpty() && seen(user, entry).isEmpty();
  }

  private Map<String, Object> shown(String user, HistoryEntry entry) {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("by", entry.by());
    shown.put("did", entry.action());
    shown.put("from", from(user, entry));
    if (entry.action().equals("create") || entry.action().equals("edit")) {
      shown.put("fields", seen(user, entry));
    }
    return shown;
  }

  /**
   * The fields of an entry that the user sees; only the Director sees those of deleted fields (F8).
   */
  List<String> seen(String user, HistoryEntry entry) {
    List<String> seen = new ArrayList<>();
    for (String field : new TreeSet<>(entry.fields().keySet())) {
      boolean gone = !workspace.fields.containsKey(field);
      if (gone ? workspace.present(user).isDirector() : visibility.seesField(user, field)) {
        seen.add(field);
      }
    }
    return seen;
  }

  /**
   * W2: from where, for those who see the profile of who did it; of a deleted one, the Director.
   */
  @Nullable String from(String user, HistoryEntry entry) {
    String by = entry.by();
    if (by == null) {
      return null;
    }
    boolean shown =
        workspace.person(by) == null
            ? workspace.present(user).isDirector()
            : visibility.seesProfile(user, by);
    return shown ? entry.from() : null;
  }

  /** U10, V9: the latest first, for those who see the profile. */
  private List<Object> signIns(String user, String of) {
    Person person = workspace.person(of);
    if (person == null || !visibility.seesProfile(user, of)) {
      throw RefusalException.notFound();
    }
    List<Object> shown = new ArrayList<>();
    for (Person.SignIn signIn : person.signIns) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("from", signIn.from());
      one.put("refused", Boolean.toString(signIn.refused()));
      shown.add(0, one);
    }
    return shown;
  }
}
