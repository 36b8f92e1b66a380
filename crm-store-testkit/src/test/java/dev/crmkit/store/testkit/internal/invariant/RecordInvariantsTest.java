package dev.crmkit.store.testkit.internal.invariant;

import static dev.crmkit.store.testkit.internal.invariant.Workload.ACME;
import static dev.crmkit.store.testkit.internal.invariant.Workload.DEALS;
import static dev.crmkit.store.testkit.internal.invariant.Workload.LATE;
import static dev.crmkit.store.testkit.internal.invariant.Workload.LETTER;
import static dev.crmkit.store.testkit.internal.invariant.Workload.NOTE;
import static dev.crmkit.store.testkit.internal.invariant.Workload.ONBOARDING;
import static dev.crmkit.store.testkit.internal.invariant.Workload.TIER;
import static dev.crmkit.store.testkit.internal.invariant.Workload.WORKSPACE;

import dev.crmkit.core.RecordKind;
import dev.crmkit.core.activity.Activity;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.deal.Money;
import dev.crmkit.core.form.FieldId;
import dev.crmkit.core.form.FieldValue;
import dev.crmkit.core.form.OptionId;
import dev.crmkit.core.label.LabelId;
import dev.crmkit.core.pipeline.DealOutcome;
import dev.crmkit.core.pipeline.Pipeline;
import dev.crmkit.core.pipeline.PipelineId;
import dev.crmkit.core.pipeline.StageEntry;
import dev.crmkit.core.portfolio.PortfolioId;
import dev.crmkit.core.store.CrmStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Each invariant of records, files and counts detects an injected fault. */
class RecordInvariantsTest extends FaultInjection {

  @Test
  void detectsARecordInAMissingPortfolio() {
    change(ACME, client -> client.portfolio(PortfolioId.of(999)));
    assertDetected("D1", "client/101 is in portfolio/999");
  }

  @Test
  void detectsAMissingClient() {
    store.useWrite(
        WORKSPACE,
        tx -> {
          Activity note = tx.activity(NOTE).orElseThrow();
          tx.update(note.toBuilder().client(ClientId.of(999)).version(note.version() + 1).build());
        });
    assertDetected("R2", "activity/202 belongs to client/999");
  }

  @Test
  void detectsARecordWithoutAName() {
    change(ACME, client -> client.name(" "));
    assertDetected("R1", "client/101");
  }

  @Test
  void detectsAnAmountInAnUnknownCurrency() {
    changeDeal(deal -> deal.amount(Money.parse("1 XQX")));
    assertDetected("R3", "deal/301");
  }

  @Test
  void detectsAValueOfTheWrongType() {
    change(ACME, client -> client.putFields(TIER, FieldValue.text("gold")));
    assertDetected("F3", "client/101 has in field/35");
  }

  @Test
  void detectsAnUnknownOption() {
    change(ACME, client -> client.putFields(TIER, FieldValue.choice(OptionId.of(99))));
    assertDetected("F3", "client/101 has in field/35");
  }

  @Test
  void detectsAnUnknownField() {
    change(ACME, client -> client.putFields(FieldId.of(99), FieldValue.text("?")));
    assertDetected("F3", "client/101 has a value of field/99");
  }

  @Test
  void detectsAnUnknownLabel() {
    change(ACME, client -> client.addLabels(LabelId.of(99)));
    assertDetected("S3", "client/101 has label/99");
  }

  @Test
  void detectsAnUnknownPipeline() {
    change(ACME, client -> client.putStages(PipelineId.of(99), stageEntry(1)));
    assertDetected("P2", "client/101 is in pipeline/99");
  }

  @Test
  void detectsAnUnknownStage() {
    change(ACME, client -> client.stages(Map.of(ONBOARDING, stageEntry(99))));
    assertDetected("P2", "client/101 is in stage/99 of pipeline/51");
  }

  @Test
  void detectsAPipelineOfAnotherRecordKind() {
    change(ACME, client -> client.putStages(DEALS, stageEntry(1)));
    assertDetected("P2", "client/101 is in pipeline/52 of another kind");
  }

  @Test
  void detectsADealThatIsBothWonAndLost() {
    PipelineId other = PipelineId.of(59);
    put(
        new Pipeline(
            other, "Other", RecordKind.DEAL, List.of(stage(1).closes(DealOutcome.LOST).build())));
    changeDeal(
        deal ->
            deal.stages(Map.of(DEALS, new StageEntry(stageOf("won"), AT), other, stageEntry(1))));
    assertDetected("P3", "deal/301 is both won and lost");
  }

  @Test
  void detectsALivingFileOnADeletedRecord() {
    store.useWrite(WORKSPACE, tx -> tx.delete(LATE, deletion(LATE)));
    assertDetected("E6", "there is a history of file/404");
  }

  @Test
  void detectsAFileThatItsRecordDoesNotList() {
    assertDetectedIn(
        TamperedStore.withResult(store, "filesOf", files -> List.of()), "E5", "file/401");
  }

  @Test
  void detectsADeletedFileOfAPurgedRecord() {
    store.useWrite(
        WORKSPACE,
        tx -> {
          tx.delete(LETTER, deletion(LETTER));
          tx.delete(LATE, deletion(LATE));
          tx.purge(LATE);
        });
    assertDetected("E6", "the deleted file/404");
  }

  @Test
  void detectsALostDeletedRecord() {
    assertDetectedIn(
        TamperedStore.withResult(store, "deletedRecord", record -> Optional.empty()),
        "E6",
        "the deleted client/102 was not stored");
  }

  @Test
  void detectsAReusableId() {
    assertDetectedIn(
        TamperedStore.withResult(store, "isTaken", taken -> false), "R5", "client/101");
  }

  @Test
  void detectsAWrongCount() {
    CrmStore miscounting = TamperedStore.withResult(store, "count", count -> (Long) count + 1);
    assertDetectedIn(miscounting, "D4", "client records, all");
    assertDetectedIn(miscounting, "D4", "in portfolio/");
    assertDetectedIn(miscounting, "D4", "with label/41");
    assertDetectedIn(miscounting, "D4", "with a value of field/31");
    assertDetectedIn(miscounting, "D4", "in pipeline/52");
  }
}
