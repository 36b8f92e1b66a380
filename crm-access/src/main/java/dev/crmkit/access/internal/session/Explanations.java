package dev.crmkit.access.internal.session;

import dev.crmkit.access.decision.Action;
import dev.crmkit.access.decision.Decision;
import dev.crmkit.access.decision.Decisions;
import dev.crmkit.access.decision.Rule;
import dev.crmkit.access.decision.UserDecision;
import dev.crmkit.access.decision.Visibility;
import dev.crmkit.core.Subject;
import dev.crmkit.core.file.FileId;
import dev.crmkit.core.form.Field;
import dev.crmkit.core.form.FieldId;
import dev.crmkit.core.form.Section;
import dev.crmkit.core.form.SectionId;
import dev.crmkit.core.label.LabelId;
import dev.crmkit.core.org.OrgSnapshot;
import dev.crmkit.core.pipeline.PipelineId;
import dev.crmkit.core.record.CrmRecord;
import dev.crmkit.core.record.RecordId;
import dev.crmkit.core.store.ReadTransaction;
import dev.crmkit.core.user.GroupId;
import dev.crmkit.core.user.SettingsArea;
import dev.crmkit.core.user.User;
import dev.crmkit.core.user.UserId;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Decides on any thing by its id: looks the thing up and applies {@link Decisions}. An action that
 * does not apply to the thing is denied to everyone, before the thing is looked up (rules.md A1).
 */
public final class Explanations {

  private Explanations() {}

  /**
   * Decides with the complete reason, for the host application.
   *
   * @param actor a user who can work
   * @param from the address of the request; null if unknown
   */
  public static Decision explain(
      ReadTransaction tx, User actor, @Nullable InetAddress from, Action action, Subject thing) {
    if (!action.appliesTo(thing)) {
      return Decision.of(Rule.NO_SUCH_ACTION, actor, thing);
    }
    if (action == Action.SIGN_IN) {
      return thing.equals(actor.id())
          ? Decisions.gate(tx.org(), actor.id(), from, true)
          : Decision.of(Rule.NO_SUCH_ACTION, actor, thing);
    }
    return find(tx, actor, action, thing);
  }

  private static Decision find(ReadTransaction tx, User actor, Action action, Subject thing) {
    OrgSnapshot org = tx.org();
    if (thing instanceof RecordId id) {
      return onRecord(tx, actor, action, tx.record(id), thing);
    }
    if (thing instanceof FileId id) {
      return onRecord(
          tx, actor, action, tx.file(id).flatMap(file -> tx.record(file.record())), thing);
    }
    if (thing instanceof UserId id) {
      return org.user(id)
          .map(target -> Decisions.decide(actor, action, target))
          .orElseGet(() -> noSuchThing(actor, thing));
    }
    if (thing instanceof SettingsArea area) {
      return Decisions.decide(actor, action, area);
    }
    return onSetting(org, actor, action, thing);
  }

  /**
   * Decides for a user about themselves. A thing that they cannot see does not exist for them
   * (rules.md V8).
   *
   * @param actor a user who can work
   * @param from the address of the request; null if unknown
   */
  public static Decision explainToUser(
      ReadTransaction tx, User actor, @Nullable InetAddress from, Action action, Subject thing) {
    Decision complete = explain(tx, actor, from, action, thing);
    boolean isKnown =
        complete.allowed()
            || complete.rule() == Rule.NO_SUCH_ACTION
            || thing instanceof SettingsArea
            || sees(tx, actor, thing);
    return isKnown ? complete : noSuchThing(actor, thing);
  }

  /** Returns whether a user sees a thing. Everyone sees the settings areas. */
  public static boolean sees(ReadTransaction tx, User actor, Subject thing) {
    return thing instanceof SettingsArea || find(tx, actor, Action.VIEW, thing).allowed();
  }

