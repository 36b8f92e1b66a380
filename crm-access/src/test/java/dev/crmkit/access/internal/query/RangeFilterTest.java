package dev.crmkit.access.internal.query;

import static dev.crmkit.access.SmallCompany.ANNA;
import static dev.crmkit.access.SmallCompany.VERA;
import static dev.crmkit.access.SmallCompany.stage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.groups.Tuple.tuple;

import dev.crmkit.access.RecordFacet;
import dev.crmkit.access.SmallCompany;
import dev.crmkit.access.change.PipelineEdit;
import dev.crmkit.access.change.StageSpec;
import dev.crmkit.access.query.Filter;
import dev.crmkit.access.query.Order;
import dev.crmkit.access.query.Query;
import dev.crmkit.access.query.TimeFilter;
import dev.crmkit.access.view.ActivityView;
import dev.crmkit.access.view.ClientView;
import dev.crmkit.access.view.DealView;
import dev.crmkit.core.activity.ActivityEdit;
import dev.crmkit.core.activity.NewActivity;
import dev.crmkit.core.client.ClientEdit;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.deal.DealEdit;
import dev.crmkit.core.deal.DealId;
import dev.crmkit.core.deal.Money;
import dev.crmkit.core.deal.NewDeal;
import dev.crmkit.core.error.InvalidException;
import dev.crmkit.core.error.Violation;
import dev.crmkit.core.error.ViolationCode;
import dev.crmkit.core.pipeline.Pipeline;
import dev.crmkit.core.query.TimeAttribute;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Filters and orders by times and amounts. */
class RangeFilterTest {

  private final SmallCompany company = new SmallCompany();

  private List<String> clients(Filter... filters) {
    return company
        .as(VERA)
        .clients()
        .list(Query.all().where(filters).sortedBy(Order.NAME))
        .items()
        .stream()
        .map(ClientView::name)
        .toList();
  }

  private List<String> activities(Filter... filters) {
    return company.as(VERA).activities().list(Query.all().where(filters)).items().stream()
        .map(ActivityView::subject)
        .toList();
  }

  private List<String> deals(Query query) {
    return company.as(VERA).deals().list(query).items().stream().map(DealView::title).toList();
  }

  private List<String> deals(Filter... filters) {
    return deals(Query.all().where(filters).sortedBy(Order.NAME));
  }

  @Test
  @SuppressWarnings("NullAway") // callers without its checks can pass null
  void aBoundThatIsNullIsNotTheSameAsNone() {
    Instant now = company.later();

    assertThatNullPointerException().isThrownBy(() -> Filter.due().from(null));
    assertThatNullPointerException().isThrownBy(() -> Filter.due().to(null));
    assertThatNullPointerException().isThrownBy(() -> Filter.due().between(now, null));
    assertThatNullPointerException().isThrownBy(() -> Filter.due().between(null, now));
    assertThatNullPointerException().isThrownBy(() -> Filter.amount().from((BigDecimal) null));
    assertThatNullPointerException().isThrownBy(() -> Filter.amount().to((BigDecimal) null));
    assertThatNullPointerException()
        .isThrownBy(() -> Filter.amount().between(BigDecimal.ONE, null));
  }

  @Test
  void aRangeOfTimeIncludesItsStartAndExcludesItsEnd() {
    Instant one = company.later();
    ClientId first = company.client(VERA, "first");
    Instant two = company.later();
    company.client(VERA, "second");
    Instant three = company.later();
    company.as(VERA).clients().edit(ClientEdit.of(first).name("changed"));

    assertThat(clients(Filter.created().from(one))).containsExactly("changed", "second");
    assertThat(clients(Filter.created().from(two))).containsExactly("second");
    assertThat(clients(Filter.created().to(two))).containsExactly("changed");
    assertThat(clients(Filter.created().between(one, two))).containsExactly("changed");
    assertThat(clients(Filter.created().between(two, two))).isEmpty();
    assertThat(clients(Filter.created().between(three, one))).isEmpty();
    assertThat(clients(Filter.created().from(one.plusNanos(1)), Filter.created().to(three)))
        .containsExactly("second");
    assertThat(clients(Filter.created().to(two.plusNanos(1)))).hasSize(2);
    assertThat(clients(Filter.updated().from(three))).containsExactly("changed");
    assertThat(clients(Filter.created().present())).hasSize(2);
    assertThat(clients(Filter.created().absent())).isEmpty();
  }

  @Test
  void activitiesAreFoundByWhenTheyAreDueAndWereDone() {
    ClientId client = company.client(VERA, "client");
    Instant due = company.later();
    company.as(VERA).activities().create(NewActivity.of(client, "never"));
    var call = company.as(VERA).activities().create(NewActivity.of(client, "call").due(due));
    Instant done = company.later();
    company.as(VERA).activities().edit(ActivityEdit.of(call.id()).finished(true));

    assertThat(activities(Filter.due().from(due))).containsExactly("call");
    assertThat(activities(Filter.due().to(due))).isEmpty();
    assertThat(activities(Filter.due().absent())).containsExactly("never");
    assertThat(activities(Filter.done().from(done))).containsExactly("call");
    assertThat(activities(Filter.done().to(done))).isEmpty();
    assertThat(activities(Filter.done().absent())).containsExactly("never");
    for (Order order : List.of(Order.DONE, Order.DONE.reversed())) {
      assertThat(company.as(VERA).activities().list(Query.all().sortedBy(order)).items())
          .extracting(ActivityView::subject)
          .containsExactly("call", "never");
    }
  }

