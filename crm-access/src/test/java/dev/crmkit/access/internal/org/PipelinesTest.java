package dev.crmkit.access.internal.org;

import static dev.crmkit.access.Company.ANNA;
import static dev.crmkit.access.Company.BORIS;
import static dev.crmkit.access.Company.VERA;
import static dev.crmkit.access.Company.denied;
import static dev.crmkit.access.Company.invalid;
import static dev.crmkit.access.Company.notFound;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.crmkit.access.Company;
import dev.crmkit.access.CrmSession;
import dev.crmkit.access.Pipelines;
import dev.crmkit.access.change.NewPipeline;
import dev.crmkit.access.change.PipelineEdit;
import dev.crmkit.access.change.StageSpec;
import dev.crmkit.access.decision.Rule;
import dev.crmkit.access.query.Query;
import dev.crmkit.core.RecordKind;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.deal.DealId;
import dev.crmkit.core.pipeline.DealOutcome;
import dev.crmkit.core.pipeline.Pipeline;
import dev.crmkit.core.pipeline.PipelineId;
import dev.crmkit.core.pipeline.Stage;
import dev.crmkit.core.pipeline.StageEntry;
import dev.crmkit.core.pipeline.StageId;
import dev.crmkit.core.user.UserStatus;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** P1, P3, P4, S1. */
class PipelinesTest {

  private final Company company = new Company();
  private final Pipelines boris = company.as(BORIS).pipelines();

  private Pipeline retail() {
    return boris.create(
        NewPipeline.ofClients("Retail").addStage("contact").addStage("present").addStage("close"));
  }

  private Pipeline sales() {
    return boris.create(
        NewPipeline.ofDeals("Sales")
            .addStage("offer")
            .addStage(StageSpec.won("won"))
            .addStage(StageSpec.lost("lost")));
  }

  private static List<StageSpec> specs(String... names) {
    return Arrays.stream(names).map(StageSpec::of).toList();
  }

  private static StageId id(Pipeline pipeline, String stage) {
    return pipeline.allStages().stream()
        .filter(each -> each.name().equals(stage))
        .findFirst()
        .orElseThrow()
        .id();
  }

  private static List<String> names(Pipeline pipeline) {
    return pipeline.stages().stream().map(Stage::name).toList();
  }

  private ClientId clientIn(long id, Pipeline pipeline, String stage) {
    StageEntry place = new StageEntry(id(pipeline, stage), company.now());
    return company.client(id, VERA, client -> client.putStages(pipeline.id(), place));
  }

  private void dealIn(long id, Pipeline one, String stage, Pipeline two, String other) {
    company.deal(
        id,
        VERA,
        ClientId.of(1),
        deal ->
            deal.putStages(one.id(), new StageEntry(id(one, stage), company.now()))
                .putStages(two.id(), new StageEntry(id(two, other), company.now())));
  }

  @Tag("P1")
  @Test
  void aPipelineHasANameAndStagesInOrder() {
    Pipeline retail = retail();

    assertThat(retail.kind()).isEqualTo(RecordKind.CLIENT);
    assertThat(names(retail)).containsExactly("contact", "present", "close");
    assertThat(company.as(VERA).pipelines().list()).containsExactly(retail);
    assertThat(sales().stages())
        .extracting(stage -> stage.closes().orElse(null))
        .containsExactly(null, DealOutcome.WON, DealOutcome.LOST);
  }

  @Tag("P1")
  @Tag("A4")
  @Test
  void allViolationsAreReportedAtOnce() {
    PipelineId taken = retail().id();

    invalid(() -> boris.create(NewPipeline.ofDeals("Empty")), "stages REQUIRED");
    invalid(
        () -> boris.create(NewPipeline.ofDeals("Twice").addStage("a").addStage("A").addStage(" ")),
        "stages[1] DUPLICATE",
        "stages[2] REQUIRED");
    invalid(
        () ->
            boris.create(NewPipeline.ofClients("RETAIL").id(taken).addStage(StageSpec.won("won"))),
        "id TAKEN",
        "name TAKEN",
        "stages[0] NOT_ALLOWED");
    invalid(
        () ->
            boris.create(NewPipeline.of(RecordKind.ACTIVITY, "Calls").addStage(StageSpec.of("a"))),
        "of NOT_ALLOWED");
  }

