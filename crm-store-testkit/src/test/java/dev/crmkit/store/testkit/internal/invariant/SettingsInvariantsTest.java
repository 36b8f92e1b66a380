package dev.crmkit.store.testkit.internal.invariant;

import static dev.crmkit.store.testkit.internal.invariant.Workload.MONEY;
import static dev.crmkit.store.testkit.internal.invariant.Workload.PHONE;
import static dev.crmkit.store.testkit.internal.invariant.Workload.TIER;
import static dev.crmkit.store.testkit.internal.invariant.Workload.VIP;

import dev.crmkit.core.RecordKind;
import dev.crmkit.core.form.FieldOption;
import dev.crmkit.core.form.FieldValue;
import dev.crmkit.core.form.OptionId;
import dev.crmkit.core.form.Section;
import dev.crmkit.core.form.SectionAccess;
import dev.crmkit.core.form.SectionId;
import dev.crmkit.core.label.Label;
import dev.crmkit.core.label.LabelId;
import dev.crmkit.core.pipeline.DealOutcome;
import dev.crmkit.core.pipeline.Pipeline;
import dev.crmkit.core.pipeline.PipelineId;
import dev.crmkit.core.pipeline.StageId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Each invariant of the form, pipelines and labels detects an injected fault. */
class SettingsInvariantsTest extends FaultInjection {

  @Test
  void detectsARestrictedFirstSection() {
    put(new Section(Section.FIRST, "Main", 0, SectionAccess.only(Set.of(), Set.of())));
    assertDetected("F1", "section 1 must be open to everyone");
  }

  @Test
  void detectsAMissingFirstSection() {
    remove(Section.FIRST);
    assertDetected("F1", "section 1 must always exist");
  }

  @Test
  void detectsASectionOpenToAMissingGroup() {
    put(new Section(MONEY, "Money", 0, SectionAccess.only(Set.of(), Set.of(NO_GROUP))));
    assertDetected("F2", "section/21 is open to group/99");
  }

  @Test
  void detectsAFieldInAMissingSection() {
    changeField(PHONE, field -> field.section(SectionId.of(99)));
    assertDetected("F1", "field/31 is in section/99");
  }

  @Test
  void detectsASelectorWithoutOptions() {
    changeField(TIER, field -> field.options(List.of()).defaultValue(Optional.empty()));
    assertDetected("F3", "field/35");
  }

  @Test
  void detectsADuplicateOption() {
    FieldOption option = org().field(TIER).orElseThrow().options().get(0);
    changeField(TIER, field -> field.addOptions(option));
    assertDetected("F4", "field/35 has " + option.id() + " twice");
  }

  @Test
  void detectsAnInvalidDefault() {
    changeField(TIER, field -> field.defaultValue(FieldValue.choice(OptionId.of(99))));
    assertDetected("F5", "field/35");
  }

  @Test
  void detectsAPipelineWithoutStages() {
    put(new Pipeline(PipelineId.of(59), "Empty", RecordKind.CLIENT, List.of()));
    assertDetected("P1", "pipeline/59 has no stage");
  }

  @Test
  void detectsAPipelineOfActivities() {
    put(new Pipeline(PipelineId.of(59), "Acts", RecordKind.ACTIVITY, List.of(stage(1).build())));
    assertDetected("P1", "pipeline/59 is for activities");
  }

  @Test
  void detectsDuplicateStageAndPipelineNames() {
    put(
        new Pipeline(
            PipelineId.of(59),
            "DEALS",
            RecordKind.CLIENT,
            List.of(stage(1).build(), stage(2).build(), stage(2).name("other").build())));
    assertDetected("P1", "duplicate names of stages of pipeline/59");
    assertDetected("P1", "duplicate names of pipelines");
    assertDetected("P1", "pipeline/59 has stage/2 twice");
  }

  @Test
  void detectsAStageThatClosesClients() {
    put(
        new Pipeline(
            PipelineId.of(59),
            "Wins",
            RecordKind.CLIENT,
            List.of(stage(1).closes(DealOutcome.WON).build())));
    assertDetected("P3", "stage/1 of pipeline/59");
  }

  @Test
  void detectsAStageReplacedByAMissingOne() {
    put(
        new Pipeline(
            PipelineId.of(59),
            "Gone",
            RecordKind.CLIENT,
            List.of(stage(1).build(), stage(2).replacedBy(StageId.of(9)).build())));
    assertDetected("P4", "stage/2 of pipeline/59");
  }

  @Test
  void detectsDuplicateLabelNames() {
    put(new Label(LabelId.of(49), "vIP", "#fff"));
    assertDetected("S3", "duplicate names of labels: [vIP]");
  }

  @Test
  void detectsAReusedId() {
    remove(VIP);
    put(new Label(VIP, "New", "#fff"));
    assertDetected("R5", "label/41 was removed");
  }
}
