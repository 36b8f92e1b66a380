package dev.crmkit.access.internal.history;

import static dev.crmkit.access.Company.ANNA;
import static dev.crmkit.access.Company.BORIS;
import static dev.crmkit.access.Company.CLARA;
import static dev.crmkit.access.Company.DINA;
import static dev.crmkit.access.Company.VERA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.access.Company;
import dev.crmkit.access.CrmSession;
import dev.crmkit.access.change.NewPipeline;
import dev.crmkit.access.change.PipelineEdit;
import dev.crmkit.access.change.StageSpec;
import dev.crmkit.access.query.PageRequest;
import dev.crmkit.access.view.HistoryView;
import dev.crmkit.access.view.Page;
import dev.crmkit.core.client.ClientEdit;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.deal.DealId;
import dev.crmkit.core.history.Change;
import dev.crmkit.core.history.Event;
import dev.crmkit.core.history.EventType;
import dev.crmkit.core.pipeline.Pipeline;
import dev.crmkit.core.pipeline.Stage;
import dev.crmkit.core.pipeline.StageEntry;
import dev.crmkit.core.pipeline.StageId;
import dev.crmkit.core.record.RecordId;
import dev.crmkit.core.user.UserStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The history of records that were brought in from elsewhere without an entry: rules.md W2. */
class ImportedRecordsTest {

  private final Company company = new Company();
  private final CrmSession anna = company.as(ANNA);
  private final Pipeline retail =
      anna.pipelines()
          .create(
              NewPipeline.ofClients("Retail")
                  .addStage("contact")
                  .addStage("present")
                  .addStage("close"));

  private static StageId id(Pipeline pipeline, String stage) {
    return pipeline.allStages().stream()
        .filter(each -> each.name().equals(stage))
        .map(Stage::id)
        .findFirst()
        .orElseThrow();
  }

  private String key(String stage) {
    return Long.toString(id(retail, stage).value());
  }

  private ClientId broughtIn(String stage) {
    StageEntry place = new StageEntry(id(retail, stage), company.now());
    return company.client(7, VERA, client -> client.putStages(retail.id(), place));
  }

  private List<HistoryView> history(ClientId client) {
    return anna.clients().history(client).items();
  }

  @Test
  void itsHistoryShowsWhatTheOrganisationDidToItSince() {
    ClientId client = broughtIn("present");
    company.pass(Duration.ofHours(1));
    anna.users().delete(VERA);
    anna.pipelines()
        .edit(
            PipelineEdit.of(retail.id())
                .stages(List.of(StageSpec.of("contact"), StageSpec.of("close")))
                .replace("present", "close"));
    anna.pipelines().delete(retail.id(), 1);

    assertThat(history(client))
        .extracting(HistoryView::type)
        .containsExactly(EventType.HAND_OVER, EventType.STAGE, EventType.STAGE);
    assertThat(history(client).get(0).changes())
        .containsExactly(new Change("owner", VERA.key(), BORIS.key()));
    assertThat(history(client).get(1).changes())
        .containsExactly(new Change(retail.id().path(), key("present"), key("close")));
    assertThat(history(client).get(2).changes())
        .containsExactly(new Change(retail.id().path(), key("close"), null));
  }

  @Test
  void itsHistoryDoesNotShowWhatHappenedBeforeItWasThere() {
    anna.users().delete(DINA);
    anna.users().undoDelete(DINA);
    company.pass(Duration.ofHours(1));
    ClientId client = company.client(7, DINA);

    assertThat(history(client)).isEmpty();
  }

  @Test
  void itsHistoryDoesNotShowEarlierHandOversOfALaterOwner() {
    ClientId client = broughtIn("contact");
    company.pass(Duration.ofHours(1));
    anna.users().delete(DINA);
    anna.users().undoDelete(DINA);
    anna.users().setStatus(DINA, UserStatus.ACTIVE);
    anna.clients().assign(client, DINA);
    anna.users().delete(DINA);

    assertThat(history(client))
        .extracting(HistoryView::type)
        .containsExactly(EventType.ASSIGN, EventType.HAND_OVER);
    assertThat(history(client).get(1).changes())
        .containsExactly(new Change("owner", DINA.key(), CLARA.key()));
  }

  @Test
  void itIsHandedOnFromWhereItLayWhenItWasFirstEdited() {
    ClientId client = broughtIn("contact");
    company.pass(Duration.ofHours(1));
    anna.clients().edit(ClientEdit.of(client).name("Renamed"));
    anna.users().delete(VERA);

    assertThat(history(client))
        .extracting(HistoryView::type)
        .containsExactly(EventType.EDIT, EventType.HAND_OVER);
  }

  @Test
  void itsStageBeforeItsFirstMoveIsThatOfTheMove() {
    ClientId client = broughtIn("contact");
    company.pass(Duration.ofHours(1));
    anna.clients().edit(ClientEdit.of(client).stage(retail.id(), id(retail, "present")));
    anna.clients().edit(ClientEdit.of(client).clearStage(retail.id()));
    anna.pipelines().delete(retail.id());

    assertThat(history(client))
        .extracting(HistoryView::type)
        .containsExactly(EventType.STAGE, EventType.STAGE);
    assertThat(history(client).get(0).changes())
        .containsExactly(new Change(retail.id().path(), key("contact"), key("present")));
    assertThat(history(client).get(1).changes())
        .containsExactly(new Change(retail.id().path(), key("present"), null));
  }

  @Test
  void theHistoryOfADealShowsWhatBecameOfItsStage() {
    Pipeline sales = anna.pipelines().create(NewPipeline.ofDeals("Sales").addStage("offer"));
    StageEntry place = new StageEntry(id(sales, "offer"), company.now());
    DealId deal =
        company.deal(8, VERA, broughtIn("contact"), any -> any.putStages(sales.id(), place));
    company.pass(Duration.ofHours(1));
    anna.pipelines().delete(sales.id(), 1);

    List<HistoryView> history = anna.deals().history(deal).items();
    assertThat(history).extracting(HistoryView::type).containsExactly(EventType.STAGE);
    assertThat(history.get(0).changes())
        .containsExactly(
            new Change(sales.id().path(), Long.toString(id(sales, "offer").value()), null));
  }

  @Tag("W3")
  @Test
  void aHandOverCoversWhatWasInThePortfolioByTimeOfCreationOrFirstEntry() {
    ClientId untouched = company.client(1, VERA);
    ClientId editedAndGone = company.client(2, VERA);
    ClientId came = company.client(3, DINA);
    company.pass(Duration.ofHours(1));
    anna.users().delete(VERA);
    Event handOver =
        company.events().stream()
            .filter(event -> event.type() == EventType.HAND_OVER)
            .findFirst()
            .orElseThrow();
    anna.users().undoDelete(VERA);
    anna.users().setStatus(VERA, UserStatus.ACTIVE);
    company.pass(Duration.ofHours(1));
    company.client(4, VERA);
    anna.clients().edit(ClientEdit.of(editedAndGone).name("Renamed"));
    anna.clients().assign(editedAndGone, DINA);
    anna.clients().assign(came, VERA);

    List<RecordId> covered = new ArrayList<>();
    Page.stream(next -> company.crm().feed().records(handOver, PageRequest.first().after(next)))
        .forEach(covered::add);
    assertThat(covered).containsExactlyInAnyOrder(untouched, editedAndGone);
  }
}