  @Tag("S1")
  @Test
  void aManagerOpensStagesAndDoesNotManageThem() {
    PipelineId retail = retail().id();
    Pipelines vera = company.as(VERA).pipelines();

    assertThat(vera.get(retail).name()).isEqualTo("Retail");
    denied(Rule.AREA_NOT_OF_TYPE, () -> vera.create(NewPipeline.ofClients("Mine").addStage("a")));
    denied(Rule.AREA_NOT_OF_TYPE, () -> vera.edit(PipelineEdit.of(retail).name("Mine")));
    denied(Rule.AREA_NOT_OF_TYPE, () -> vera.delete(retail));
    notFound(PipelineId.of(77), () -> vera.delete(PipelineId.of(77)));
    company.as(ANNA).users().setStatus(VERA, UserStatus.DISMISSED);
    assertThat(vera.list()).isEmpty();
  }

  @Tag("P1")
  @Test
  void stagesAreKeptByNameAndAddedAndReordered() {
    Pipeline retail = retail();

    Pipeline edited =
        boris.edit(
            PipelineEdit.of(retail.id())
                .name("Shop")
                .stages(specs("close", "new", "CONTACT", "present")));

    assertThat(edited.name()).isEqualTo("Shop");
    assertThat(names(edited)).containsExactly("close", "new", "CONTACT", "present");
    assertThat(edited.stages().get(0).id()).isEqualTo(id(retail, "close"));
    assertThat(edited.stages().get(2).id()).isEqualTo(id(retail, "contact"));
  }

  @Tag("P1")
  @Test
  void aStageIsRenamedByItsId() {
    Pipeline retail = retail();
    StageId contact = id(retail, "contact");

    Pipeline edited =
        boris.edit(
            PipelineEdit.of(retail.id())
                .stages(
                    List.of(
                        StageSpec.of("first call").id(contact),
                        StageSpec.of("present"),
                        StageSpec.of("close"))));

    assertThat(edited.stages().get(0).id()).isEqualTo(contact);
    assertThat(names(edited)).startsWith("first call");
    invalid(
        () ->
            boris.edit(
                PipelineEdit.of(retail.id()).stages(List.of(StageSpec.of("x").id(StageId.of(77))))),
        "stages[0] UNKNOWN");
    invalid(
        () ->
            boris.edit(
                PipelineEdit.of(retail.id())
                    .stages(List.of(StageSpec.of("x").id(contact), StageSpec.of("y").id(contact)))),
        "stages[1] DUPLICATE");
  }

  @Tag("P4")
  @Test
  void anUnusedStageSimplyGoes() {
    Pipeline retail = retail();

    Pipeline edited = boris.edit(PipelineEdit.of(retail.id()).stages(specs("contact", "close")));

    assertThat(edited.allStages()).hasSize(2);
  }

  @Tag("P4")
  @Test
  void aStageInUseGoesOnlyWithAReplacementThatStays() {
    Pipeline retail = retail();
    clientIn(1, retail, "present");
    PipelineEdit edit = PipelineEdit.of(retail.id()).stages(specs("contact", "close"));

    invalid(() -> boris.edit(edit), "replace IN_USE");
    invalid(() -> boris.edit(edit.replace("present", "nowhere")), "replace UNKNOWN");
    invalid(() -> boris.edit(edit.replace("present", "present")), "replace UNKNOWN");
    invalid(
        () -> boris.edit(edit.replace("present", "close").replace("contact", "close")),
        "replace UNKNOWN");

    Pipeline edited = boris.edit(edit.replace("Present", "Close"));
    assertThat(names(edited)).containsExactly("contact", "close");
    assertThat(edited.currentStage(id(retail, "present")).orElseThrow().name()).isEqualTo("close");
  }

