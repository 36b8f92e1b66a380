package dev.crmkit.access.internal.draft;

import static dev.crmkit.access.SmallCompany.ANNA;
import static dev.crmkit.access.SmallCompany.VERA;
import static dev.crmkit.access.SmallCompany.stage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmkit.access.SmallCompany;
import dev.crmkit.access.change.NewPipeline;
import dev.crmkit.access.change.PipelineEdit;
import dev.crmkit.access.change.StageSpec;
import dev.crmkit.access.query.Filter;
import dev.crmkit.access.query.Query;
import dev.crmkit.access.view.DealView;
import dev.crmkit.access.view.HistoryView;
import dev.crmkit.core.client.ClientEdit;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.client.NewClient;
import dev.crmkit.core.deal.Closed;
import dev.crmkit.core.deal.DealEdit;
import dev.crmkit.core.deal.DealId;
import dev.crmkit.core.deal.NewDeal;
import dev.crmkit.core.error.InvalidException;
import dev.crmkit.core.history.Change;
import dev.crmkit.core.history.EventType;
import dev.crmkit.core.pipeline.DealOutcome;
import dev.crmkit.core.pipeline.Pipeline;
import dev.crmkit.core.pipeline.StageId;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How records move in pipelines, and how deals close: rules.md P2 to P4. */
class StageMovesTest {

  private final SmallCompany company = new SmallCompany();
  private final Pipeline retail = company.clientPipeline("retail", "contact", "offer", "close");
  private final Pipeline tender = company.clientPipeline("tender", "bid", "contract");
  private final Pipeline sales = company.sales("sales");
  private final ClientId client =
      company
          .as(VERA)
          .clients()
          .create(NewClient.of("Acme").stage(retail.id(), stage(retail, "contact")))
          .id();

  private DealId deal() {
    return company
        .as(VERA)
        .deals()
        .create(NewDeal.of(client, "Deal").stage(sales.id(), stage(sales, "offer")))
        .id();
  }

  private DealView move(DealId deal, Pipeline pipeline, String to) {
    return company
        .as(VERA)
        .deals()
        .edit(DealEdit.of(deal).stage(pipeline.id(), stage(pipeline, to)));
  }

  @Tag("P2")
  @Test
  void aRecordHoldsOneStageOfEachPipelineAndAnyStageFollowsAny() {
    company
        .as(VERA)
        .clients()
        .edit(
            ClientEdit.of(client)
                .stage(retail.id(), stage(retail, "close"))
                .stage(tender.id(), stage(tender, "bid")));
    company
        .as(VERA)
        .clients()
        .edit(ClientEdit.of(client).stage(retail.id(), stage(retail, "offer")));

    assertThat(company.seenByAnna(client).stages())
        .containsEntry(retail.id(), stage(retail, "offer"))
        .containsEntry(tender.id(), stage(tender, "bid"))
        .hasSize(2);
  }

  @Tag("P2")
  @Test
  void aRecordCanLeaveAPipeline() {
    company.as(VERA).clients().edit(ClientEdit.of(client).clearStage(retail.id()));

    assertThat(company.seenByAnna(client).stages()).isEmpty();
    assertThat(
            company
                .as(VERA)
                .clients()
                .edit(ClientEdit.of(client).clearStage(tender.id()))
                .version())
        .as("leaving what it is not in changes nothing")
        .isEqualTo(2);
  }

  @Tag("P2")
  @Tag("A2")
  @Test
  void aStageMustBeOneOfALivingPipelineOfThatKind() {
    StageId bid = stage(tender, "bid");
    for (ClientEdit bad :
        List.of(
            ClientEdit.of(client).stage(retail.id(), bid),
            ClientEdit.of(client).stage(sales.id(), stage(sales, "offer")),
            ClientEdit.of(client).stage(SmallCompany.unknownPipeline(), bid),
            ClientEdit.of(client).clearStage(SmallCompany.unknownPipeline()))) {
      assertThatThrownBy(() -> company.as(VERA).clients().edit(bad))
          .isInstanceOfSatisfying(
              InvalidException.class,
              e -> assertThat(e.violations().get(0).field()).isEqualTo("stages"));
    }
  }

  @Tag("P2")
  @Tag("W2")
  @Test
  void everyMoveIsInTheHistoryWithWhoAndWhen() {
    Instant when = company.later();
    company
        .as(VERA)
        .clients()
        .edit(
            ClientEdit.of(client)
                .name("Acme & Co")
                .stage(retail.id(), stage(retail, "offer"))
                .stage(tender.id(), stage(tender, "bid")));

    List<HistoryView> history = company.as(VERA).clients().history(client).items();
    assertThat(history)
        .extracting(HistoryView::type)
        .containsExactly(EventType.CREATE, EventType.EDIT, EventType.STAGE);
    HistoryView move = history.get(2);
    assertThat(move.occurredAt()).isEqualTo(when);
    assertThat(move.actor()).isEqualTo(company.as(ANNA).users().get(VERA).ref());
    assertThat(move.changes())
        .containsExactly(
            new Change(
                retail.id().path(),
                Long.toString(stage(retail, "contact").value()),
                Long.toString(stage(retail, "offer").value())),
            new Change(tender.id().path(), null, Long.toString(stage(tender, "bid").value())));
    assertThat(company.seenByAnna(client).version()).isEqualTo(2);
  }

