package dev.crmkit.store.testkit;

import static dev.crmkit.store.testkit.sample.Samples.activity;
import static dev.crmkit.store.testkit.sample.Samples.at;
import static dev.crmkit.store.testkit.sample.Samples.client;
import static dev.crmkit.store.testkit.sample.Samples.deal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmkit.core.Id;
import dev.crmkit.core.RecordKind;
import dev.crmkit.core.activity.ActivityId;
import dev.crmkit.core.activity.ActivityKind;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.deal.DealId;
import dev.crmkit.core.deal.Money;
import dev.crmkit.core.error.InvalidException;
import dev.crmkit.core.form.FieldId;
import dev.crmkit.core.form.FieldValue;
import dev.crmkit.core.form.OptionId;
import dev.crmkit.core.label.Label;
import dev.crmkit.core.label.LabelId;
import dev.crmkit.core.org.OrgDelta;
import dev.crmkit.core.pipeline.PipelineId;
import dev.crmkit.core.pipeline.StageEntry;
import dev.crmkit.core.pipeline.StageId;
import dev.crmkit.core.portfolio.PortfolioId;
import dev.crmkit.core.query.Condition;
import dev.crmkit.core.query.Grouping;
import dev.crmkit.core.query.Scope;
import dev.crmkit.core.query.Summary;
import dev.crmkit.core.query.SummaryGroup;
import dev.crmkit.core.query.SummaryQuery;
import dev.crmkit.core.query.TimeAttribute;
import dev.crmkit.core.record.CrmRecord;
import dev.crmkit.core.user.UserRef;
import dev.crmkit.store.testkit.sample.RandomRecords;
import dev.crmkit.store.testkit.sample.SampleOrganisation;
import dev.crmkit.store.testkit.sample.Samples;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Summaries of records (rules.md R6). */
@Tag("R6")
abstract class SummaryContract extends ContractTest {

  private static final PipelineId SALES = new PipelineId(2);
  private static final Grouping<StageId> STAGE = Grouping.stage(SALES);
  private static final FieldId CHECKBOX = new FieldId(3);
  private static final FieldId SELECTOR = new FieldId(5);
  private static final PortfolioId BORIS = new PortfolioId(2);
  private static final PortfolioId TAKEN_OVER = new PortfolioId(3);
  private static final LabelId VIP = new LabelId(3);
  private static final LabelId DELETED_LABEL = new LabelId(4);

  /** Zones whose offset changes at midnight, by half an hour, by a day, twice a year or never. */
  private static final List<String> ZONES =
      List.of(
          "UTC",
          "+05:30",
          "Europe/Berlin",
          "Europe/Moscow",
          "America/Sao_Paulo",
          "America/St_Johns",
          "Africa/Casablanca",
          "Africa/Monrovia",
          "Asia/Kathmandu",
          "Asia/Tehran",
          "Australia/Lord_Howe",
          "Pacific/Apia");

  private static final List<Grouping<?>> GROUPINGS =
      List.of(
          Grouping.owner(),
          Grouping.stage(new PipelineId(1)),
          STAGE,
          Grouping.label(),
          Grouping.field(CHECKBOX),
          Grouping.field(SELECTOR),
          Grouping.kind(),
          Grouping.day(TimeAttribute.CREATED, "America/New_York"),
          Grouping.month(TimeAttribute.UPDATED, "UTC"),
          Grouping.year(TimeAttribute.DUE, "-00:00:10"),
          Grouping.day(TimeAttribute.DONE, "-00:00:10"),
          Grouping.month(TimeAttribute.CLOSED, "-00:00:10"));

  @BeforeEach
  void createOrganisation() {
    apply(SampleOrganisation.full());
  }

  @Test
  void withoutGroupingsThereIsOneGroupEvenOfNoRecord() {
    assertThat(lines(RecordKind.DEAL)).containsExactly(": 0 {}");
    insert(client(1).build(), deal(1).build(), deal(2).amount(euros("1.10")).build());
    assertThat(lines(RecordKind.CLIENT)).containsExactly(": 1 {}");
    assertThat(lines(RecordKind.DEAL)).containsExactly(": 2 {EUR=1.10}");
    assertThat(lines(Scope.nothing(), RecordKind.DEAL)).containsExactly(": 0 {}");
  }

  @Test
  void withGroupingsGroupsOfNoRecordAreLeftOut() {
    assertThat(lines(RecordKind.DEAL, Grouping.owner())).isEmpty();
    assertThat(lines(Scope.nothing(), RecordKind.DEAL, STAGE)).isEmpty();
  }