  @Tag("R3")
  @Test
  void aBoundWithACurrencyExcludesAmountsInOthers() {
    ClientId client = company.client(VERA, "client");
    for (String amount : List.of("99.99 EUR", "100 EUR", "100.00 USD", "101 USD")) {
      company.as(VERA).deals().create(NewDeal.of(client, amount).amount(Money.parse(amount)));
    }
    company.as(VERA).deals().create(NewDeal.of(client, "none"));
    BigDecimal hundred = new BigDecimal("100");
    Money euros = Money.parse("100 EUR");

    assertThat(deals(Filter.amount().from(hundred)))
        .containsExactly("100 EUR", "100.00 USD", "101 USD");
    assertThat(deals(Filter.amount().to(hundred))).containsExactly("99.99 EUR");
    assertThat(deals(Filter.amount().between(hundred, new BigDecimal("100.5"))))
        .containsExactly("100 EUR", "100.00 USD");
    assertThat(deals(Filter.amount().from(euros))).containsExactly("100 EUR");
    assertThat(deals(Filter.amount().to(euros))).containsExactly("99.99 EUR");
    assertThat(deals(Filter.not(Filter.amount().to(euros)))).hasSize(4);
    assertThat(deals(Filter.amount().between(Money.parse("1 EUR"), euros)))
        .containsExactly("99.99 EUR");
    assertThat(deals(Filter.amount().between(Money.parse("1 USD"), euros))).isEmpty();
    assertThat(deals(Filter.amount().absent())).containsExactly("none");
    assertThat(deals(Filter.amount().present())).hasSize(4);
  }

  @Tag("P3")
  @Test
  void dealsAreFoundAndSortedByWhenTheyWereClosed() {
    Pipeline sales = company.sales("sales");
    Pipeline other = company.sales("other");
    ClientId client = company.client(VERA, "client");
    DealId won = deal(client, "won");
    DealId twice = deal(client, "twice");
    DealId later = deal(client, "closed by a change of the pipeline");
    deal(client, "open");
    Instant one = company.later();
    move(later, sales, "offer");
    move(twice, sales, "won");
    Instant two = company.later();
    move(won, sales, "won");
    move(twice, other, "won");
    Instant three = company.later();
    company
        .as(ANNA)
        .pipelines()
        .edit(
            PipelineEdit.of(sales.id())
                .stages(
                    List.of(StageSpec.won("offer"), StageSpec.won("won"), StageSpec.lost("lost"))));

    assertThat(deals(Query.all().sortedBy(Order.CLOSED)))
        .containsExactly("twice", "won", "closed by a change of the pipeline", "open");
    assertThat(deals(Query.all().sortedBy(Order.CLOSED.reversed())))
        .containsExactly("closed by a change of the pipeline", "won", "twice", "open");
    assertThat(deals(Filter.closed().between(one, two))).containsExactly("twice");
    assertThat(deals(Filter.closed().between(two, three))).containsExactly("won");
    assertThat(deals(Filter.closed().from(three)))
        .containsExactly("closed by a change of the pipeline");
    assertThat(deals(Filter.closed().to(three))).containsExactly("twice", "won");
    assertThat(deals(Filter.closed().present())).hasSize(3);
    assertThat(deals(Filter.closed().absent())).containsExactly("open");
  }

  private DealId deal(ClientId client, String title) {
    return company.as(VERA).deals().create(NewDeal.of(client, title)).id();
  }

  private void move(DealId deal, Pipeline pipeline, String stage) {
    company.as(VERA).deals().edit(DealEdit.of(deal).stage(pipeline.id(), stage(pipeline, stage)));
  }

  @Tag("A2")
  @Test
  void whatAKindOfRecordDoesNotHaveIsInvalid() {
    for (TimeAttribute time : TimeAttribute.values()) {
      if (time == TimeAttribute.CREATED || time == TimeAttribute.UPDATED) {
        continue;
      }
      for (Filter filter :
          List.of(new TimeFilter(time).present(), new TimeFilter(time).to(company.later()))) {
        assertThat(violations(company.as(VERA).clients(), Query.all().where(filter)))
            .containsExactly(
                new Violation(
                    time.word(),
                    ViolationCode.NOT_ALLOWED,
                    null,
                    "something that client records have"));
      }
    }
    Query query =
        Query.all()
            .where(Filter.amount().present(), Filter.closed().present(), Filter.due().absent())
            .sortedBy(Order.CLOSED);
    assertThat(violations(company.as(VERA).activities(), query))
        .extracting(Violation::field)
        .containsExactly("amount", "closed", "closed");
    assertThat(violations(company.as(VERA).deals(), Query.all().sortedBy(Order.DONE)))
        .extracting(Violation::field)
        .containsExactly("done");
  }

  @Tag("A4")
  @Test
  void boundsThatNoRecordCanHaveAreReportedTogether() {
    Query query =
        Query.all()
            .where(
                Filter.created().from(Instant.MAX),
                Filter.amount().from(Money.parse("1 XYZ")),
                Filter.amount().from(Money.parse("0.001 EUR")),
                Filter.amount().to(new BigDecimal("1E+40")),
                Filter.amount().to(new BigDecimal("1E+2000000000")));
    assertThat(violations(company.as(VERA).deals(), query))
        .extracting(Violation::field, Violation::code)
        .containsExactly(
            tuple("created", ViolationCode.OUT_OF_RANGE),
            tuple("amount", ViolationCode.UNKNOWN),
            tuple("amount", ViolationCode.OUT_OF_RANGE),
            tuple("amount", ViolationCode.OUT_OF_RANGE),
            tuple("amount", ViolationCode.OUT_OF_RANGE));
  }

  private static List<Violation> violations(RecordFacet<?, ?, ?, ?> facet, Query query) {
    InvalidException thrown = catchThrowableOfType(InvalidException.class, () -> facet.list(query));
    assertThat(thrown).as("it is refused as invalid").isNotNull();
    return thrown.violations();
  }
}
