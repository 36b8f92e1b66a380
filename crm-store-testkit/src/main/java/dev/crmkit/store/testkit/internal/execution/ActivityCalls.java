package dev.crmkit.store.testkit.internal.execution;

import static dev.crmkit.store.testkit.internal.format.MapKey.optional;
import static dev.crmkit.store.testkit.internal.format.MapKey.required;

import dev.crmkit.core.activity.ActivityEdit;
import dev.crmkit.core.activity.ActivityId;
import dev.crmkit.core.activity.ActivityKind;
import dev.crmkit.core.activity.NewActivity;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.user.UserId;
import dev.crmkit.store.testkit.internal.format.EntityKind;
import dev.crmkit.store.testkit.internal.format.MapKey;
import dev.crmkit.store.testkit.internal.format.MapShape;
import dev.crmkit.store.testkit.internal.format.Shapes;
import dev.crmkit.store.testkit.internal.workspace.Actor;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What is done with activities. */
final class ActivityCalls {

  private static final MapKey[] OPTIONAL = {
    optional("owner", Shapes.NAME),
    optional("kind", Shapes.NAME),
    optional("subject", Shapes.TEXT),
    optional("due", Shapes.TEXT),
    optional("done", Shapes.TEXT),
    optional("version", Shapes.TEXT)
  };

  /** All of them. */
  static final List<ScenarioOperation> ALL =
      List.of(
          new PlainOperation(
              "create-activity",
              MapShape.of(required("id", Shapes.NAME), required("client", Shapes.NAME))
                  .and(OPTIONAL),
              ActivityCalls::create),
          new PlainOperation(
              "edit-activity",
              MapShape.of(required("id", Shapes.NAME), optional("client", Shapes.NAME))
                  .and(OPTIONAL),
              ActivityCalls::edit));

  private ActivityCalls() {}

  private static void create(Actor actor, OperationArguments given) {
    NewActivity.Builder activity = NewActivity.builder();
    activity.id(given.id("id", EntityKind.ACTIVITY, ActivityId::of));
    activity.client(given.id("client", EntityKind.CLIENT, ClientId::of).orElseThrow());
    activity.owner(given.id("owner", EntityKind.USER, UserId::of));
    given.word("kind", ActivityKind.class).ifPresent(activity::kind);
    activity.due(given.time("due"));
    activity.done(
        switch (given.text("done").orElse("false")) {
          case "false" -> Optional.<Instant>empty();
          case "true" -> Optional.of(actor.workspace().clock().instant());
          default -> given.time("done");
        });
    given.noVersion();
    activity.subject(given.refusable("subject", given.required("subject")));
    actor.session().activities().create(activity.build());
  }

  private static void edit(Actor actor, OperationArguments given) {
    ActivityEdit.Builder edit = ActivityEdit.builder();
    edit.id(given.id("id", EntityKind.ACTIVITY, ActivityId::of).orElseThrow());
    edit.client(given.id("client", EntityKind.CLIENT, ClientId::of));
    edit.owner(given.id("owner", EntityKind.USER, UserId::of));
    edit.kind(given.word("kind", ActivityKind.class));
    edit.due(given.time("due"));
    edit.clearDue(given.isNull("due"));
    switch (given.text("done").orElse("false")) {
      case "true" -> edit.finished(true);
      case "false" -> {
        if (given.has("done")) {
          edit.finished(false);
        }
      }
      default -> edit.done(given.time("done"));
    }
    edit.version(given.number("version"));
    edit.subject(given.refusable("subject", given.change("subject")));
    actor.session().activities().edit(edit.build());
  }
}
