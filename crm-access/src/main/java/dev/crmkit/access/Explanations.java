package dev.crmkit.access;

import dev.crmkit.access.decision.Action;
import dev.crmkit.access.decision.Decision;
import dev.crmkit.access.decision.Decisions;
import dev.crmkit.access.decision.Rule;
import dev.crmkit.access.decision.Visibility;
import dev.crmkit.core.Subject;
import dev.crmkit.core.file.FileId;
import dev.crmkit.core.form.Field;
import dev.crmkit.core.form.FieldId;
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
import java.util.List;
import java.util.Optional;

/** Decides on any thing by its name: finds it, and asks {@link Decisions}. */
final class Explanations {

  private Explanations() {}

  /** What a user may do with a thing, with the whole reason; he can work. */
  static Decision explain(ReadTransaction tx, User actor, Action action, Subject thing) {
    OrgSnapshot org = tx.org();
    if (thing instanceof RecordId id) {
      return onRecord(tx, actor, action, tx.record(id), thing);
    }
    if (thing instanceof FileId id) {
      return onRecord(tx, actor, action, tx.file(id).flatMap(file -> tx.record(file.on())), thing);
    }
    if (thing instanceof UserId id) {
      return org.user(id)
          .map(target -> Decisions.decide(actor, action, target))
          .orElseGet(() -> none(actor, thing));
    }
    if (thing instanceof SettingsArea area) {
      return Decisions.decide(actor, action, area);
    }
    return onSetting(org, actor, action, thing);
  }

  /** The same for the user himself: what he does not see is not there, and no more is told (V8). */
  static Decision explainToHim(ReadTransaction tx, User actor, Action action, Subject thing) {
    Decision whole = explain(tx, actor, action, thing);
    boolean sees =
        whole.allowed()
            || thing instanceof SettingsArea
            || explain(tx, actor, Action.VIEW, thing).allowed();
    return sees ? whole : none(actor, thing);
  }

  /** Who may do something with a thing, of those who can work, by id. */
  static List<User> whoCan(ReadTransaction tx, Action action, Subject thing) {
    OrgSnapshot org = tx.org();
    Optional<CrmRecord> record =
        thing instanceof RecordId id
            ? tx.record(id)
            : thing instanceof FileId id
                ? tx.file(id).flatMap(file -> tx.record(file.on()))
                : Optional.empty();
    return record
        .map(found -> Decisions.who(org, action, found))
        .orElseGet(
            () ->
                Decisions.workers(
                    org, org.users(), user -> explain(tx, user, action, thing).allowed()));
  }

  private static Decision onRecord(
      ReadTransaction tx, User actor, Action action, Optional<CrmRecord> record, Subject thing) {
    return record
        .map(found -> Decisions.decide(tx.org(), actor, action, found))
        .orElseGet(() -> none(actor, thing));
  }

  private static Decision onSetting(OrgSnapshot org, User actor, Action action, Subject thing) {
    Visibility sight = Visibility.of(org, actor);
    boolean seen;
    SettingsArea area;
    if (thing instanceof SectionId id) {
      seen = sight.opens(id);
      area = SettingsArea.CLIENT_FORM;
    } else if (thing instanceof FieldId id) {
      seen = org.field(id).map(Field::section).filter(sight::opens).isPresent();
      area = SettingsArea.CLIENT_FORM;
    } else if (thing instanceof PipelineId id) {
      seen = org.pipeline(id).isPresent();
      area = SettingsArea.STAGES;
    } else if (thing instanceof LabelId id) {
      seen = org.label(id).isPresent();
      area = SettingsArea.LABELS;
    } else {
      seen = thing instanceof GroupId id && org.group(id).isPresent();
      area = SettingsArea.SECURITY;
    }
    if (!seen) {
      return none(actor, thing);
    }
    return action == Action.VIEW
        ? Decision.of(Rule.WORKS, actor, thing)
        : Decisions.decide(actor, Action.MANAGE, area);
  }

  private static Decision none(User actor, Subject thing) {
    return Decision.of(Rule.NO_SUCH_THING, actor, thing);
  }
}