  @Test
  void amountsAreSummedExactlyByCurrency() {
    String large = "9".repeat(38);
    insert(
        deal(1).amount(euros("0.10")).build(),
        deal(2).amount(euros("0.20")).build(),
        deal(3).amount(new Money(new BigDecimal(large), "JPY")).build(),
        deal(4).amount(new Money(new BigDecimal(large), "JPY")).build(),
        deal(5).amount(new Money(new BigDecimal("-0.0001"), "CLF")).build(),
        deal(6).build());
    assertThat(lines(RecordKind.DEAL))
        .containsExactly(": 6 {CLF=-0.0001, EUR=0.30, JPY=1" + "9".repeat(37) + "8}");
  }

  @Test
  void portfoliosOfOneOwnerAreOneGroup() {
    insert(
        deal(1).amount(euros("1")).build(),
        deal(2).portfolio(BORIS).amount(euros("2")).build(),
        deal(3).portfolio(TAKEN_OVER).amount(euros("3")).build());
    assertThat(lines(RecordKind.DEAL, Grouping.owner()))
        .containsExactly("Anna: 1 {EUR=1.00}", "Борис Ёлкин: 2 {EUR=5.00}");
    assertThat(lines(Scope.portfolios(Set.of(TAKEN_OVER)), RecordKind.DEAL, Grouping.owner()))
        .containsExactly("Борис Ёлкин: 1 {EUR=3.00}");
  }

  @Test
  void aReplacedStageCountsAsItsReplacementAndADeletedPipelineAsNone() {
    insert(
        deal(1).putStages(SALES, entered(2, 0)).build(),
        deal(2).putStages(SALES, entered(5, 0)).build(),
        deal(3).putStages(SALES, entered(9, 0)).build(),
        deal(4).putStages(new PipelineId(7), entered(2, 0)).build(),
        client(1).putStages(SALES, entered(2, 0)).build());
    assertThat(lines(RecordKind.DEAL, STAGE)).containsExactly("2: 2 {}", "-: 2 {}");
  }

  @Test
  void aRecordIsInTheGroupOfEachLabelThatExists() {
    apply(OrgDelta.putting(new Label(new LabelId(5), "Cold", "#00f")));
    insert(
        client(1).addLabels(VIP, new LabelId(5)).build(),
        client(2).addLabels(VIP, DELETED_LABEL).build(),
        client(3).addLabels(DELETED_LABEL).build(),
        client(4).build(),
        deal(1).addLabels(VIP).amount(euros("4")).build());
    assertThat(lines(RecordKind.CLIENT, Grouping.label()))
        .containsExactly("5: 1 {}", "3: 2 {}", "-: 2 {}");
    assertThat(lines(RecordKind.DEAL, Grouping.label())).containsExactly("3: 1 {EUR=4.00}");
  }

  @Test
  void anUnsetCheckboxIsNoAndAnUnsetSelectorHasNoValue() {
    insert(
        client(1).putFields(CHECKBOX, FieldValue.checkbox(true)).build(),
        client(2).putFields(CHECKBOX, FieldValue.checkbox(false)).build(),
        client(3).putFields(SELECTOR, FieldValue.choice(new OptionId(1))).build(),
        client(4).putFields(SELECTOR, FieldValue.choice(new OptionId(2))).build());
    assertThat(lines(RecordKind.CLIENT, Grouping.field(CHECKBOX)))
        .containsExactly("false: 3 {}", "true: 1 {}");
    assertThat(lines(RecordKind.CLIENT, Grouping.field(SELECTOR)))
        .containsExactly("option/2: 1 {}", "option/1: 1 {}", "-: 2 {}");
  }

  @Test
  void activitiesAreGroupedByKindAndByWhetherTheyAreDue() {
    insert(
        activity(1).due(at(0)).build(),
        activity(2).kind(ActivityKind.NOTE).done(at(0)).build(),
        activity(3).kind(ActivityKind.NOTE).build());
    assertThat(lines(RecordKind.ACTIVITY, Grouping.kind()))
        .containsExactly("TASK: 1 {}", "NOTE: 2 {}");
    assertThat(
            lines(
                RecordKind.ACTIVITY,
                Grouping.year(TimeAttribute.DUE, "America/New_York"),
                Grouping.kind(),
                Grouping.month(TimeAttribute.DONE, ZoneOffset.UTC)))
        .containsExactly("2025 TASK -: 1 {}", "- NOTE 2026-01: 1 {}", "- NOTE -: 1 {}");
  }

