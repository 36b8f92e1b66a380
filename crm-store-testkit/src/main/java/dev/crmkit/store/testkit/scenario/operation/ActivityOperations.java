package dev.crmkit.store.testkit.scenario.operation;

import static dev.crmkit.store.testkit.scenario.format.Key.may;
import static dev.crmkit.store.testkit.scenario.format.Key.must;

import dev.crmkit.core.activity.ActivityEdit;
import dev.crmkit.core.activity.ActivityId;
import dev.crmkit.core.activity.ActivityKind;
import dev.crmkit.core.activity.NewActivity;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.user.UserId;
import dev.crmkit.store.testkit.scenario.company.Actor;
import dev.crmkit.store.testkit.scenario.format.Key;
import dev.crmkit.store.testkit.scenario.format.Keys;
import dev.crmkit.store.testkit.scenario.format.Kind;
import dev.crmkit.store.testkit.scenario.format.Shapes;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What is done with activities. */
final class ActivityOperations {

  private static final Key[] OPTIONAL = {
    may("owner", Shapes.NAME),
    may("kind", Shapes.NAME),
    may("subject", Shapes.TEXT),
    may("due", Shapes.TEXT),
    may("done", Shapes.TEXT),
    may("version", Shapes.TEXT)
  };

  /** All of them. */
  static final List<Operation> ALL =
      List.of(
          new Act(
              "create-activity",
              Keys.of(must("id", Shapes.NAME), must("client", Shapes.NAME)).and(OPTIONAL),
              ActivityOperations::create),
          new Act(
              "edit-activity",
              Keys.of(must("id", Shapes.NAME), may("client", Shapes.NAME)).and(OPTIONAL),
              ActivityOperations::edit));

  private ActivityOperations() {}

  private static void create(Actor actor, Arguments given) {
    NewActivity.Builder activity = NewActivity.builder();
    activity.id(given.id("id", Kind.ACTIVITY, ActivityId::of));
    activity.client(given.id("client", Kind.CLIENT, ClientId::of).orElseThrow());
    activity.owner(given.id("owner", Kind.USER, UserId::of));
    given.word("kind", ActivityKind.class).ifPresent(activity::kind);
    activity.due(given.time("due"));
    activity.done(
        switch (given.text("done").orElse("false")) {
          case "false" -> Optional.<Instant>empty();
          case "true" -> Optional.of(actor.company().clock().instant());
          default -> given.time("done");
        });
    given.noVersion();
    activity.subject(given.refusable("subject", given.required("subject")));
    actor.session().activities().create(activity.build());
  }

  private static void edit(Actor actor, Arguments given) {
    ActivityEdit.Builder edit = ActivityEdit.builder();
    edit.id(given.id("id", Kind.ACTIVITY, ActivityId::of).orElseThrow());
    edit.client(given.id("client", Kind.CLIENT, ClientId::of));
    edit.owner(given.id("owner", Kind.USER, UserId::of));
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
