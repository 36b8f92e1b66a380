package dev.crmkit.store.testkit.scenario.operation;

import static dev.crmkit.store.testkit.scenario.format.Key.may;
import static dev.crmkit.store.testkit.scenario.format.Key.must;

import dev.crmkit.core.client.ClientEdit;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.client.NewClient;
import dev.crmkit.core.label.LabelId;
import dev.crmkit.core.user.UserId;
import dev.crmkit.store.testkit.scenario.company.Actor;
import dev.crmkit.store.testkit.scenario.format.Keys;
import dev.crmkit.store.testkit.scenario.format.Kind;
import dev.crmkit.store.testkit.scenario.format.Shapes;
import java.util.List;
import java.util.Set;

/** What is done with clients. */
final class ClientOperations {

  private static final Keys KEYS =
      Keys.of(
          must("id", Shapes.NAME),
          may("owner", Shapes.NAME),
          may("name", Shapes.TEXT),
          may("fields", Shapes.VALUES),
          may("labels", Shapes.NAMES),
          may("stages", Shapes.PLACES),
          may("version", Shapes.TEXT));

  /** All of them. */
  static final List<Operation> ALL =
      List.of(
          new Act("create-client", KEYS, ClientOperations::create),
          new Act(
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
                              given.id("id", Kind.CLIENT, ClientId::of).orElseThrow()))));

  private ClientOperations() {}

  private static void create(Actor actor, Arguments given) {
    Places places = Places.of(actor, given);
    NewClient.Builder client = NewClient.builder();
    client.id(given.id("id", Kind.CLIENT, ClientId::of));
    client.owner(given.id("owner", Kind.USER, UserId::of));
    client.fields(given.values());
    client.labels(given.ids("labels", Kind.LABEL, LabelId::of).orElse(Set.of()));
    client.stages(places.stages());
    given.noVersion();
    client.name(given.refusable("name", given.required("name")));
    actor.session().clients().create(client.build());
  }

  /** The edit of a client that some arguments ask for. */
  static ClientEdit edit(Actor actor, Arguments given, ClientId id) {
    Places places = Places.of(actor, given);
    ClientEdit.Builder edit = ClientEdit.builder();
    edit.id(id);
    edit.owner(given.id("owner", Kind.USER, UserId::of));
    edit.fields(given.values());
    edit.labels(given.ids("labels", Kind.LABEL, LabelId::of));
    edit.stages(places.stages());
    edit.leaves(places.leaves());
    edit.version(given.number("version"));
    edit.name(given.refusable("name", given.change("name")));
    return edit.build();
  }
}
