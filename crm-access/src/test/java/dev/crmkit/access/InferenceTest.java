package dev.crmkit.access;

import static dev.crmkit.access.Company.ANNA;
import static dev.crmkit.access.Company.BORIS;
import static dev.crmkit.access.Company.CLARA;
import static dev.crmkit.access.Company.DINA;
import static dev.crmkit.access.Company.EGOR;
import static dev.crmkit.access.Company.NOBODY;
import static dev.crmkit.access.Company.VERA;
import static dev.crmkit.access.Company.invalid;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.crmkit.access.change.FieldEdit;
import dev.crmkit.access.change.FormChange.DeleteField;
import dev.crmkit.access.change.FormChange.EditField;
import dev.crmkit.access.change.NewField;
import dev.crmkit.access.change.NewPipeline;
import dev.crmkit.access.change.OrgChange;
import dev.crmkit.access.change.PipelineChange.DeletePipeline;
import dev.crmkit.access.change.PipelineChange.EditPipeline;
import dev.crmkit.access.change.PipelineEdit;
import dev.crmkit.access.change.StageSpec;
import dev.crmkit.access.decision.AccessDeniedException;
import dev.crmkit.access.decision.Decision;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.form.FieldId;
import dev.crmkit.core.form.FieldType;
import dev.crmkit.core.form.FieldValue;
import dev.crmkit.core.pipeline.Pipeline;
import dev.crmkit.core.pipeline.StageEntry;
import dev.crmkit.core.pipeline.StageId;
import dev.crmkit.core.user.UserId;
import dev.crmkit.core.user.UserStatus;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a user can infer of what they do not see: V8. */
@Tag("V8")
class InferenceTest {

  private final Company company = new Company();
  private final CrmSession anna = company.as(ANNA);
  private final CrmSession clara = company.as(CLARA);
  private final Pipeline sales =
      anna.pipelines()
          .create(NewPipeline.ofDeals("Sales").addStage("offer").addStage(StageSpec.won("won")));
  private final Pipeline after =
      anna.pipelines().create(NewPipeline.ofDeals("After").addStage("deliver").addStage("refund"));
  private final FieldId debt = anna.form().createField(NewField.of("debt", FieldType.NUMBER)).id();

  private final OrgChange refundLoses =
      new EditPipeline(
          PipelineEdit.of(after.id())
              .stages(List.of(StageSpec.of("deliver"), StageSpec.lost("refund"))));
  private final OrgChange noMoreRefunds =
      new EditPipeline(PipelineEdit.of(after.id()).stages(List.of(StageSpec.of("deliver"))));
  private final OrgChange debtIsText = new EditField(FieldEdit.of(debt).type(FieldType.TEXT));
  private final List<OrgChange> all =
      List.of(
          refundLoses,
          noMoreRefunds,
          debtIsText,
          new DeleteField(debt, null),
          new DeletePipeline(after.id(), null));

  private StageEntry in(Pipeline pipeline, int stage) {
    StageId id = pipeline.stages().get(stage).id();
    return new StageEntry(id, company.now());
  }

  private void clientWithDeal(long id, UserId owner) {
    company.client(
        id, owner, client -> client.putFields(debt, FieldValue.number(new BigDecimal("100"))));
    company.deal(
        id,
        owner,
        ClientId.of(id),
        deal -> deal.putStages(sales.id(), in(sales, 1)).putStages(after.id(), in(after, 1)));
  }

  @Tag("F8")
  @Tag("P3")
  @Tag("P4")
  @Test
  void aPreviewReadsWhatItsUserSeesAndNothingDeleted() {
    clientWithDeal(1, VERA);
    clientWithDeal(2, DINA);
    anna.clients().delete(ClientId.of(2));

    for (OrgChange change : all) {
      assertThatCode(() -> clara.preview(change)).as("%s", change).doesNotThrowAnyException();
    }
    invalid(
        () -> clara.pipelines().edit(((EditPipeline) refundLoses).edit()), "stages NOT_ALLOWED");
    invalid(() -> clara.form().editField(((EditField) debtIsText).edit()), "type IN_USE");
    invalid(() -> clara.form().deleteField(debt), "confirm UNCONFIRMED");
    invalid(() -> anna.preview(refundLoses), "stages NOT_ALLOWED");
    anna.clients().delete(ClientId.of(1));
    invalid(() -> anna.preview(debtIsText), "type IN_USE");
  }

  @Tag("F8")
  @Tag("P3")
  @Tag("P4")
  @Test
  void aPreviewRefusesWhatTheRecordsItsUserSeesForbid() {
    clientWithDeal(1, VERA);
    clientWithDeal(2, DINA);

    invalid(() -> clara.preview(refundLoses), "stages NOT_ALLOWED");
    invalid(() -> clara.preview(noMoreRefunds), "replace IN_USE");
    invalid(() -> clara.preview(debtIsText), "type IN_USE");
    for (Long confirm : new Long[] {null, 0L, 2L}) {
      assertThat(clara.preview(new DeleteField(debt, confirm)).confirm()).isEmpty();
      assertThat(clara.preview(new DeletePipeline(after.id(), confirm)).confirm()).isEmpty();
    }
    invalid(() -> anna.preview(new DeleteField(debt, 1L)), "confirm UNCONFIRMED");
  }

  @Tag("E4")
  @Test
  void aDeniedAssignmentIsTheSameForAHiddenAndAnUnknownUser() {
    company.client(1, VERA);
    anna.users().setStatus(EGOR, UserStatus.DISMISSED);

    Decision unknown = assigned(VERA, NOBODY);
    for (UserId hidden : List.of(DINA, EGOR, CLARA, ANNA)) {
      Decision decision = assigned(VERA, hidden);
      assertThat(decision).isEqualTo(unknown).hasSameHashCodeAs(unknown);
      assertThat(decision).usingRecursiveComparison().isEqualTo(unknown);
      assertThat(decision).hasToString(unknown.toString());
    }
    assertThat(assigned(BORIS, DINA)).isEqualTo(assigned(BORIS, NOBODY));
  }

  @Tag("D8")
  @Test
  void theSameHoldsForAPeerWhoseStatusIsHidden() {
    company.client(1, VERA);
    Decision unknown = assigned(VERA, NOBODY);
    anna.users().setStatus(Company.GLEB, UserStatus.DISMISSED);

    assertThat(assigned(VERA, Company.GLEB)).isEqualTo(unknown);
  }

  private Decision assigned(UserId user, UserId to) {
    return catchThrowableOfType(
            AccessDeniedException.class,
            () -> company.as(user).clients().assign(ClientId.of(1), to))
        .decision();
  }
}
