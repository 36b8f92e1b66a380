package dev.crmkit.core.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmkit.core.activity.ActivityKind;
import dev.crmkit.core.client.Client;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.form.FieldId;
import dev.crmkit.core.form.FieldValue;
import dev.crmkit.core.label.LabelId;
import dev.crmkit.core.pipeline.PipelineId;
import dev.crmkit.core.pipeline.StageId;
import dev.crmkit.core.portfolio.PortfolioId;
import dev.crmkit.core.user.UserId;
import dev.crmkit.core.user.UserRef;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The normal form of conditions, and the limits of their depth and cost. */
class NormalizedConditionTest {

  private static final FieldId FIELD = FieldId.of(1);
  private static final PipelineId PIPELINE = PipelineId.of(1);
  private static final Condition OTHER = new Condition.HasField(FieldId.of(2));
  private static final Condition HAS = new Condition.HasField(FIELD);

  @Test
  void equalitiesOfOneAttributeJoinedByOrAreFolded() {
    assertThat(or(equal("1"), equal("1.0"), equal("2")).normalized())
        .isEqualTo(new Condition.FieldIn(FIELD, Set.of(number("1"), number("2"))));
    assertThat(
            or(new Condition.HasLabel(LabelId.of(1)), new Condition.HasLabel(LabelId.of(2)))
                .normalized())
        .isEqualTo(new Condition.HasLabel(Set.of(LabelId.of(1), LabelId.of(2))));
    assertThat(or(stage(1), or(stage(2), stage(3))).normalized())
        .isEqualTo(
            new Condition.InStage(PIPELINE, Set.of(StageId.of(1), StageId.of(2), StageId.of(3))));
    assertThat(
            or(
                    new Condition.InPortfolios(PortfolioId.of(1)),
                    new Condition.InPortfolios(PortfolioId.of(2)))
                .normalized())
        .isEqualTo(new Condition.InPortfolios(Set.of(PortfolioId.of(1), PortfolioId.of(2))));
    assertThat(
            or(new Condition.OfClient(ClientId.of(1)), new Condition.OfClient(ClientId.of(2)))
                .normalized())
        .isEqualTo(new Condition.OfClient(Set.of(ClientId.of(1), ClientId.of(2))));
    assertThat(
            or(new Condition.OfKind(ActivityKind.CALL), new Condition.OfKind(ActivityKind.NOTE))
                .normalized())
        .isEqualTo(new Condition.OfKind(Set.of(ActivityKind.CALL, ActivityKind.NOTE)));
    assertThat(
            or(new Condition.FieldContains(FIELD, "a"), new Condition.FieldContains(FIELD, "b"))
                .normalized())
        .isEqualTo(new Condition.FieldContains(FIELD, Set.of("a", "b")));
  }

  @Test
  void negatedEqualitiesOfOneAttributeJoinedByAndAreFolded() {
    assertThat(and(not(equal("1")), OTHER, not(equal("2"))).normalized())
        .isEqualTo(and(OTHER, not(new Condition.FieldIn(FIELD, Set.of(number("1"), number("2"))))));
  }

  @Test
  void equalitiesOfDifferentAttributesAreNotFolded() {
    Condition other = new Condition.FieldIn(FieldId.of(2), number("1"));
    assertThat(or(equal("1"), other).normalized()).isInstanceOf(Condition.Or.class);
    assertThat(and(equal("1"), equal("2")).normalized())
        .isEqualTo(
            and(
                new Condition.FieldIn(FIELD, number("1")),
                new Condition.FieldIn(FIELD, number("2"))));
  }

  @Test
  void rangesOfOneAttributeJoinedByAndAreIntersected() {
    Condition from = created(1, null);
    Condition to = created(null, 5);
    assertThat(and(from, HAS, to, created(0, 9)).normalized()).isEqualTo(and(HAS, created(1, 5)));
    assertThat(and(to, created(4, null), and(created(3, 4))).normalized())
        .isEqualTo(Condition.never());
    assertThat(and(from, Condition.InRange.present(Sort.Attribute.DUE)).normalized())
        .isEqualTo(and(from, Condition.InRange.present(Sort.Attribute.DUE)));
    assertThat(or(from, to).normalized()).isEqualTo(or(from, to));
    assertThat(created(5, 5).normalized()).isEqualTo(Condition.never());
  }

