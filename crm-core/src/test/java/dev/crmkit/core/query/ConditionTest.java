package dev.crmkit.core.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmkit.core.RecordKind;
import dev.crmkit.core.activity.Activity;
import dev.crmkit.core.activity.ActivityId;
import dev.crmkit.core.activity.ActivityKind;
import dev.crmkit.core.client.Client;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.deal.Deal;
import dev.crmkit.core.deal.DealId;
import dev.crmkit.core.deal.Money;
import dev.crmkit.core.form.FieldId;
import dev.crmkit.core.form.FieldType;
import dev.crmkit.core.form.FieldValue;
import dev.crmkit.core.form.OptionId;
import dev.crmkit.core.label.LabelId;
import dev.crmkit.core.pipeline.PipelineId;
import dev.crmkit.core.pipeline.StageEntry;
import dev.crmkit.core.pipeline.StageId;
import dev.crmkit.core.portfolio.PortfolioId;
import dev.crmkit.core.record.CrmRecord;
import dev.crmkit.core.user.UserId;
import dev.crmkit.core.user.UserRef;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The meaning of conditions and sort orders. */
class ConditionTest {

  private static final Instant NOON = Instant.parse("2026-02-28T12:00:00Z");
  private static final UserRef ANNA = new UserRef(UserId.of(1), "Anna");
  private static final FieldId FIELD = FieldId.of(1);

  private static final Client CLIENT =
      Client.builder()
          .id(ClientId.of(1))
          .portfolio(PortfolioId.of(1))
          .version(1)
          .createdBy(ANNA)
          .createdAt(NOON)
          .updatedAt(NOON.plusSeconds(5))
          .name("Пётр и Ко")
          .putFields(FIELD, FieldValue.text("Ёлка"))
          .addLabels(LabelId.of(1))
          .putStages(PipelineId.of(1), new StageEntry(StageId.of(1), NOON))
          .build();
  private static final Activity ACTIVITY =
      Activity.builder()
          .id(ActivityId.of(2))
          .portfolio(PortfolioId.of(2))
          .version(1)
          .createdBy(ANNA)
          .createdAt(NOON)
          .updatedAt(NOON)
          .client(ClientId.of(1))
          .subject("звонок Пете")
          .kind(ActivityKind.CALL)
          .due(NOON)
          .build();
  private static final Deal DEAL =
      Deal.builder()
          .id(DealId.of(3))
          .portfolio(PortfolioId.of(1))
          .version(1)
          .createdBy(ANNA)
          .createdAt(NOON)
          .updatedAt(NOON)
          .client(ClientId.of(1))
          .title("Sale")
          .amount(Money.parse("10.50 EUR"))
          .addLabels(LabelId.of(2))
          .putStages(PipelineId.of(2), new StageEntry(StageId.of(5), NOON))
          .build();
  private static final List<CrmRecord> ALL = List.of(CLIENT, ACTIVITY, DEAL);

  private static List<CrmRecord> meeting(Condition condition) {
    return ALL.stream().filter(condition::test).toList();
  }

  @Test
  void anEmptyAndIsTrueAndAnEmptyOrIsFalse() {
    assertThat(meeting(Condition.always())).isEqualTo(ALL);
    assertThat(meeting(Condition.never())).isEmpty();
  }

  @Test
  void conditionsAreCombined() {
    Condition first = new Condition.InPortfolios(Set.of(PortfolioId.of(1)));
    Condition second = new Condition.OfClient(ClientId.of(1));

    assertThat(meeting(first)).containsExactly(CLIENT, DEAL);
    assertThat(meeting(second)).containsExactly(ACTIVITY, DEAL);
    assertThat(meeting(new Condition.And(List.of(first, second)))).containsExactly(DEAL);
    assertThat(meeting(new Condition.Or(List.of(first, second)))).isEqualTo(ALL);
    assertThat(meeting(new Condition.Or(List.of(stage(2, 5), stage(1, 5))))).containsExactly(DEAL);
    assertThat(meeting(new Condition.Not(first))).containsExactly(ACTIVITY);
    assertThat(meeting(new Condition.InPortfolios(Set.of()))).isEmpty();
  }