  @Test
  void aDealIsClosedWhenItEnteredTheStageOrTheStageBeganToCloseDeals() {
    insert(
        deal(1).putStages(SALES, entered(2, 0)).build(),
        deal(2).putStages(SALES, entered(3, -86_400)).build(),
        deal(3).putStages(SALES, entered(3, 86_400)).build(),
        deal(4).putStages(SALES, entered(4, -86_400)).build());
    assertThat(lines(RecordKind.DEAL, Grouping.day(TimeAttribute.CLOSED, ZoneOffset.UTC)))
        .containsExactly("2025-12-31: 1 {}", "2026-01-01: 1 {}", "2026-01-02: 1 {}", "-: 1 {}");
  }

  @Test
  void withoutClosingStagesNoDealIsClosed() {
    reorganise(tx -> tx.apply(new OrgDelta(List.of(), Set.of(SALES))));
    insert(deal(1).putStages(SALES, entered(3, 0)).build());
    assertThat(lines(RecordKind.DEAL, Grouping.year(TimeAttribute.CLOSED, ZoneOffset.UTC)))
        .containsExactly("-: 1 {}");
  }

  @Test
  void onlyRecordsThatMeetTheConditionAreSummarized() {
    insert(
        deal(1).addLabels(VIP).putStages(SALES, entered(2, 0)).build(),
        deal(2).addLabels(VIP).portfolio(BORIS).build(),
        deal(3).putStages(SALES, entered(2, 0)).build());
    assertThat(lines(Scope.everything(), new Condition.HasLabel(VIP), RecordKind.DEAL, STAGE))
        .containsExactly("2: 1 {}", "-: 1 {}");
    assertThat(
            lines(
                Scope.portfolios(Set.of(BORIS)),
                new Condition.HasLabel(VIP),
                RecordKind.DEAL,
                Grouping.owner()))
        .containsExactly("Борис Ёлкин: 1 {}");
  }

  @Test
  void deletedRecordsAndThoseOfOtherWorkspacesAreNotSummarized() {
    insert(deal(1).build(), deal(2).build());
    delete(new DealId(2), 7);
    var other = anotherWorkspace();
    store.useWrite(other, tx -> tx.insert(deal(1).build()));
    assertThat(lines(RecordKind.DEAL)).containsExactly(": 1 {}");
  }

  @Test
  void tooManyGroupsAreRefused() {
    insert(
        deal(1).build(), deal(2).portfolio(BORIS).build(), deal(3).portfolio(TAKEN_OVER).build());
    SummaryQuery query = query(Scope.everything(), RecordKind.DEAL, Grouping.owner());
    assertThat(read(tx -> tx.summarize(limited(query, 2))).groups()).hasSize(2);
    assertThatThrownBy(() -> read(tx -> tx.summarize(limited(query, 1))))
        .isInstanceOf(InvalidException.class)
        .hasMessageContaining("at most 1 groups");
  }

  @Test
  void unknownFieldsAndPipelinesAreRefused() {
    for (Grouping<?> unknown :
        List.of(Grouping.field(new FieldId(99)), Grouping.stage(new PipelineId(99)))) {
      assertRefused(
          () -> read(tx -> tx.summarize(query(Scope.everything(), RecordKind.CLIENT, unknown))));
    }
  }

  @Test
  void daysMonthsAndYearsAreThoseOfTheTimeZoneInAnyYear() {
    List<Instant> times =
        ZONES.stream().flatMap(zone -> times(ZoneId.of(zone).getRules()).stream()).toList();
    write(
        tx -> {
          for (int i = 0; i < times.size(); i++) {
            tx.insert(activity(i + 1).due(times.get(i)).build());
          }
        });
    for (String id : ZONES) {
      ZoneId zone = ZoneId.of(id);
      assertTimes(times, Grouping.day(TimeAttribute.DUE, zone), zone, Function.identity());
      assertTimes(times, Grouping.month(TimeAttribute.DUE, zone), zone, YearMonth::from);
      assertTimes(times, Grouping.year(TimeAttribute.DUE, zone), zone, Year::from);
    }
  }

  private <V> void assertTimes(
      List<Instant> times, Grouping<V> by, ZoneId zone, Function<LocalDate, V> unit) {
    Map<V, Long> expected =
        times.stream()
            .collect(
                Collectors.groupingBy(
                    time -> unit.apply(time.atZone(zone).toLocalDate()), Collectors.counting()));
    Summary found = read(tx -> tx.summarize(query(Scope.everything(), RecordKind.ACTIVITY, by)));
    assertThat(
            found.groups().stream()
                .collect(
                    Collectors.toMap(group -> group.get(by).orElseThrow(), SummaryGroup::count)))
        .isEqualTo(expected);
  }