  @Tag("P4")
  @Test
  void whatWasReplacedByAStageGoesOnWithIt() {
    Pipeline retail = retail();
    clientIn(1, retail, "present");
    boris.edit(
        PipelineEdit.of(retail.id()).stages(specs("contact", "close")).replace("present", "close"));

    invalid(
        () -> boris.edit(PipelineEdit.of(retail.id()).stages(specs("contact"))), "replace IN_USE");
    Pipeline edited =
        boris.edit(
            PipelineEdit.of(retail.id()).stages(specs("contact")).replace("close", "contact"));
    assertThat(edited.currentStage(id(retail, "present")).orElseThrow().name())
        .isEqualTo("contact");
  }

  @Tag("P4")
  @Test
  void anUnusedStageTakesWhatItReplacedAlong() {
    Pipeline retail = retail();
    boris.edit(
        PipelineEdit.of(retail.id()).stages(specs("contact", "close")).replace("present", "close"));

    Pipeline edited = boris.edit(PipelineEdit.of(retail.id()).stages(specs("contact")));

    assertThat(edited.allStages()).extracting(Stage::name).containsExactly("contact");
  }

  @Tag("P3")
  @Test
  void aStageThatClosesOtherwiseThanBeforeDoesSoSinceNow() {
    Pipeline sales = sales();
    company.pass(Duration.ofHours(1));

    Pipeline edited =
        boris.edit(
            PipelineEdit.of(sales.id())
                .stages(List.of(StageSpec.won("offer"), StageSpec.won("won")))
                .replace("lost", "won"));

    assertThat(edited.stages().get(0).closesSince()).contains(company.now());
    assertThat(edited.stages().get(1).closesSince()).isEmpty();
    Stage lost = edited.allStages().get(2);
    assertThat(lost.replacedBy()).contains(id(sales, "won"));
    assertThat(lost.closesSince()).contains(company.now());
  }

  @Tag("P3")
  @Test
  void whatWasReplacedByAStageClosesOtherwiseWithIt() {
    Pipeline sales = sales();
    boris.edit(
        PipelineEdit.of(sales.id())
            .stages(List.of(StageSpec.of("offer"), StageSpec.won("won")))
            .replace("lost", "won"));
    company.pass(Duration.ofHours(1));

    Pipeline edited =
        boris.edit(
            PipelineEdit.of(sales.id())
                .stages(List.of(StageSpec.of("offer"), StageSpec.lost("won"))));

    assertThat(edited.closesSince(id(sales, "lost"))).contains(company.now());
  }

  @Test
  void aReplacementThatMeansTheSameLeavesTheTimeOfClosing() {
    Pipeline sales = sales();
    company.pass(Duration.ofHours(1));
    boris.edit(
        PipelineEdit.of(sales.id())
            .stages(List.of(StageSpec.won("offer"), StageSpec.won("won"), StageSpec.lost("lost"))));

    Pipeline edited =
        boris.edit(
            PipelineEdit.of(sales.id())
                .stages(List.of(StageSpec.won("offer"), StageSpec.lost("lost")))
                .replace("won", "offer"));

    assertThat(edited.closesSince(id(sales, "offer"))).contains(company.now());
    assertThat(edited.closesSince(id(sales, "won"))).isEmpty();
  }

  @Tag("P3")
  @Tag("V8")
  @Test
  void aDeletedDealForbidsNothingButCannotComeBackBothWonAndLost() {
    Pipeline sales = sales();
    Pipeline after =
        boris.create(NewPipeline.ofDeals("After").addStage("deliver").addStage("refund"));
    company.client(1, VERA);
    dealIn(2, sales, "won", after, "refund");
    dealIn(3, sales, "lost", after, "refund");
    CrmSession anna = company.as(ANNA);
    anna.clients().delete(ClientId.of(1));

    PipelineEdit edit = PipelineEdit.of(after.id());
    boris.edit(edit.stages(List.of(StageSpec.of("deliver"), StageSpec.lost("refund"))));

    invalid(() -> anna.deals().undoDelete(DealId.of(2)), "stages NOT_ALLOWED");
    invalid(() -> anna.clients().undoDelete(ClientId.of(1)), "stages NOT_ALLOWED");
    assertThat(anna.clients().list(Query.all()).items()).isEmpty();
    anna.deals().undoDelete(DealId.of(3));
    boris.edit(edit.stages(List.of(StageSpec.of("deliver"), StageSpec.of("refund"))));
    assertThat(anna.clients().undoDelete(ClientId.of(1)).name()).isEqualTo("Client 1");
    assertThat(anna.deals().get(DealId.of(2)).closed().orElseThrow().outcome())
        .isEqualTo(DealOutcome.WON);
  }