  /**
   * Decides with the complete reason on a user who comes from an allowed address, for the host
   * application (rules.md V9).
   */
  public static Decision explain(ReadTransaction tx, UserId user, Action action, Subject thing) {
    Decision gate = Decisions.gateFromAllowedAddress(tx.org(), user);
    if (!gate.allowed()) {
      return gate;
    }
    User actor = tx.org().user(user).orElseThrow();
    return action == Action.SIGN_IN && thing.equals(user)
        ? gate
        : explain(tx, actor, null, action, thing);
  }

  /**
   * Returns the users who may perform an action on a thing, of those who can work, by id, each with
   * the decision that {@link #explain(ReadTransaction, UserId, Action, Subject)} makes.
   */
  public static List<UserDecision> whoCan(ReadTransaction tx, Action action, Subject thing) {
    OrgSnapshot org = tx.org();
    if (!action.appliesTo(thing)) {
      return List.of();
    }
    if (thing instanceof RecordId id) {
      return whoCan(org, action, tx.record(id));
    }
    if (thing instanceof FileId id) {
      return whoCan(org, action, tx.file(id).flatMap(file -> tx.record(file.record())));
    }
    if (action == Action.SIGN_IN) {
      return thing instanceof UserId id
          ? workers(org, org.user(id).stream().toList(), user -> Decision.of(Rule.WORKS, user))
          : List.of();
    }
    return workers(org, org.users(), user -> find(tx, user, action, thing));
  }

  private static List<UserDecision> whoCan(
      OrgSnapshot org, Action action, Optional<CrmRecord> record) {
    return record
        .map(
            found ->
                workers(
                    org,
                    Decisions.who(org, action, found),
                    user -> Decisions.decide(org, user, action, found)))
        .orElse(List.of());
  }

  /** Returns those of some users who can work and are allowed something, by id. */
  public static List<UserDecision> workers(
      OrgSnapshot org, Iterable<User> candidates, Function<User, Decision> decide) {
    List<UserDecision> found = new ArrayList<>();
    for (User user : Decisions.workers(org, candidates, any -> true)) {
      Decision decision = decide.apply(user);
      if (decision.allowed()) {
        found.add(new UserDecision(user.ref(), decision));
      }
    }
    return found;
  }

  private static Decision onRecord(
      ReadTransaction tx, User actor, Action action, Optional<CrmRecord> record, Subject thing) {
    return record
        .map(found -> Decisions.decide(tx.org(), actor, action, found))
        .orElseGet(() -> noSuchThing(actor, thing));
  }

  private static Decision onSetting(OrgSnapshot org, User actor, Action action, Subject thing) {
    Visibility visibility = Visibility.of(org, actor);
    boolean seen;
    SettingsArea area;
    if (thing instanceof SectionId id) {
      seen = visibility.opens(id);
      area = SettingsArea.CLIENT_FORM;
    } else if (thing instanceof FieldId id) {
      seen = org.field(id).map(Field::section).filter(visibility::opens).isPresent();
      area = SettingsArea.CLIENT_FORM;
    } else if (thing instanceof PipelineId id) {
      seen = org.pipeline(id).isPresent();
      area = SettingsArea.STAGES;
    } else if (thing instanceof LabelId id) {
      seen = org.label(id).isPresent();
      area = SettingsArea.LABELS;
    } else {
      seen = thing instanceof GroupId id && visibility.group(id).isPresent();
      area = SettingsArea.SECURITY;
    }
    if (!seen) {
      return noSuchThing(actor, thing);
    }
    if (action == Action.DELETE && thing.equals(Section.FIRST)) {
      return Decision.of(Rule.FIRST_SECTION_STAYS, actor, thing);
    }
    return action == Action.VIEW
        ? Decision.of(Rule.WORKS, actor, thing)
        : Decisions.decide(actor, Action.MANAGE, area);
  }

  private static Decision noSuchThing(User actor, Subject thing) {
    return Decision.of(Rule.NO_SUCH_THING, actor, thing);
  }
}
