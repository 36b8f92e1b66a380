package dev.crmkit.store.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.core.client.Client;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.form.FieldId;
import dev.crmkit.core.form.FieldValue;
import dev.crmkit.core.label.LabelId;
import dev.crmkit.core.pipeline.PipelineId;
import dev.crmkit.core.pipeline.StageId;
import dev.crmkit.core.portfolio.PortfolioId;
import dev.crmkit.core.query.Comparison;
import dev.crmkit.core.query.Condition;
import dev.crmkit.core.record.RecordKind;
import dev.crmkit.core.record.StagePlace;
import dev.crmkit.core.user.UserId;
import dev.crmkit.core.user.UserRef;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Example;
import org.jspecify.annotations.Nullable;

/** {@link Candidates} are as few as an index can tell. */
class CandidatesProperties {

  private static final Condition TEN = new Condition.HasLabel(LabelId.of(1));
  private static final Condition FIFTY =
      is(FieldId.of(1), FieldValue.number(new BigDecimal("1.0")));
  private static final Condition HUNDRED =
      new Condition.InStage(PipelineId.of(1), Set.of(StageId.of(1), StageId.of(2), StageId.of(3)));
  private static final Condition UNKNOWN = new Condition.NameContains("a");

  private final Table table = table();

  @Example
  void thoseOfOneConditionAreTheRecordsThatMeetIt() {
    assertThat(count(TEN)).isEqualTo(10);
    assertThat(count(FIFTY)).isEqualTo(50);
    assertThat(count(HUNDRED)).isEqualTo(100);
    assertThat(count(is(FieldId.of(2), FieldValue.number(BigDecimal.ONE)))).isZero();
    assertThat(count(is(FieldId.of(1), FieldValue.text("1")))).isZero();
  }

  @Example
  void thoseOfAllOfSeveralAreTheFewest() {
    assertThat(count(new Condition.And(List.of(FIFTY, TEN, HUNDRED)))).isEqualTo(10);
    assertThat(count(new Condition.And(List.of(UNKNOWN, HUNDRED, FIFTY)))).isEqualTo(50);
  }

  @Example
  void thoseOfOneOfSeveralAreAllOfThem() {
    assertThat(count(new Condition.Or(List.of(FIFTY, TEN)))).isEqualTo(60);
    assertThat(count(new Condition.And(List.of(new Condition.Or(List.of(TEN, FIFTY)), HUNDRED))))
        .isEqualTo(60);
    assertThat(count(Condition.never())).isZero();
  }

  @Example
  void otherConditionsTellNone() {
    for (Condition condition :
        List.of(
            UNKNOWN,
            Condition.always(),
            new Condition.Not(TEN),
            new Condition.Or(List.of(TEN, UNKNOWN)),
            new Condition.HasField(FieldId.of(1)),
            new Condition.FieldCompares(
                FieldId.of(1), Comparison.AT_MOST, FieldValue.number(BigDecimal.ONE)))) {
      assertThat(count(condition)).as("%s", condition).isNull();
    }
  }

  @Example
  void whatWasRemovedIsForgottenInTheEnd() {
    Table changed = table;
    for (int i = 0; i < 100; i++) {
      Edit edit = new Edit();
      changed = changed.edit(edit);
      for (long id = 1; id <= 100; id++) {
        Client client = client(id);
        changed.remove(client);
        changed.add(client);
      }
      edit.close();
    }
    assertThat(Candidates.of(HUNDRED, changed.traits()))
        .isNotNull()
        .satisfies(candidates -> assertThat(candidates.count()).isLessThan(5_000));
    assertThat(changed.having(new Candidates(List.of(Traits.of(LabelId.of(1))), 10))).hasSize(10);
  }

  private @Nullable Long count(Condition condition) {
    Candidates candidates = Candidates.of(condition, table.traits());
    return candidates == null ? null : candidates.count();
  }

  private static Condition is(FieldId field, FieldValue value) {
    return new Condition.FieldIn(field, value);
  }

  private static Table table() {
    Edit edit = new Edit();
    Table table = new Table(RecordKind.CLIENT).edit(edit);
    for (long id = 1; id <= 100; id++) {
      table.add(client(id));
    }
    edit.close();
    return table;
  }

  private static Client client(long id) {
    Client.Builder client =
        Client.builder()
            .id(ClientId.of(id))
            .portfolio(PortfolioId.of(1))
            .name("Client " + id)
            .version(1)
            .createdBy(new UserRef(UserId.of(1), "Anna"))
            .createdAt(Instant.ofEpochSecond(id))
            .updatedAt(Instant.ofEpochSecond(id))
            .putFields(FieldId.of(1), FieldValue.number(BigDecimal.valueOf(id % 2)))
            .putStages(PipelineId.of(1), new StagePlace(StageId.of(1 + id % 3), Instant.EPOCH));
    return (id % 10 == 0 ? client.addLabels(LabelId.of(1)) : client).build();
  }
}
