package dev.crmkit.access.internal.draft;

import static dev.crmkit.access.Company.invalid;
import static dev.crmkit.access.SmallCompany.ANNA;
import static dev.crmkit.access.SmallCompany.DINA;
import static dev.crmkit.access.SmallCompany.START;
import static dev.crmkit.access.SmallCompany.VERA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmkit.access.Activities;
import dev.crmkit.access.Clients;
import dev.crmkit.access.Deals;
import dev.crmkit.access.SmallCompany;
import dev.crmkit.access.query.PageRequest;
import dev.crmkit.access.view.ActivityView;
import dev.crmkit.access.view.DealView;
import dev.crmkit.access.view.HistoryView;
import dev.crmkit.access.view.Page;
import dev.crmkit.core.activity.ActivityEdit;
import dev.crmkit.core.activity.ActivityId;
import dev.crmkit.core.activity.ActivityKind;
import dev.crmkit.core.activity.NewActivity;
import dev.crmkit.core.client.ClientEdit;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.client.NewClient;
import dev.crmkit.core.deal.DealEdit;
import dev.crmkit.core.deal.DealId;
import dev.crmkit.core.deal.Money;
import dev.crmkit.core.deal.NewDeal;
import dev.crmkit.core.error.ConflictException;
import dev.crmkit.core.history.Change;
import dev.crmkit.core.label.LabelId;
import dev.crmkit.core.pipeline.Pipeline;
import dev.crmkit.core.pipeline.StageId;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What records hold after they are created and edited: rules.md R1 to R3, A2, A4, E7, S3. */
class DraftsTest {

  private static final Instant DUE = Instant.parse("2026-04-01T09:00:00Z");
  private static final Instant DONE = Instant.parse("2026-02-01T09:00:00Z");
  private static final LabelId NO_SUCH = LabelId.of(77);

  private final SmallCompany company = new SmallCompany();
  private final ClientId client = company.client(VERA, "C");
  private final Activities activities = company.as(VERA).activities();
  private final Deals deals = company.as(VERA).deals();

  private ActivityId activity() {
    return activities.create(NewActivity.of(client, "A")).id();
  }

  private DealId deal() {
    return deals.create(NewDeal.of(client, "D").amount(Money.parse("9 EUR"))).id();
  }

  private List<Change> lastChanges(ActivityId id) {
    var history = activities.history(id).items();
    return history.get(history.size() - 1).changes();
  }

  private List<Change> lastChanges(DealId id) {
    var history = deals.history(id).items();
    return history.get(history.size() - 1).changes();
  }

  @Tag("A4")
  @Tag("R2")
  @Test
  void everyProblemWithActivityCreationIsReported() {
    invalid(
        () -> activities.create(NewActivity.of(client, " ").due(Instant.MAX).done(Instant.MIN)),
        "subject REQUIRED",
        "due OUT_OF_RANGE",
        "done OUT_OF_RANGE");
  }

  @Tag("R2")
  @Test
  void aNewActivityHoldsWhatItWasGiven() {
    ActivityView made =
        activities.create(NewActivity.of(client, "A").kind(ActivityKind.CALL).due(DUE).done(DONE));

    assertThat(made.kind()).isEqualTo(ActivityKind.CALL);
    assertThat(made.due()).contains(DUE);
    assertThat(made.done()).contains(DONE);
  }

  @Tag("A4")
  @Tag("R2")
  @Test
  void everyProblemWithTheEditOfAnActivityIsReported() {
    ActivityId id = activity();

    invalid(
        () -> activities.edit(ActivityEdit.of(id).subject("").due(Instant.MAX).done(Instant.MAX)),
        "subject REQUIRED",
        "due OUT_OF_RANGE",
        "done OUT_OF_RANGE");
  }

  @Tag("R2")
  @Tag("W2")
  @Test
  void theEditOfAnActivityChangesWhatItNamesAndRecordsIt() {
    ActivityId id = activity();
    ClientId other = company.client(VERA, "Other");

    ActivityView after =
        activities.edit(
            ActivityEdit.of(id)
                .client(other)
                .kind(ActivityKind.MEETING)
                .subject("B")
                .due(DUE)
                .done(DONE));

    assertThat(after.client().id()).isEqualTo(other);
    assertThat(after.kind()).isEqualTo(ActivityKind.MEETING);
    assertThat(after.subject()).isEqualTo("B");
    assertThat(after.due()).contains(DUE);
    assertThat(after.done()).contains(DONE);
    assertThat(lastChanges(id))
        .containsExactly(
            new Change("client", client.key(), other.key()),
            new Change("kind", "TASK", "MEETING"),
            new Change("subject", "A", "B"),
            new Change("due", null, DUE.toString()),
            new Change("done", null, DONE.toString()));
  }