  @Tag("R5")
  @Test
  void eachLeafFindsItsRecords() {
    assertThat(meeting(new Condition.NameContains("ПЕТР"))).containsExactly(CLIENT);
    assertThat(meeting(new Condition.NameContains("пете"))).containsExactly(ACTIVITY);
    assertThat(meeting(new Condition.NameContains("sAl"))).containsExactly(DEAL);
    assertThat(meeting(new Condition.NameContains(""))).isEqualTo(ALL);
    assertThat(meeting(new Condition.HasField(FIELD))).containsExactly(CLIENT);
    assertThat(meeting(new Condition.HasField(FieldId.of(2)))).isEmpty();
    assertThat(meeting(new Condition.FieldContains(FIELD, "ЕЛК"))).containsExactly(CLIENT);
    assertThat(meeting(new Condition.FieldContains(FIELD, "x"))).isEmpty();
    assertThat(meeting(new Condition.FieldContains(FieldId.of(2), ""))).isEmpty();
    assertThat(meeting(new Condition.HasLabel(LabelId.of(1)))).containsExactly(CLIENT);
    assertThat(meeting(new Condition.HasLabel(LabelId.of(2)))).containsExactly(DEAL);
    assertThat(meeting(stage(1, 1, 7))).containsExactly(CLIENT);
    assertThat(meeting(stage(2, 5))).containsExactly(DEAL);
    assertThat(meeting(stage(1, 5))).isEmpty();
    assertThat(meeting(stage(1))).isEmpty();
    assertThat(meeting(new Condition.OfKind(ActivityKind.CALL))).containsExactly(ACTIVITY);
    assertThat(meeting(new Condition.OfKind(ActivityKind.TASK))).isEmpty();
    assertThat(meeting(new Condition.OfClient(ClientId.of(1)))).containsExactly(ACTIVITY, DEAL);
    assertThat(meeting(new Condition.OfClient(ClientId.of(2)))).isEmpty();
    assertThat(meeting(new Condition.InCurrency(Set.of("EUR", "CHF")))).containsExactly(DEAL);
    assertThat(meeting(new Condition.InCurrency(Set.of("USD")))).isEmpty();
  }

  private static Condition stage(long pipeline, long... stages) {
    Set<StageId> all = new java.util.HashSet<>();
    for (long each : stages) {
      all.add(StageId.of(each));
    }
    return new Condition.InStage(PipelineId.of(pipeline), all);
  }

  @Tag("R5")
  @Tag("F3")
  @ParameterizedTest
  @CsvSource({
    "EQUAL,    false, true,  false",
    "LESS,     true,  false, false",
    "AT_MOST,  true,  true,  false",
    "GREATER,  false, false, true",
    "AT_LEAST, false, true,  true",
  })
  void valuesOfOneTypeCompare(Comparison comparison, boolean less, boolean same, boolean greater) {
    List<List<FieldValue>> ascending =
        List.of(
            List.of(number("-1"), number("2"), number("10.5")),
            List.of(FieldValue.text("ель"), FieldValue.text("жук"), FieldValue.text("ЯК")),
            List.of(date("0999-12-31"), date("2026-02-28"), date("2026-03-01")));
    for (List<FieldValue> values : ascending) {
      FieldValue bound = values.get(1);
      assertThat(comparison.holds(values.get(0), bound)).isEqualTo(less);
      assertThat(comparison.holds(bound, bound)).isEqualTo(same);
      assertThat(comparison.holds(values.get(2), bound)).isEqualTo(greater);
    }
    assertThat(comparison.holds(number("1.0"), number("1"))).isEqualTo(same);
    assertThat(comparison.holds(number("1"), FieldValue.text("1"))).isFalse();
  }

  @Test
  void checkboxesAndOptionsCompareForEqualityOnly() {
    for (FieldValue value : List.of(FieldValue.checkbox(true), FieldValue.choice(OptionId.of(1)))) {
      for (Comparison comparison : Comparison.values()) {
        assertThat(comparison.holds(value, value)).isEqualTo(comparison == Comparison.EQUAL);
      }
    }
  }

  @Test
  void textsAreEqualByTheirExactCharacters() {
    assertThat(Comparison.EQUAL.holds(FieldValue.text("a"), FieldValue.text("A"))).isFalse();
    assertThat(Comparison.AT_MOST.holds(FieldValue.text("a"), FieldValue.text("A"))).isTrue();
    assertThat(Comparison.LESS.holds(FieldValue.text("a"), FieldValue.text("A"))).isFalse();
  }

  @Test
  void aClientWithoutTheValueMeetsNoComparison() {
    for (Comparison comparison : Comparison.values()) {
      Condition compares =
          new Condition.FieldCompares(FieldId.of(2), comparison, FieldValue.text("a"));
      assertThat(meeting(compares)).isEmpty();
    }
    assertThat(
            meeting(new Condition.FieldCompares(FIELD, Comparison.EQUAL, FieldValue.text("Ёлка"))))
        .containsExactly(CLIENT);
  }

  private static FieldValue number(String text) {
    return FieldValue.number(new BigDecimal(text));
  }

  private static FieldValue date(String text) {
    return FieldValue.date(LocalDate.parse(text));
  }

  // Sorting.

