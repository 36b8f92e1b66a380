package dev.crmkit.store.testkit.internal.execution;

import static dev.crmkit.store.testkit.internal.format.MapKey.optional;
import static dev.crmkit.store.testkit.internal.format.MapKey.required;

import dev.crmkit.core.client.ClientEdit;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.client.NewClient;
import dev.crmkit.core.label.LabelId;
import dev.crmkit.core.user.UserId;
import dev.crmkit.store.testkit.internal.format.EntityKind;
import dev.crmkit.store.testkit.internal.format.MapShape;
import dev.crmkit.store.testkit.internal.format.Shapes;
import dev.crmkit.store.testkit.internal.workspace.Actor;
import java.util.List;
import java.util.Set;

/** What is done with clients. */
final class ClientCalls {

  private static final MapShape KEYS =
      MapShape.of(
          required("id", Shapes.NAME),
          optional("owner", Shapes.NAME),
          optional("name", Shapes.TEXT),
          optional("fields", Shapes.VALUES),
          optional("labels", Shapes.NAMES),
          optional("stages", Shapes.STAGES_BY_PIPELINE),
          optional("version", Shapes.TEXT));

  /** All of them. */
  static final List<ScenarioOperation> ALL =
      List.of(
          new PlainOperation("create-client", KEYS, ClientCalls::create),
          new PlainOperation(
              "edit-client",
              KEYS,
              (actor, given) ->
                  actor
                      .session()
                      .clients()
                      .edit(
                          edit(
                              actor,
                              given,
                              given.id("id", EntityKind.CLIENT, ClientId::of).orElseThrow()))));

  private ClientCalls() {}

  private static void create(Actor actor, OperationArguments given) {
    StageMoves places = StageMoves.of(actor, given);
    NewClient.Builder client = NewClient.builder();
    client.id(given.id("id", EntityKind.CLIENT, ClientId::of));
    client.owner(given.id("owner", EntityKind.USER, UserId::of));
    client.fields(given.values());
    client.labels(given.ids("labels", EntityKind.LABEL, LabelId::of).orElse(Set.of()));
    client.stages(places.stages());
    given.noVersion();
    client.name(given.refusable("name", given.required("name")));
    actor.session().clients().create(client.build());
  }

  /** The edit of a client that some arguments ask for. */
  static ClientEdit edit(Actor actor, OperationArguments given, ClientId id) {
    StageMoves places = StageMoves.of(actor, given);
    ClientEdit.Builder edit = ClientEdit.builder();
    edit.id(id);
    edit.owner(given.id("owner", EntityKind.USER, UserId::of));
    edit.fields(given.values());
    edit.labels(given.ids("labels", EntityKind.LABEL, LabelId::of));
    edit.stages(places.stages());
    edit.leftPipelines(places.leftPipelines());
    edit.version(given.number("version"));
    edit.name(given.refusable("name", given.change("name")));
    return edit.build();
  }
}