  @Tag("R2")
  @Tag("W2")
  @Test
  void whatTheEditOfAnActivityDoesNotNameStays() {
    ActivityId id = activity();

    assertThat(activities.edit(ActivityEdit.of(id).subject("B")).done()).isEmpty();
    activities.edit(ActivityEdit.of(id).due(DUE).done(DONE));
    ActivityView after = activities.edit(ActivityEdit.of(id).subject("C"));

    assertThat(after.due()).contains(DUE);
    assertThat(after.done()).contains(DONE);
    assertThat(lastChanges(id)).containsExactly(new Change("subject", "B", "C"));
  }

  @Tag("R2")
  @Test
  void anActivityIsFinishedNowUnlessItWasAndCanBeTakenUpAgain() {
    ActivityId id = activity();

    assertThat(activities.edit(ActivityEdit.of(id).finished(true)).done()).contains(START);
    company.later();
    assertThat(activities.edit(ActivityEdit.of(id).finished(true)).done()).contains(START);
    assertThat(activities.edit(ActivityEdit.of(id).finished(false)).done()).isEmpty();
    assertThat(activities.edit(ActivityEdit.of(id).finished(true).done(DONE)).done())
        .contains(DONE);
  }

  @Tag("R2")
  @Test
  void aDueTimeCanBeTakenAway() {
    ActivityId id = activity();
    activities.edit(ActivityEdit.of(id).due(DUE));

    assertThat(activities.edit(ActivityEdit.of(id).clearDue()).due()).isEmpty();
  }

  @Tag("R5")
  @Test
  void theLastAndTheFirstYearAreTimesAsWell() {
    Instant last = Instant.parse("9999-12-31T23:59:59Z");
    Instant first = Instant.parse("0001-01-01T00:00:00Z");
    ActivityId id = activity();

    assertThat(activities.edit(ActivityEdit.of(id).due(last)).due()).contains(last);
    assertThat(activities.edit(ActivityEdit.of(id).due(first)).due()).contains(first);
  }

  @Tag("E1")
  @Test
  void toNameTheClientThatItIsOnIsNoMoveThoughOneSeesItNoMore() {
    ActivityId activity = activity();
    DealId deal = deal();
    company.as(ANNA).clients().assign(client, DINA);

    assertThat(activities.edit(ActivityEdit.of(activity).client(client).subject("B")).subject())
        .isEqualTo("B");
    assertThat(deals.edit(DealEdit.of(deal).client(client).title("E")).title()).isEqualTo("E");
  }

  @Tag("A4")
  @Tag("R3")
  @Tag("P3")
  @Test
  void everyProblemWithADealIsReportedOnCreationAndOnEdit() {
    Pipeline sales = company.sales("sales");
    StageId none = StageId.of(4_711);
    Money bad = Money.parse("1.001 EUR");
    DealId id = deal();

    invalid(
        () ->
            deals.create(
                NewDeal.of(client, "").amount(bad).addLabel(NO_SUCH).stage(sales.id(), none)),
        "title REQUIRED",
        "amount OUT_OF_RANGE",
        "labels UNKNOWN",
        "stages UNKNOWN");
    invalid(
        () ->
            deals.edit(
                DealEdit.of(id)
                    .title("")
                    .amount(bad)
                    .labels(Set.of(NO_SUCH))
                    .stage(sales.id(), none)),
        "title REQUIRED",
        "amount OUT_OF_RANGE",
        "labels UNKNOWN",
        "stages UNKNOWN");
  }

  @Tag("R3")
  @Tag("W2")
  @Test
  void theEditOfADealChangesWhatItNamesAndRecordsIt() {
    LabelId vip = company.label("vip");
    ClientId other = company.client(VERA, "Other");
    DealId id = deal();

    DealView after =
        deals.edit(
            DealEdit.of(id)
                .client(other)
                .title("E")
                .amount(Money.parse("10 EUR"))
                .labels(Set.of(vip)));

    assertThat(after.client().id()).isEqualTo(other);
    assertThat(after.title()).isEqualTo("E");
    assertThat(after.amount()).contains(Money.parse("10 EUR"));
    assertThat(after.labels()).containsExactly(vip);
    assertThat(lastChanges(id))
        .containsExactly(
            new Change("client", client.key(), other.key()),
            new Change("title", "D", "E"),
            new Change("amount", "9 EUR", "10 EUR"),
            new Change("labels", null, "[" + vip.key() + "]"));
  }