  /** Returns times around changes of the offset and around midnights, in any year. */
  private static List<Instant> times(ZoneRules rules) {
    Random random = new Random(20_264);
    List<Instant> anchors = new ArrayList<>();
    for (ZoneOffsetTransition special : rules.getTransitions()) {
      anchors.add(special.getInstant());
    }
    Collections.shuffle(anchors, random);
    anchors.subList(Math.min(12, anchors.size()), anchors.size()).clear();
    for (int i = 0; i < 40; i++) {
      int year = i < 20 ? 1_960 + random.nextInt(160) : 1 + random.nextInt(9_998);
      LocalDate day = LocalDate.ofYearDay(year, 1 + random.nextInt(365));
      Instant midnight = day.atStartOfDay(ZoneId.of("UTC")).toInstant();
      anchors.add(midnight);
      anchors.add(midnight.minusSeconds(rules.getOffset(midnight).getTotalSeconds()));
      ZoneOffsetTransition change = rules.nextTransition(midnight);
      if (change != null) {
        anchors.add(change.getInstant());
      }
    }
    anchors.add(Instant.parse("1970-01-01T00:00:00Z"));
    return anchors.stream()
        .flatMap(
            anchor ->
                Stream.of(
                    anchor,
                    anchor.minusNanos(1_000),
                    anchor.plusSeconds(random.nextInt(7_200) - 3_600L)))
        .toList();
  }

  @Test
  void aSummaryAddsUpTheRecordsThatAFullScanFinds() {
    RandomRecords random = new RandomRecords(20_265);
    for (long id = 4; id <= 31; id++) {
      apply(Samples.manager(id));
    }
    List<CrmRecord> living = new ArrayList<>();
    for (long id = 1; id <= 120; id++) {
      living.add(random.record(new ClientId(id), 1));
      living.add(random.record(new ActivityId(id), 1));
      living.add(random.record(new DealId(id), 1));
    }
    write(tx -> living.forEach(tx::insert));
    check(
        tx -> {
          for (int i = 0; i < 200; i++) {
            for (RecordKind kind : RecordKind.values()) {
              var records = random.query(kind.type());
              List<Grouping<?>> by =
                  GROUPINGS.stream().filter(each -> random.number(5) == 0).limit(3).toList();
              SummaryQuery query =
                  new SummaryQuery(kind, records.scope(), records.where(), by, 10_000);
              assertThat(tx.summarize(query).groups())
                  .as("%s", query)
                  .containsExactlyInAnyOrderElementsOf(
                      SummaryOracle.groups(
                          tx.org(),
                          by,
                          living.stream()
                              .filter(record -> record.id().recordKind() == kind)
                              .filter(records::matches)
                              .toList()));
            }
          }
        });
  }

  private static StageEntry entered(long stage, long second) {
    return new StageEntry(new StageId(stage), at(second));
  }

  private static Money euros(String number) {
    return Money.parse(number + " EUR");
  }

  private List<String> lines(RecordKind kind, Grouping<?>... by) {
    return lines(Scope.everything(), kind, by);
  }

  private List<String> lines(Scope scope, RecordKind kind, Grouping<?>... by) {
    return lines(scope, Condition.always(), kind, by);
  }

  /** Returns a line for each group: its values, its count and its sums. */
  private List<String> lines(Scope scope, Condition where, RecordKind kind, Grouping<?>... by) {
    SummaryQuery query = new SummaryQuery(kind, scope, where, List.of(by), 100);
    return read(tx -> tx.summarize(query)).groups().stream()
        .map(
            group ->
                query.by().stream().map(each -> text(group, each)).collect(Collectors.joining(" "))
                    + ": "
                    + group.count()
                    + " "
                    + group.sums())
        .toList();
  }

  private static String text(SummaryGroup group, Grouping<?> by) {
    Object value = group.get(by).orElse(null);
    if (value == null) {
      return "-";
    }
    if (value instanceof UserRef owner) {
      return owner.name();
    }
    return value instanceof FieldValue field
        ? field.asText()
        : value instanceof Id id ? Long.toString(id.value()) : value.toString();
  }

  private static SummaryQuery query(Scope scope, RecordKind kind, Grouping<?>... by) {
    return new SummaryQuery(kind, scope, Condition.always(), List.of(by), 10_000);
  }

  private static SummaryQuery limited(SummaryQuery query, int maxGroups) {
    return new SummaryQuery(query.kind(), query.scope(), query.where(), query.by(), maxGroups);
  }
}
