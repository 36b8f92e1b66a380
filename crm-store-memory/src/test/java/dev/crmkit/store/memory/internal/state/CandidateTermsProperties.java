package dev.crmkit.store.memory.internal.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.core.RecordKind;
import dev.crmkit.core.client.Client;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.form.FieldId;
import dev.crmkit.core.form.FieldValue;
import dev.crmkit.core.label.LabelId;
import dev.crmkit.core.pipeline.PipelineId;
import dev.crmkit.core.pipeline.StageEntry;
import dev.crmkit.core.pipeline.StageId;
import dev.crmkit.core.portfolio.PortfolioId;
import dev.crmkit.core.query.Comparison;
import dev.crmkit.core.query.Condition;
import dev.crmkit.core.user.UserId;
import dev.crmkit.core.user.UserRef;
import dev.crmkit.store.memory.internal.index.CandidateTerms;
import dev.crmkit.store.memory.internal.index.TermHashes;
import dev.crmkit.store.memory.internal.tree.MutationToken;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Example;
import org.jspecify.annotations.Nullable;

/** {@link CandidateTerms} are those of a condition that have the fewest postings. */
class CandidateTermsProperties {

  private static final Condition TEN = new Condition.HasLabel(LabelId.of(1));
  private static final Condition FIFTY =
      is(FieldId.of(1), FieldValue.number(new BigDecimal("1.0")));
  private static final Condition HUNDRED =
      new Condition.InStage(PipelineId.of(1), Set.of(StageId.of(1), StageId.of(2), StageId.of(3)));
  private static final Condition UNKNOWN = new Condition.NameContains("a");

  private final RecordTable table = table();

  @Example
  void aConditionCountsTheRecordsThatMeetIt() {
    assertThat(count(TEN)).isEqualTo(10);
    assertThat(count(FIFTY)).isEqualTo(50);
    assertThat(count(HUNDRED)).isEqualTo(100);
    assertThat(count(is(FieldId.of(2), FieldValue.number(BigDecimal.ONE)))).isZero();
    assertThat(count(is(FieldId.of(1), FieldValue.text("1")))).isZero();
  }

  @Example
  void aConjunctionTakesItsRarestPart() {
    assertThat(count(new Condition.And(List.of(FIFTY, TEN, HUNDRED)))).isEqualTo(10);
    assertThat(count(new Condition.And(List.of(UNKNOWN, HUNDRED, FIFTY)))).isEqualTo(50);
  }

  @Example
  void aDisjunctionTakesAllItsParts() {
    assertThat(count(new Condition.Or(List.of(FIFTY, TEN)))).isEqualTo(60);
    assertThat(count(new Condition.And(List.of(new Condition.Or(List.of(TEN, FIFTY)), HUNDRED))))
        .isEqualTo(60);
    assertThat(count(Condition.never())).isZero();
  }

  @Example
  void otherConditionsHaveNoCandidateTerms() {
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
  void removedPostingsAreDroppedEventually() {
    RecordTable changed = table;
    for (int i = 0; i < 100; i++) {
      MutationToken token = new MutationToken();
      changed = changed.mutableCopy(token);
      for (long id = 1; id <= 100; id++) {
        Client client = client(id);
        changed.remove(client);
        changed.add(client);
      }
      token.close();
    }
    assertThat(CandidateTerms.of(HUNDRED, changed.postings()))
        .isNotNull()
        .satisfies(candidates -> assertThat(candidates.postings()).isLessThan(5_000));
    assertThat(changed.withAnyOf(new CandidateTerms(List.of(TermHashes.of(LabelId.of(1))), 10)))
        .hasSize(10);
  }

  private @Nullable Long count(Condition condition) {
    CandidateTerms candidates = CandidateTerms.of(condition, table.postings());
    return candidates == null ? null : candidates.postings();
  }

  private static Condition is(FieldId field, FieldValue value) {
    return new Condition.FieldIn(field, value);
  }

  private static RecordTable table() {
    MutationToken token = new MutationToken();
    RecordTable table = new RecordTable(RecordKind.CLIENT).mutableCopy(token);
    for (long id = 1; id <= 100; id++) {
      table.add(client(id));
    }
    token.close();
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
            .putStages(PipelineId.of(1), new StageEntry(StageId.of(1 + id % 3), Instant.EPOCH));
    return (id % 10 == 0 ? client.addLabels(LabelId.of(1)) : client).build();
  }
}
