package dev.crmkit.store.testkit.scenario.operation;

import static dev.crmkit.store.testkit.scenario.format.Key.may;
import static dev.crmkit.store.testkit.scenario.format.Key.must;

import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.deal.DealEdit;
import dev.crmkit.core.deal.DealId;
import dev.crmkit.core.deal.NewDeal;
import dev.crmkit.core.label.LabelId;
import dev.crmkit.core.user.UserId;
import dev.crmkit.store.testkit.scenario.company.Actor;
import dev.crmkit.store.testkit.scenario.format.Key;
import dev.crmkit.store.testkit.scenario.format.Keys;
import dev.crmkit.store.testkit.scenario.format.Kind;
import dev.crmkit.store.testkit.scenario.format.Shapes;
import java.util.List;
import java.util.Set;

/** What is done with deals. */
final class DealOperations {

  private static final Key[] OPTIONAL = {
    may("owner", Shapes.NAME),
    may("title", Shapes.TEXT),
    may("amount", Shapes.TEXT),
    may("labels", Shapes.NAMES),
    may("stages", Shapes.PLACES),
    may("version", Shapes.TEXT)
  };

  /** All of them. */
  static final List<Operation> ALL =
      List.of(
          new Act(
              "create-deal",
              Keys.of(must("id", Shapes.NAME), must("client", Shapes.NAME)).and(OPTIONAL),
              DealOperations::create),
          new Act(
              "edit-deal",
              Keys.of(must("id", Shapes.NAME), may("client", Shapes.NAME)).and(OPTIONAL),
              DealOperations::edit));

  private DealOperations() {}

  private static void create(Actor actor, Arguments given) {
    NewDeal.Builder deal = NewDeal.builder();
    deal.id(given.id("id", Kind.DEAL, DealId::of));
    deal.client(given.id("client", Kind.CLIENT, ClientId::of).orElseThrow());
    deal.owner(given.id("owner", Kind.USER, UserId::of));
    deal.amount(given.amount());
    deal.labels(given.ids("labels", Kind.LABEL, LabelId::of).orElse(Set.of()));
    deal.stages(Places.of(actor, given).stages());
    given.noVersion();
    deal.title(given.refusable("title", given.required("title")));
    actor.session().deals().create(deal.build());
  }

  private static void edit(Actor actor, Arguments given) {
    Places places = Places.of(actor, given);
    DealEdit.Builder edit = DealEdit.builder();
    edit.id(given.id("id", Kind.DEAL, DealId::of).orElseThrow());
    edit.client(given.id("client", Kind.CLIENT, ClientId::of));
    edit.owner(given.id("owner", Kind.USER, UserId::of));
    edit.amount(given.amount());
    edit.clearAmount(given.isNull("amount"));
    edit.labels(given.ids("labels", Kind.LABEL, LabelId::of));
    edit.stages(places.stages());
    edit.leaves(places.leaves());
    edit.version(given.number("version"));
    edit.title(given.refusable("title", given.change("title")));
    actor.session().deals().edit(edit.build());
  }
}