  @Test
  void recordsWithoutAKeyAreLastInBothDirectionsByAscendingId() {
    Client one = with(1, number("1"));
    Client two = with(2, number("2"));
    Client alsoTwo = with(3, number("2.0"));
    Client none = with(4, null);
    Client noneEither = with(5, null);
    Sort.By by = new Sort.OfField(FIELD, FieldType.NUMBER, List.of());
    List<Client> all = List.of(noneEither, two, none, alsoTwo, one);

    assertThat(sorted(all, Sort.ascending(by)))
        .containsExactly(one, two, alsoTwo, none, noneEither);
    assertThat(sorted(all, Sort.descending(by)))
        .containsExactly(alsoTwo, two, one, none, noneEither);
  }

  @Tag("F6")
  @Test
  void aCheckboxWithoutAValueSortsAsNo() {
    Sort.By by = new Sort.OfField(FIELD, FieldType.CHECKBOX, List.of());

    assertThat(
            sorted(
                List.of(with(1, FieldValue.checkbox(true)), with(3, null), with(2, no())),
                Sort.ascending(by)))
        .extracting(each -> each.id().value())
        .containsExactly(2L, 3L, 1L);
    assertThat(by.key(DEAL)).isEmpty();
  }

  private static FieldValue no() {
    return FieldValue.checkbox(false);
  }

  @Test
  void aSelectorIsSortedByItsOptionsOrder() {
    OptionId first = OptionId.of(9);
    OptionId second = OptionId.of(2);
    Sort.By by = new Sort.OfField(FIELD, FieldType.SELECTOR, List.of(first, second));

    assertThat(
            sorted(
                List.of(
                    with(1, FieldValue.choice(second)),
                    with(2, FieldValue.choice(first)),
                    with(3, null)),
                Sort.ascending(by)))
        .extracting(each -> each.id().value())
        .containsExactly(2L, 1L, 3L);
  }

  @Test
  void aRangeIncludesItsLowerBoundAndExcludesItsUpperBound() {
    Instant later = NOON.plusNanos(1);
    assertThat(meeting(Condition.InRange.present(Sort.Attribute.DUE))).containsExactly(ACTIVITY);
    assertThat(meeting(Condition.InRange.present(Sort.Attribute.DONE))).isEmpty();
    assertThat(meeting(Condition.InRange.of(Sort.Attribute.DUE, NOON, later)))
        .containsExactly(ACTIVITY);
    assertThat(meeting(Condition.InRange.of(Sort.Attribute.DUE, null, NOON))).isEmpty();
    assertThat(meeting(Condition.InRange.of(Sort.Attribute.DUE, later, null))).isEmpty();
    assertThat(meeting(Condition.InRange.of(Sort.Attribute.UPDATED, null, later)))
        .containsExactly(ACTIVITY, DEAL);
    assertThat(meeting(Condition.InRange.of(Sort.Attribute.CREATED, NOON, later))).isEqualTo(ALL);
    assertThat(meeting(amount("10.5", null))).containsExactly(DEAL);
    assertThat(meeting(amount("10.51", null))).isEmpty();
    assertThat(meeting(amount(null, "10.5"))).isEmpty();
    assertThat(meeting(amount("11", "10"))).isEmpty();
  }

  private static Condition amount(@Nullable String from, @Nullable String to) {
    return new Condition.InRange(
        Sort.Attribute.AMOUNT,
        from == null ? null : new SortKey.OfNumber(new BigDecimal(from)),
        to == null ? null : new SortKey.OfNumber(new BigDecimal(to)));
  }

  @Test
  void aRangeHasBoundsOfItsAttribute() {
    SortKey time = new SortKey.OfInstant(NOON);
    assertThatThrownBy(() -> new Condition.InRange(Sort.Attribute.AMOUNT, time, null))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Condition.InRange(Sort.Attribute.NAME, null, null))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aStageConditionCanLimitTheTimeOfEntry() {
    Instant later = NOON.plusNanos(1);
    assertThat(meeting(entered(null, NOON))).isEmpty();
    assertThat(meeting(entered(null, later))).containsExactly(DEAL);
    assertThat(meeting(entered(NOON, null))).containsExactly(DEAL);
    assertThat(meeting(entered(later, null))).isEmpty();
  }

  private static Condition entered(@Nullable Instant from, @Nullable Instant before) {
    return new Condition.InStage(PipelineId.of(2), Set.of(StageId.of(5)), from, before);
  }

  @Test
  void everyAttributeHasItsKey() {
    Map<Sort.Attribute, List<SortKey>> keys =
        Map.of(
            Sort.Attribute.CREATED, List.of(new SortKey.OfInstant(NOON)),
            Sort.Attribute.UPDATED, List.of(new SortKey.OfInstant(NOON.plusSeconds(5))),
            Sort.Attribute.NAME, List.of(new SortKey.OfText("петр и ко")),
            Sort.Attribute.DUE, List.of(),
            Sort.Attribute.DONE, List.of(),
            Sort.Attribute.AMOUNT, List.of());
    keys.forEach((by, key) -> assertThat(by.key(CLIENT).stream()).containsExactlyElementsOf(key));
    assertThat(Sort.Attribute.DUE.key(ACTIVITY)).contains(new SortKey.OfInstant(NOON));
    assertThat(Sort.Attribute.AMOUNT.key(DEAL))
        .contains(new SortKey.OfNumber(new BigDecimal("10.50")));
  }

