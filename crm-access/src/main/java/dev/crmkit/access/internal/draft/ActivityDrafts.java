package dev.crmkit.access.internal.draft;

import dev.crmkit.core.activity.Activity;
import dev.crmkit.core.activity.ActivityEdit;
import dev.crmkit.core.activity.NewActivity;
import dev.crmkit.core.error.ViolationCode;
import dev.crmkit.core.text.Texts;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Drafts created and edited activities (rules.md R2). */
public final class ActivityDrafts {

  private ActivityDrafts() {}

  public static DraftResult<Activity> created(
      DraftContext draft, NewRecord<Activity.Builder> birth, NewActivity given) {
    Texts.checkName("subject", given.subject(), draft.violations());
    Optional<Instant> due = given.due().map(time -> draft.time("due", time));
    Optional<Instant> done = given.done().map(time -> draft.time("done", time));
    AttributeDiff diff = birth.diff("subject", given.subject());
    diff.add("kind", null, given.kind());
    diff.add("due", null, due.orElse(null));
    diff.add("done", null, done.orElse(null));
    Activity activity =
        birth
            .builder()
            .client(given.client())
            .kind(given.kind())
            .subject(given.subject())
            .due(due)
            .done(done)
            .build();
    return new DraftResult<>(activity, diff.changes(), List.of());
  }

  public static DraftResult<Activity> edited(
      DraftContext draft, Activity current, ActivityEdit edit) {
    Activity.Builder after = current.toBuilder();
    AttributeDiff diff = new AttributeDiff();
    edit.client()
        .ifPresent(
            client -> {
              diff.add("client", current.client().value(), client.value());
              after.client(client);
            });
    edit.kind()
        .ifPresent(
            kind -> {
              diff.add("kind", current.kind(), kind);
              after.kind(kind);
            });
    edit.subject()
        .ifPresent(
            subject -> {
              Texts.checkName("subject", subject, draft.violations());
              diff.add("subject", current.subject(), subject);
              after.subject(subject);
            });
    Optional<Instant> due = due(draft, current, edit);
    diff.add("due", current.due().orElse(null), due.orElse(null));
    Optional<Instant> done = Optional.ofNullable(done(draft, current, edit));
    diff.add("done", current.done().orElse(null), done.orElse(null));
    return new DraftResult<>(after.due(due).done(done).build(), diff.changes(), List.of());
  }

  private static Optional<Instant> due(DraftContext draft, Activity current, ActivityEdit edit) {
    Optional<Instant> given = edit.due().map(time -> draft.time("due", time));
    if (edit.clearDue()) {
      given.ifPresent(
          time ->
              draft
                  .violations()
                  .add(
                      "due",
                      ViolationCode.NOT_ALLOWED,
                      time.toString(),
                      "a due time, or none, not both"));
      return Optional.empty();
    }
    return given.or(current::due);
  }

  private static @Nullable Instant done(DraftContext draft, Activity current, ActivityEdit edit) {
    Instant given = edit.done().map(time -> draft.time("done", time)).orElse(null);
    boolean finished = edit.finished().orElse(true);
    if (given != null) {
      if (!finished) {
        draft
            .violations()
            .add(
                "done",
                ViolationCode.NOT_ALLOWED,
                given.toString(),
                "a done time, or not done, not both");
      }
      return given;
    }
    Instant before = current.done().orElse(null);
    if (edit.finished().isEmpty()) {
      return before;
    }
    return finished ? (before == null ? draft.now() : before) : null;
  }
}