  @Test
  void noDealComesToBeBothWonAndLost() {
    Pipeline sales = sales();
    Pipeline after =
        boris.create(NewPipeline.ofDeals("After").addStage("deliver").addStage("refund"));
    company.client(1, VERA);
    dealIn(2, sales, "won", after, "refund");
    List<StageSpec> refundLoses = List.of(StageSpec.of("deliver"), StageSpec.lost("refund"));
    List<StageSpec> refundWins = List.of(StageSpec.of("deliver"), StageSpec.won("refund"));

    invalid(
        () -> boris.edit(PipelineEdit.of(after.id()).stages(refundLoses)), "stages NOT_ALLOWED");
    boris.edit(PipelineEdit.of(after.id()).stages(refundWins));
    invalid(
        () ->
            boris.edit(
                PipelineEdit.of(sales.id())
                    .stages(List.of(StageSpec.of("offer"), StageSpec.lost("lost")))
                    .replace("won", "lost")),
        "stages NOT_ALLOWED");
  }

  @Tag("P1")
  @Test
  void anEditOfAPipelineIsCheckedLikeItsCreation() {
    Pipeline retail = retail();
    sales();

    invalid(() -> boris.edit(PipelineEdit.of(retail.id()).name(" ")), "name REQUIRED");
    invalid(() -> boris.edit(PipelineEdit.of(retail.id()).name("SALES")), "name TAKEN");
    invalid(
        () -> boris.edit(PipelineEdit.of(retail.id()).replace("present", "close")),
        "replace NOT_ALLOWED");
    invalid(() -> boris.edit(PipelineEdit.of(retail.id()).stages(List.of())), "stages REQUIRED");
  }

  @Test
  void whatAPipelineIsOfCannotChange() {
    Pipeline retail = retail();

    invalid(() -> boris.edit(PipelineEdit.of(retail.id()).kind(RecordKind.DEAL)), "of NOT_ALLOWED");
    boris.edit(PipelineEdit.of(retail.id()).kind(RecordKind.CLIENT));
  }

  @Tag("P4")
  @Test
  void aPipelineInUseIsDeletedWithTheNumberOfItsRecordsConfirmed() {
    Pipeline retail = retail();
    clientIn(1, retail, "present");
    clientIn(2, retail, "close");
    boris.edit(
        PipelineEdit.of(retail.id()).stages(specs("contact", "close")).replace("present", "close"));

    invalid(() -> boris.delete(retail.id()), "confirm UNCONFIRMED");
    invalid(() -> boris.delete(retail.id(), 1), "confirm UNCONFIRMED");
    assertThat(catchThrowable(() -> boris.delete(retail.id()))).hasMessageContaining(": 2");
    boris.delete(retail.id(), 2);

    assertThat(boris.list()).isEmpty();
    invalid(
        () -> boris.create(NewPipeline.ofClients("Again").id(retail.id()).addStage("a")),
        "id TAKEN");
  }

  @Tag("P4")
  @Test
  void anUnusedPipelineIsDeletedWithoutAWord() {
    boris.delete(retail().id());

    assertThat(boris.list()).isEmpty();
  }

  @Tag("P1")
  @Test
  void onePipelineIsReturnedAsItIsInTheList() {
    Pipeline retail = retail();
    sales();

    assertThat(boris.get(retail.id())).isEqualTo(retail);
    notFound(PipelineId.of(99), () -> boris.get(PipelineId.of(99)));
  }

  @Tag("P4")
  @Tag("A4")
  @Test
  void oneStageCannotBecomeTwo() {
    Pipeline retail = retail();
    StageId contact = id(retail, "contact");

    invalid(
        () ->
            boris.edit(
                PipelineEdit.of(retail.id())
                    .stages(
                        List.of(
                            StageSpec.of("first").id(contact),
                            StageSpec.of("second").id(contact),
                            StageSpec.of("present"),
                            StageSpec.of("close")))),
        "stages[1] DUPLICATE");
  }
}
