package dev.crmkit.core.deal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.core.RecordKind;
import dev.crmkit.core.pipeline.DealOutcome;
import dev.crmkit.core.pipeline.Pipeline;
import dev.crmkit.core.pipeline.PipelineId;
import dev.crmkit.core.pipeline.Stage;
import dev.crmkit.core.pipeline.StageEntry;
import dev.crmkit.core.pipeline.StageId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** When a deal is closed (rules.md P3). */
@Tag("P3")
class ClosedTest {

  private static final Instant MONDAY = Instant.parse("2026-02-23T12:00:00Z");
  private static final Instant TUESDAY = Instant.parse("2026-02-24T12:00:00Z");

  private static final Stage OPEN = Stage.builder().id(StageId.of(1)).name("open").build();
  private static final Stage WON =
      Stage.builder().id(StageId.of(2)).name("won").closes(DealOutcome.WON).build();
  private static final Stage LOST =
      Stage.builder().id(StageId.of(3)).name("lost").closes(DealOutcome.LOST).build();

  private static Pipeline pipeline(long id, Stage... stages) {
    return new Pipeline(PipelineId.of(id), "p" + id, RecordKind.DEAL, List.of(stages));
  }

  private static final List<Pipeline> TWO =
      List.of(pipeline(1, OPEN, WON, LOST), pipeline(2, OPEN, WON, LOST));

  private static StageEntry in(Stage stage, Instant since) {
    return new StageEntry(stage.id(), since);
  }

  @Test
  void aDealInNoClosingStageIsOpen() {
    assertThat(Closed.of(Map.of(), TWO)).isEmpty();
    assertThat(Closed.of(Map.of(PipelineId.of(1), in(OPEN, MONDAY)), TWO)).isEmpty();
    assertThat(Closed.outcomes(Map.of(PipelineId.of(1), in(OPEN, MONDAY)), TWO)).isEmpty();
  }

  @Test
  void aDealIsClosedSinceItEnteredTheStage() {
    assertThat(Closed.of(Map.of(PipelineId.of(1), in(WON, MONDAY)), TWO))
        .contains(new Closed(DealOutcome.WON, MONDAY));
  }

  @Test
  void ofTwoClosingStagesTheEarlierCounts() {
    Map<PipelineId, StageEntry> places =
        Map.of(PipelineId.of(1), in(WON, TUESDAY), PipelineId.of(2), in(WON, MONDAY));

    for (List<Pipeline> order : List.of(TWO, List.of(TWO.get(1), TWO.get(0)))) {
      assertThat(Closed.of(places, order)).contains(new Closed(DealOutcome.WON, MONDAY));
    }
  }

  @Test
  void bothOutcomesAreReturned() {
    Map<PipelineId, StageEntry> places =
        Map.of(PipelineId.of(1), in(WON, TUESDAY), PipelineId.of(2), in(LOST, MONDAY));

    assertThat(Closed.outcomes(places, TWO))
        .containsExactlyInAnyOrder(DealOutcome.WON, DealOutcome.LOST);
  }

  @Test
  void anEntryOfADeletedPipelineDoesNotCount() {
    assertThat(Closed.of(Map.of(PipelineId.of(9), in(WON, MONDAY)), TWO)).isEmpty();
  }

  @Test
  void aStageThatBeganToCloseDealsLaterClosesThemFromThenOn() {
    Pipeline later = pipeline(1, WON.toBuilder().closesSince(TUESDAY).build());
    Pipeline before = pipeline(1, WON.toBuilder().closesSince(MONDAY).build());

    assertThat(Closed.of(Map.of(PipelineId.of(1), in(WON, MONDAY)), List.of(later)))
        .contains(new Closed(DealOutcome.WON, TUESDAY));
    assertThat(Closed.of(Map.of(PipelineId.of(1), in(WON, TUESDAY)), List.of(before)))
        .contains(new Closed(DealOutcome.WON, TUESDAY));
  }

  @Tag("P4")
  @Test
  void aReplacedStageClosesLikeItsReplacement() {
    Pipeline replaced = pipeline(1, WON, OPEN.toBuilder().replacedBy(WON.id()).build());

    assertThat(Closed.of(Map.of(PipelineId.of(1), in(OPEN, MONDAY)), List.of(replaced)))
        .contains(new Closed(DealOutcome.WON, MONDAY));
  }
}