  private static Condition created(@Nullable Integer from, @Nullable Integer to) {
    return Condition.InRange.of(
        Sort.Attribute.CREATED,
        from == null ? null : Instant.ofEpochSecond(from),
        to == null ? null : Instant.ofEpochSecond(to));
  }

  @Test
  void constantsDuplicatesAndNestingDisappear() {
    assertThat(and(OTHER, and(HAS, and(OTHER))).normalized()).isEqualTo(and(OTHER, HAS));
    assertThat(or(OTHER, or(HAS, or())).normalized()).isEqualTo(or(OTHER, HAS));
    assertThat(and(OTHER, Condition.never()).normalized()).isEqualTo(Condition.never());
    assertThat(or(OTHER, Condition.always()).normalized()).isEqualTo(Condition.always());
    assertThat(or(and(or(OTHER))).normalized()).isEqualTo(OTHER);
    assertThat(not(not(not(OTHER))).normalized()).isEqualTo(not(OTHER));
    assertThat(not(Condition.always()).normalized()).isEqualTo(Condition.never());
    assertThat(new Condition.FieldIn(FIELD, Set.of()).normalized()).isEqualTo(Condition.never());
  }

  @Test
  void conditionsCanBeNestedToTheLimit() {
    Condition deep = OTHER;
    while (deep.depth() < Condition.MAX_DEPTH) {
      deep = deep.depth() % 2 == 0 ? and(deep, HAS) : not(deep);
    }
    Condition deepest = deep;

    assertThat(deepest.test(client("x"))).isIn(true, false);
    assertThat(deepest.normalized().hashCode()).isEqualTo(deepest.normalized().hashCode());
    for (Runnable deeper :
        List.<Runnable>of(() -> not(deepest), () -> and(deepest), () -> or(HAS, deepest))) {
      assertThatThrownBy(deeper::run)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(Integer.toString(Condition.MAX_DEPTH));
    }
  }

  @Test
  void theTextOfARecordIsNormalizedOnceForAllConditionsOnIt() {
    RecordContext record = new RecordContext(client("ПЕТР"));

    assertThat(record.textKey(FIELD)).isEqualTo("петр").isSameAs(record.textKey(FIELD));
    assertThat(record.textKey(FieldId.of(2))).isNull();
  }

  @Test
  void thousandsOfTextsAndValuesAreComparedWithEachRecordAtOnce() {
    List<Condition> parts = new ArrayList<>();
    IntStream.range(0, 3_000).forEach(i -> parts.add(new Condition.FieldContains(FIELD, "x" + i)));
    IntStream.range(0, 3_000)
        .forEach(i -> parts.add(new Condition.FieldIn(FIELD, FieldValue.text("city " + i))));
    Condition any = new Condition.Or(parts).normalized();

    assertThat(((Condition.Or) any).parts()).hasSize(2);
    assertThat(any.test(client("CITY x2999"))).isTrue();
    assertThat(any.test(client("city 2999"))).isTrue();
    assertThat(any.test(client("City 2999"))).isFalse();
  }

  private static Client client(String text) {
    return Client.builder()
        .id(ClientId.of(1))
        .portfolio(PortfolioId.of(1))
        .version(1)
        .createdBy(new UserRef(UserId.of(1), "Anna"))
        .createdAt(Instant.EPOCH)
        .updatedAt(Instant.EPOCH)
        .name("client")
        .putFields(FIELD, FieldValue.text(text))
        .build();
  }

  private static Condition and(Condition... parts) {
    return new Condition.And(List.of(parts));
  }

  private static Condition or(Condition... parts) {
    return new Condition.Or(List.of(parts));
  }

  private static Condition not(Condition part) {
    return new Condition.Not(part);
  }

  private static Condition equal(String number) {
    return new Condition.FieldCompares(FIELD, Comparison.EQUAL, number(number));
  }

  private static FieldValue number(String number) {
    return FieldValue.number(new BigDecimal(number));
  }

  private static Condition stage(long stage) {
    return new Condition.InStage(PIPELINE, StageId.of(stage));
  }
}