  @Test
  void textsNumbersAndDatesOfTheFormAreSortedByValue() {
    List<List<FieldValue>> ascending =
        List.of(
            List.of(FieldValue.text("ель"), FieldValue.text("Ёлка"), FieldValue.text("жук")),
            List.of(number("-1"), number("2"), number("10.5")),
            List.of(date("0999-12-31"), date("2026-02-28"), date("2026-03-01")));
    List<FieldType> types = List.of(FieldType.TEXT, FieldType.NUMBER, FieldType.DATE);
    for (int i = 0; i < types.size(); i++) {
      List<FieldValue> values = ascending.get(i);
      Sort sort = Sort.ascending(new Sort.OfField(FIELD, types.get(i), List.of()));

      assertThat(
              sorted(
                  List.of(
                      with(1, values.get(2)),
                      with(2, null),
                      with(3, values.get(0)),
                      with(4, values.get(1))),
                  sort))
          .extracting(each -> each.id().value())
          .containsExactly(i == 0 ? new Long[] {4L, 3L, 1L, 2L} : new Long[] {3L, 4L, 1L, 2L});
    }
  }

  @Test
  void timesAndTextsAreSortedByValue() {
    assertThat(new SortKey.OfInstant(NOON)).isLessThan(new SortKey.OfInstant(NOON.plusNanos(1000)));
    assertThat(new SortKey.OfText("a")).isLessThan(new SortKey.OfText("b"));
    assertThat(new SortKey.OfNumber(BigDecimal.ONE))
        .isLessThan(new SortKey.OfNumber(BigDecimal.TEN));
  }

  private static Client with(long id, @org.jspecify.annotations.Nullable FieldValue value) {
    Map<FieldId, FieldValue> fields = value == null ? Map.of() : Map.of(FIELD, value);
    return CLIENT.toBuilder().id(ClientId.of(id)).fields(fields).build();
  }

  private static List<Client> sorted(List<Client> all, Sort sort) {
    List<Client> sorted = new ArrayList<>(all);
    sorted.sort((a, b) -> sort.comparator().compare(sort.position(a), sort.position(b)));
    return sorted;
  }

  // Scopes.

  @Test
  void theThreeCasesOfAScopeAreKeptApart() {
    PortfolioId one = PortfolioId.of(1);

    assertThat(Scope.everything().includes(one)).isTrue();
    assertThat(Scope.nothing().includes(one)).isFalse();
    assertThat(Scope.portfolios(Set.of(one)).includes(one)).isTrue();
    assertThat(Scope.portfolios(Set.of(one)).includes(PortfolioId.of(2))).isFalse();
    assertThat(Scope.portfolios(Set.of())).isEqualTo(Scope.nothing());
    assertThatThrownBy(() -> new Scope.Portfolios(Set.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(Stream.of(Scope.everything(), Scope.nothing(), Scope.portfolios(Set.of(one))))
        .doesNotHaveDuplicates();
  }

  @Test
  void aQueryIsOfOneKindAndHasALimitOfAtLeastOne() {
    for (RecordKind kind : RecordKind.values()) {
      assertThat(query(kind.type(), 1).kind()).isEqualTo(kind);
    }
    for (int limit : new int[] {0, -1}) {
      assertThatThrownBy(() -> query(Client.class, limit))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(Integer.toString(limit));
    }
  }

  private static <R extends CrmRecord> RecordQuery<R> query(Class<R> type, int limit) {
    return new RecordQuery<>(
        type,
        Scope.everything(),
        Condition.always(),
        Sort.ascending(Sort.Attribute.NAME),
        null,
        limit);
  }

  @Test
  void aQueryMatchesWhatIsInItsScopeAndMeetsItsCondition() {
    RecordQuery<Client> query =
        new RecordQuery<>(
            Client.class,
            Scope.portfolios(Set.of(PortfolioId.of(1))),
            new Condition.HasLabel(LabelId.of(1)),
            Sort.ascending(Sort.Attribute.NAME),
            null,
            1);

    assertThat(query.matches(CLIENT)).isTrue();
    assertThat(query.matches(CLIENT.toBuilder().labels(Set.of()).build())).isFalse();
    assertThat(query.matches(CLIENT.toBuilder().portfolio(PortfolioId.of(2)).build())).isFalse();
  }
}