  @Tag("R3")
  @Tag("W2")
  @Test
  void theSameAmountWrittenOtherwiseIsNoChangeOfIt() {
    DealId id = deal();
    DealView after = deals.edit(DealEdit.of(id).title("E").amount(Money.parse("9.00 EUR")));

    assertThat(after.amount()).map(Money::toString).contains("9 EUR");
    assertThat(lastChanges(id)).containsExactly(new Change("title", "D", "E"));
    assertThat(deals.edit(DealEdit.of(id).title("F")).amount()).contains(Money.parse("9 EUR"));
  }

  @Tag("R3")
  @Test
  void anAmountCanBeTakenAway() {
    DealId id = deal();

    assertThat(deals.edit(DealEdit.of(id).clearAmount()).amount()).isEmpty();
    assertThat(lastChanges(id)).containsExactly(new Change("amount", "9 EUR", null));
  }

  @Tag("A4")
  @Test
  void aMissingNameOrClientIsAViolationAmongTheOthers() {
    invalid(
        () -> activities.create(NewActivity.of(null, null).due(Instant.MAX)),
        "subject REQUIRED",
        "due OUT_OF_RANGE",
        "client REQUIRED");
    invalid(
        () -> deals.create(NewDeal.of(null, null).addLabel(NO_SUCH)),
        "title REQUIRED",
        "labels UNKNOWN",
        "client REQUIRED");
    invalid(() -> company.as(VERA).clients().create(NewClient.of(null)), "name REQUIRED");
  }

  @Tag("E2")
  @Tag("W2")
  @Test
  void anEditAddsAndRemovesSingleLabels() {
    LabelId vip = company.label("vip");
    LabelId slow = company.label("slow");
    LabelId gone = company.label("gone");
    Clients clients = company.as(VERA).clients();
    clients.edit(ClientEdit.of(client).labels(Set.of(vip, gone)));
    company.as(ANNA).labels().delete(gone);

    assertThat(clients.edit(ClientEdit.of(client).addLabel(slow).removeLabel(vip)).labels())
        .containsExactly(slow);
    long version = clients.get(client).version();
    assertThat(clients.edit(ClientEdit.of(client).addLabel(slow).removeLabel(vip)).version())
        .isEqualTo(version);
    invalid(() -> clients.edit(ClientEdit.of(client).addLabel(gone)), "labels UNKNOWN");
    assertThat(clients.edit(ClientEdit.of(client).removeLabel(gone)).version()).isEqualTo(version);
    assertThatThrownBy(() -> clients.edit(ClientEdit.of(client).version(version - 1).addLabel(vip)))
        .isInstanceOf(ConflictException.class);
    Page<HistoryView> history = clients.history(client, PageRequest.first().newestFirst().limit(1));
    assertThat(history.items().get(0).changes())
        .containsExactly(new Change("labels", "[" + vip.key() + "]", "[" + slow.key() + "]"));
  }

  @Tag("A2")
  @Tag("R1")
  @Test
  void theLabelsOfClientsBeingCreatedMustExistInTheWorkspace() {
    invalid(
        () -> company.as(VERA).clients().create(NewClient.of("N").addLabel(NO_SUCH)),
        "labels UNKNOWN");
  }

  @Tag("S3")
  @Tag("W2")
  @Test
  void theLabelsOfCreatedDealsAndEditedClientsAreRecorded() {
    LabelId vip = company.label("vip");
    DealId deal = deals.create(NewDeal.of(client, "D").addLabel(vip)).id();
    company.as(VERA).clients().edit(ClientEdit.of(client).labels(Set.of(vip)));

    Change labels = new Change("labels", null, "[" + vip.key() + "]");
    assertThat(lastChanges(deal)).contains(labels);
    assertThat(company.as(VERA).clients().history(client).items().get(1).changes())
        .containsExactly(labels);
  }

  @Tag("S3")
  @Tag("E7")
  @Test
  void aDeletedLabelIsOnNoRecordAnyMoreAndToTakeItOffIsNoChange() {
    LabelId vip = company.label("vip");
    LabelId old = company.label("old");
    ClientId id =
        company.as(VERA).clients().create(NewClient.of("N").addLabel(vip).addLabel(old)).id();
    assertThat(company.seenByAnna(id).labels()).containsExactlyInAnyOrder(vip, old);
    company.as(ANNA).labels().delete(old);

    assertThat(company.seenByAnna(id).labels()).containsExactly(vip);
    company.as(VERA).clients().edit(ClientEdit.of(id).labels(Set.of(vip)));
    assertThat(company.seenByAnna(id).version()).isEqualTo(1);
    assertThat(company.as(ANNA).clients().history(id).items()).hasSize(1);
  }
}
