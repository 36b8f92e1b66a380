package dev.crmkit.store.testkit.internal.execution;

import static dev.crmkit.store.testkit.internal.format.MapKey.optional;
import static dev.crmkit.store.testkit.internal.format.MapKey.required;

import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.deal.DealEdit;
import dev.crmkit.core.deal.DealId;
import dev.crmkit.core.deal.NewDeal;
import dev.crmkit.core.label.LabelId;
import dev.crmkit.core.user.UserId;
import dev.crmkit.store.testkit.internal.format.EntityKind;
import dev.crmkit.store.testkit.internal.format.MapKey;
import dev.crmkit.store.testkit.internal.format.MapShape;
import dev.crmkit.store.testkit.internal.format.Shapes;
import dev.crmkit.store.testkit.internal.workspace.Actor;
import java.util.List;
import java.util.Set;

/** What is done with deals. */
final class DealCalls {

  private static final MapKey[] OPTIONAL = {
    optional("owner", Shapes.NAME),
    optional("title", Shapes.TEXT),
    optional("amount", Shapes.TEXT),
    optional("labels", Shapes.NAMES),
    optional("stages", Shapes.STAGES_BY_PIPELINE),
    optional("version", Shapes.TEXT)
  };

  /** All of them. */
  static final List<ScenarioOperation> ALL =
      List.of(
          new PlainOperation(
              "create-deal",
              MapShape.of(required("id", Shapes.NAME), required("client", Shapes.NAME))
                  .and(OPTIONAL),
              DealCalls::create),
          new PlainOperation(
              "edit-deal",
              MapShape.of(required("id", Shapes.NAME), optional("client", Shapes.NAME))
                  .and(OPTIONAL),
              DealCalls::edit));

  private DealCalls() {}

  private static void create(Actor actor, OperationArguments given) {
    NewDeal.Builder deal = NewDeal.builder();
    deal.id(given.id("id", EntityKind.DEAL, DealId::of));
    deal.client(given.id("client", EntityKind.CLIENT, ClientId::of).orElseThrow());
    deal.owner(given.id("owner", EntityKind.USER, UserId::of));
    deal.amount(given.amount());
    deal.labels(given.ids("labels", EntityKind.LABEL, LabelId::of).orElse(Set.of()));
    deal.stages(StageMoves.of(actor, given).stages());
    given.noVersion();
    deal.title(given.refusable("title", given.required("title")));
    actor.session().deals().create(deal.build());
  }

  private static void edit(Actor actor, OperationArguments given) {
    StageMoves places = StageMoves.of(actor, given);
    DealEdit.Builder edit = DealEdit.builder();
    edit.id(given.id("id", EntityKind.DEAL, DealId::of).orElseThrow());
    edit.client(given.id("client", EntityKind.CLIENT, ClientId::of));
    edit.owner(given.id("owner", EntityKind.USER, UserId::of));
    edit.amount(given.amount());
    edit.clearAmount(given.isNull("amount"));
    edit.labels(given.ids("labels", EntityKind.LABEL, LabelId::of));
    edit.stages(places.stages());
    edit.leftPipelines(places.leftPipelines());
    edit.version(given.number("version"));
    edit.title(given.refusable("title", given.change("title")));
    actor.session().deals().edit(edit.build());
  }
}
