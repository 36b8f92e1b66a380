package dev.crmkit.store.testkit.internal.property;

import dev.crmkit.access.CrmSession;
import dev.crmkit.access.decision.Action;
import dev.crmkit.access.query.Query;
import dev.crmkit.core.Subject;
import dev.crmkit.core.error.NotFoundException;
import dev.crmkit.core.user.SettingsArea;
import dev.crmkit.store.testkit.internal.model.UnspecifiedException;
import dev.crmkit.store.testkit.internal.reference.Reference;
import dev.crmkit.store.testkit.script.Script;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Tests that the check of one entity, the lists of what a user sees, the list of users who can do
 * an action, and the reference agree: for every user, every action and every entity that ever
 * existed in a workspace (rules.md V9).
 */
public final class VisibilityAgreement {

  private static final Map<String, List<Action>> ACTIONS =
      Map.of(
          "client", List.of(Action.VIEW, Action.EDIT, Action.DELETE, Action.ASSIGN),
          "activity", List.of(Action.VIEW, Action.EDIT, Action.DELETE, Action.ASSIGN),
          "deal", List.of(Action.VIEW, Action.EDIT, Action.DELETE, Action.ASSIGN),
          "file", List.of(Action.VIEW, Action.DELETE),
          "user", List.of(Action.VIEW, Action.EDIT, Action.DELETE),
          "settings", List.of(Action.OPEN, Action.MANAGE));

  private final ScriptRun run;
  private final Reference rules;
  private final List<String> differences = new ArrayList<>();

  private VisibilityAgreement(ScriptRun run, Reference rules) {
    this.run = run;
    this.rules = rules;
  }

  /**
   * Compares all four at the end of a script.
   *
   * @param script the steps in a new workspace
   * @param store where the workspace is created
   * @return the differences, one sentence each; empty if there are none
   */
  public static List<String> differences(Script script, dev.crmkit.core.store.CrmStore store) {
    Script answered = script.answered();
    Reference rules = new Reference(answered.given());
    answered.steps().forEach(rules::answer);
    VisibilityAgreement answers = new VisibilityAgreement(ScriptRun.after(script, store), rules);
    answers.compare();
    return answers.differences;
  }

  private void compare() {
    List<String> entities =
        new ArrayList<>(rules.recordsEver("client", "activity", "deal", "file"));
    rules.users().forEach(user -> entities.add("user/" + user));
    for (SettingsArea area : SettingsArea.values()) {
      entities.add("settings/" + area.key());
    }
    entities.add("client/there-is-none");
    Map<String, Set<String>> who = new HashMap<>();
    for (String entity : entities) {
      for (Action action : actions(entity)) {
        who.put(action + entity, whoCan(action, entity));
      }
    }
    for (String user : rules.users()) {
      compare(user, entities, who);
    }
  }

  private void compare(String user, List<String> entities, Map<String, Set<String>> who) {
    String from = rules.canWorkFrom(user, null) ? null : rules.allowedAddress();
    CrmSession session = run.session(user, from);
    Set<Subject> listed = listed(session);
    for (String entity : entities) {
      Subject subject = run.subject(entity);
      for (Action action : actions(entity)) {
        Boolean reference = allowed(user, from, action, entity);
        if (reference == null) {
          continue;
        }
        Map<String, Boolean> answers = new LinkedHashMap<>();
        answers.put("the reference", reference);
        answers.put("the check", session.may(action, subject).allowed());
        answers.put("who", who.getOrDefault(action + entity, Set.of()).contains(user));
        if (action == Action.VIEW) {
          answers.put("the list", listed.contains(subject));
          answers.put("the look-up", isFound(session, subject));
        }
        if (new HashSet<>(answers.values()).size() > 1) {
          differences.add(user + " from " + from + ", " + action + " " + entity + ": " + answers);
        }
      }
    }
  }

  private static List<Action> actions(String entity) {
    return ACTIONS.getOrDefault(entity.substring(0, entity.indexOf('/')), List.of());
  }

  private @Nullable Boolean allowed(
      String user, @Nullable String from, Action action, String entity) {
    Map<String, Object> check = new LinkedHashMap<>();
    check.put("user", user);
    if (from != null) {
      check.put("from", from);
    }
    check.put("action", action.name().toLowerCase(Locale.ROOT));
    check.put("on", entity);
    try {
      return rules.answer(Map.of("check", check)).equals("allow");
    } catch (UnspecifiedException e) {
      return null;
    }
  }

  private Set<String> whoCan(Action action, String entity) {
    return run.workspace().crm().whoCan(action, run.subject(entity)).stream()
        .map(each -> run.workspace().names().name(each.user().id()))
        .collect(Collectors.toSet());
  }

  private static Set<Subject> listed(CrmSession session) {
    Set<Subject> listed = new HashSet<>();
    session.clients().stream(Query.all()).forEach(client -> listed.add(client.id()));
    session.activities().stream(Query.all()).forEach(activity -> listed.add(activity.id()));
    session.deals().stream(Query.all()).forEach(deal -> listed.add(deal.id()));
    session.attachments().stream().forEach(file -> listed.add(file.id()));
    session.users().stream().forEach(user -> listed.add(user.id()));
    return listed;
  }

  private static boolean isFound(CrmSession session, Subject subject) {
    try {
      EntityLookup.read(session, subject);
      return true;
    } catch (NotFoundException | dev.crmkit.access.decision.AccessDeniedException e) {
      return false;
    }
  }
}
