package dev.crmkit.access.internal.draft;

import dev.crmkit.core.activity.Activity;
import dev.crmkit.core.activity.ActivityEdit;
import dev.crmkit.core.activity.NewActivity;
import dev.crmkit.core.text.Texts;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Drafts created and edited activities (rules.md R2). */
public final class ActivityDrafts {

  private ActivityDrafts() {}

  public static DraftResult<Activity> created(
      DraftContext draft, NewRecord<Activity.Builder> birth, NewActivity given) {
    String subject = Texts.orEmpty(given.subject());
    Texts.checkName("subject", subject, draft.violations());
    Optional<Instant> due = given.due().map(time -> draft.time("due", time));
    Optional<Instant> done = given.done().map(time -> draft.time("done", time));
    AttributeDiff diff = birth.diff("subject", subject);
    diff.add("kind", null, given.kind());
    diff.add("due", null, due.orElse(null));
    diff.add("done", null, done.orElse(null));
    Activity activity =
        birth
            .builder()
            .client(draft.required("client", given.client()))
            .kind(given.kind())
            .subject(subject)
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
    Optional<Instant> due = edit.due().map(time -> draft.time("due", time)).applyTo(current.due());
    diff.add("due", current.due().orElse(null), due.orElse(null));
    Optional<Instant> done = done(draft, current, edit);
    diff.add("done", current.done().orElse(null), done.orElse(null));
    return new DraftResult<>(after.due(due).done(done).build(), diff.changes(), List.of());
  }

  private static Optional<Instant> done(DraftContext draft, Activity current, ActivityEdit edit) {
    return edit.finished()
        ? current.done().or(() -> Optional.of(draft.now()))
        : edit.done().map(time -> draft.time("done", time)).applyTo(current.done());
  }
}
