package dev.crmkit.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.core.RecordKind;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Replaced stages (rules.md P4). */
@Tag("P4")
class PipelineTest {

  /** 1 and 2 are active; 3 was replaced by 1, 4 by 3, 5 by 4, 6 by 2. */
  private static final Pipeline PIPELINE =
      new Pipeline(
          PipelineId.of(1),
          "sales",
          RecordKind.DEAL,
          List.of(stage(1), stage(2), gone(3, 1), gone(4, 3), gone(5, 4), gone(6, 2)));

  private static Stage stage(long id) {
    return Stage.builder().id(StageId.of(id)).name("s" + id).build();
  }

  private static Stage gone(long id, long to) {
    return stage(id).toBuilder().replacedBy(StageId.of(to)).build();
  }

  @Test
  void onlyActiveStagesAreListed() {
    assertThat(PIPELINE.stages()).containsExactly(stage(1), stage(2));
    assertThat(PIPELINE.stage(StageId.of(2))).contains(stage(2));
    assertThat(PIPELINE.stage(StageId.of(3))).isEmpty();
    assertThat(PIPELINE.stage(StageId.of(9))).isEmpty();
  }

  @Test
  void theCurrentStageIsTheEndOfTheChainOfReplacements() {
    for (long put : new long[] {1, 3, 4, 5}) {
      assertThat(PIPELINE.currentStage(StageId.of(put))).contains(stage(1));
    }
    assertThat(PIPELINE.currentStage(StageId.of(6))).contains(stage(2));
    assertThat(PIPELINE.currentStage(StageId.of(9))).isEmpty();
  }

  @Test
  void replacedStagesCountAsTheirActiveReplacement() {
    assertThat(PIPELINE.withPredecessors(StageId.of(1)))
        .extracting(StageId::value)
        .containsExactlyInAnyOrder(1L, 3L, 4L, 5L);
    assertThat(PIPELINE.withPredecessors(StageId.of(2)))
        .extracting(StageId::value)
        .containsExactlyInAnyOrder(2L, 6L);
    assertThat(PIPELINE.withPredecessors(StageId.of(3))).isEmpty();
    assertThat(PIPELINE.withPredecessors(StageId.of(9))).isEmpty();
  }

  @Test
  void everyStageCountsAsExactlyOneActiveStage() {
    for (Stage each : PIPELINE.allStages()) {
      StageId now = PIPELINE.currentStage(each.id()).orElseThrow().id();
      for (Stage living : PIPELINE.stages()) {
        assertThat(PIPELINE.withPredecessors(living.id()).contains(each.id()))
            .isEqualTo(living.id().equals(now));
      }
    }
  }

  @Test
  void aLongChainIsFollowedToItsEnd() {
    List<Stage> all = new java.util.ArrayList<>(List.of(stage(1)));
    for (long id = 2; id <= 500; id++) {
      all.add(gone(id, id - 1));
    }
    Pipeline chain = new Pipeline(PipelineId.of(1), "p", RecordKind.CLIENT, all);

    assertThat(chain.currentStage(StageId.of(500))).contains(stage(1));
    assertThat(chain.withPredecessors(StageId.of(1))).hasSize(500);
  }

  @Test
  void aCycleOfReplacementsHasNoCurrentStage() {
    Pipeline circle =
        new Pipeline(
            PipelineId.of(1),
            "broken",
            RecordKind.DEAL,
            List.of(stage(1), gone(2, 3), gone(3, 2), gone(4, 4), gone(5, 99)));

    for (long put : new long[] {2, 3, 4, 5}) {
      assertThat(circle.currentStage(StageId.of(put))).isEmpty();
    }
    assertThat(circle.withPredecessors(StageId.of(1))).containsExactly(StageId.of(1));
  }

  @Tag("P3")
  @Test
  void aReplacedStageKeepsItsOwnTimeOfClosing() {
    Instant early = Instant.parse("2026-01-01T00:00:00Z");
    Instant late = Instant.parse("2026-02-01T00:00:00Z");
    Pipeline pipeline =
        new Pipeline(
            PipelineId.of(1),
            "p",
            RecordKind.DEAL,
            List.of(
                stage(1).toBuilder().closesSince(early).build(),
                gone(2, 1),
                gone(3, 2).toBuilder().closesSince(late).build(),
                stage(4)));

    assertThat(pipeline.closesSince(StageId.of(1))).contains(early);
    assertThat(pipeline.closesSince(StageId.of(2))).isEmpty();
    assertThat(pipeline.closesSince(StageId.of(3))).contains(late);
    assertThat(pipeline.closesSince(StageId.of(4))).isEmpty();
    assertThat(pipeline.closesSince(StageId.of(9))).isEmpty();
  }
}