  @Tag("P3")
  @Test
  void closingSetsTheTimeAndReopeningClearsIt() {
    DealId deal = deal();
    assertThat(company.as(VERA).deals().get(deal).closed()).isEmpty();

    Instant won = company.later();
    assertThat(move(deal, sales, "won").closed()).contains(new Closed(DealOutcome.WON, won));
    company.later();
    company.as(VERA).deals().edit(DealEdit.of(deal).title("Renamed"));
    assertThat(company.as(VERA).deals().get(deal).closed())
        .contains(new Closed(DealOutcome.WON, won));

    assertThat(move(deal, sales, "offer").closed()).isEmpty();
    Instant lost = company.later();
    assertThat(move(deal, sales, "lost").closed()).contains(new Closed(DealOutcome.LOST, lost));
  }

  @Tag("P3")
  @Test
  void aDealWhoseStagesWouldSayBothIsInvalid() {
    Pipeline delivery = company.sales("delivery");
    DealId deal = deal();
    move(deal, sales, "won");

    assertThatThrownBy(() -> move(deal, delivery, "lost")).isInstanceOf(InvalidException.class);
    assertThat(move(deal, delivery, "won").closed()).map(Closed::outcome).contains(DealOutcome.WON);
    assertThatThrownBy(
            () ->
                company
                    .as(VERA)
                    .deals()
                    .create(
                        NewDeal.of(client, "Both")
                            .stage(sales.id(), stage(sales, "won"))
                            .stage(delivery.id(), stage(delivery, "lost"))))
        .isInstanceOf(InvalidException.class);
  }

  @Tag("P3")
  @Test
  void aDealThatIsClosedTwiceWasClosedAtTheFirstTime() {
    Pipeline delivery = company.sales("delivery");
    DealId deal = deal();
    Instant first = company.later();
    move(deal, sales, "won");
    company.later();

    assertThat(move(deal, delivery, "won").closed()).contains(new Closed(DealOutcome.WON, first));
  }

  @Tag("P4")
  @Test
  void recordsFollowTheStageThatReplacesTheirs() {
    Pipeline onboarding =
        company
            .as(ANNA)
            .pipelines()
            .create(
                NewPipeline.ofDeals("onboarding")
                    .addStage("begun")
                    .addStage("ready")
                    .addStage(StageSpec.won("done")));
    DealId deal = deal();
    move(deal, onboarding, "ready");
    Instant when = company.later();
    Pipeline after =
        company
            .as(ANNA)
            .pipelines()
            .edit(
                PipelineEdit.of(onboarding.id())
                    .stages(List.of(StageSpec.of("begun"), StageSpec.won("done")))
                    .replace("ready", "done"));

    DealView seen = company.as(VERA).deals().get(deal);
    assertThat(seen.stages()).containsEntry(onboarding.id(), stage(after, "done"));
    assertThat(seen.closed()).contains(new Closed(DealOutcome.WON, when));
    assertThat(
            company
                .as(VERA)
                .deals()
                .list(Query.all().where(Filter.stage(onboarding.id(), stage(after, "done"))))
                .items())
        .hasSize(1);
    List<HistoryView> history = company.as(VERA).deals().history(deal).items();
    HistoryView last = history.get(history.size() - 1);
    assertThat(last.type()).isEqualTo(EventType.STAGE);
    assertThat(last.changes())
        .containsExactly(
            new Change(
                onboarding.id().path(),
                Long.toString(stage(onboarding, "ready").value()),
                Long.toString(stage(after, "done").value())));
    assertThat(last.actor()).isEqualTo(company.crm.director().ref());
    assertThat(last.address()).isNull();
    assertThat(move(deal, after, "done").version())
        .as("moving to where it stands already changes nothing")
        .isEqualTo(seen.version());
  }

  @Tag("P4")
  @Test
  void recordsLeaveAPipelineThatIsDeleted() {
    company.as(ANNA).pipelines().delete(retail.id(), 1);

    assertThat(company.seenByAnna(client).stages()).isEmpty();
    List<HistoryView> history = company.as(VERA).clients().history(client).items();
    assertThat(history)
        .extracting(HistoryView::type)
        .containsExactly(EventType.CREATE, EventType.STAGE);
    assertThat(history.get(1).changes())
        .containsExactly(
            new Change(retail.id().path(), Long.toString(stage(retail, "contact").value()), null));
  }

  @Tag("P4")
  @Tag("W2")
  @Test
  void theReplacementOfAStageIsStillShownForARecordThatHasLeftThePipeline() {
    StageId contact = stage(retail, "contact");
    StageId offer = stage(retail, "offer");
    company
        .as(ANNA)
        .pipelines()
        .edit(
            PipelineEdit.of(retail.id())
                .stages(List.of(StageSpec.of("offer"), StageSpec.of("close")))
                .replace("contact", "offer"));
    company.as(VERA).clients().edit(ClientEdit.of(client).clearStage(retail.id()));

    List<HistoryView> history = company.as(VERA).clients().history(client).items();
    assertThat(history)
        .extracting(HistoryView::type)
        .containsExactly(EventType.CREATE, EventType.STAGE, EventType.STAGE);
    assertThat(history.get(1).changes())
        .containsExactly(
            new Change(
                retail.id().path(), Long.toString(contact.value()), Long.toString(offer.value())));
  }
}
