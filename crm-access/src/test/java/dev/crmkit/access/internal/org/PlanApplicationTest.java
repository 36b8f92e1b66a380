package dev.crmkit.access.internal.org;

import static dev.crmkit.access.Company.ANNA;
import static dev.crmkit.access.Company.BORIS;
import static dev.crmkit.access.Company.CLARA;
import static dev.crmkit.access.Company.DINA;
import static dev.crmkit.access.Company.NOBODY;
import static dev.crmkit.access.Company.VERA;
import static dev.crmkit.access.Company.denied;
import static dev.crmkit.access.Company.invalid;
import static dev.crmkit.access.Company.notFound;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.crmkit.access.Company;
import dev.crmkit.access.CrmSession;
import dev.crmkit.access.change.FormChange.CreateSection;
import dev.crmkit.access.change.FormChange.DeleteField;
import dev.crmkit.access.change.FormChange.DeleteSection;
import dev.crmkit.access.change.FormChange.EditSection;
import dev.crmkit.access.change.ImpactPlan;
import dev.crmkit.access.change.LabelChange.DeleteLabel;
import dev.crmkit.access.change.NewField;
import dev.crmkit.access.change.NewPipeline;
import dev.crmkit.access.change.NewSection;
import dev.crmkit.access.change.PipelineChange.DeletePipeline;
import dev.crmkit.access.change.SectionEdit;
import dev.crmkit.access.change.SecurityChange.EditGroup;
import dev.crmkit.access.change.SecurityChange.SetAllowedRanges;
import dev.crmkit.access.change.SubjectRef;
import dev.crmkit.access.change.UserChange.CreateUser;
import dev.crmkit.access.change.UserChange.DeleteUser;
import dev.crmkit.access.change.UserChange.SetStatus;
import dev.crmkit.access.change.UserChange.UndoDeleteUser;
import dev.crmkit.access.decision.Rule;
import dev.crmkit.access.view.ChangeResult;
import dev.crmkit.core.error.ConflictException;
import dev.crmkit.core.error.InvalidException;
import dev.crmkit.core.form.FieldId;
import dev.crmkit.core.form.FieldType;
import dev.crmkit.core.form.FieldValue;
import dev.crmkit.core.form.Section;
import dev.crmkit.core.form.SectionId;
import dev.crmkit.core.json.CrmJson;
import dev.crmkit.core.label.LabelId;
import dev.crmkit.core.label.NewLabel;
import dev.crmkit.core.pipeline.Pipeline;
import dev.crmkit.core.pipeline.StageEntry;
import dev.crmkit.core.user.GroupEdit;
import dev.crmkit.core.user.GroupId;
import dev.crmkit.core.user.NewGroup;
import dev.crmkit.core.user.SettingsArea;
import dev.crmkit.core.user.UserStatus;
import dev.crmkit.core.user.UserType;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** D4: plans are carried out as they are, or refused. */
@Tag("D4")
class PlanApplicationTest {

  private final Company company = new Company();
  private final CrmSession anna = company.as(ANNA);
  private final CrmSession boris = company.as(BORIS);
  private final SectionId money = anna.form().createSection(NewSection.of("Money")).id();
  private final FieldId debt =
      anna.form().createField(NewField.of("Debt", FieldType.TEXT).section(money)).id();

  private void clientWithDebt(long id) {
    company.client(id, VERA, client -> client.putFields(debt, FieldValue.text("100")));
  }

  private static Long confirmOf(InvalidException invalid) {
    assertThat(invalid.violations()).hasSize(1);
    return Objects.requireNonNull(invalid.violations().get(0).confirm());
  }

  @Tag("F8")
  @Test
  void theDirectorsPlanShowsTheNumberToConfirmAndConfirmsIt() {
    clientWithDebt(1);
    clientWithDebt(2);

    ImpactPlan ofField = anna.preview(new DeleteField(debt, null));
    ImpactPlan ofSection = anna.preview(new DeleteSection(money, null));

    assertThat(ofField.confirm()).contains(2L);
    assertThat(anna.preview(new DeleteField(debt, 2L)).confirm()).contains(2L);
    assertThat(ofSection.confirm()).contains(2L);
    anna.apply(ofSection);
    assertThat(company.org().section(money)).isEmpty();
    assertThat(company.org().field(debt)).isEmpty();
  }

  @Tag("P4")
  @Test
  void aPipelineIsConfirmedLikewise() {
    Pipeline retail = anna.pipelines().create(NewPipeline.ofClients("Retail").addStage("contact"));
    company.client(
        1,
        VERA,
        client ->
            client.putStages(
                retail.id(), new StageEntry(retail.stages().get(0).id(), company.now())));

    ImpactPlan plan = anna.preview(new DeletePipeline(retail.id(), null));

    assertThat(plan.confirm()).contains(1L);
    anna.apply(plan);
    assertThat(company.org().pipeline(retail.id())).isEmpty();
  }

  @Tag("F8")
  @Test
  void aNumberThatHasChangedIsNotConfirmedByThePlan() {
    ImpactPlan none = anna.preview(new DeleteField(debt, null));
    clientWithDebt(1);
    ImpactPlan one = anna.preview(new DeleteField(debt, null));
    clientWithDebt(2);

    assertThat(none.confirm()).isEmpty();
    for (ImpactPlan plan : List.of(none, one)) {
      InvalidException invalid =
          catchThrowableOfType(InvalidException.class, () -> anna.apply(plan));
      assertThat(confirmOf(invalid)).isEqualTo(2);
    }
    assertThat(company.org().field(debt)).isPresent();
  }

  @Tag("F8")
  @Tag("V8")
  @Test
  void aHeadSeesTheNumberOnlyWhenTheyMakeTheChange() {
    clientWithDebt(1);
    clientWithDebt(2);

    ImpactPlan plan = boris.preview(new DeleteField(debt, null));

    assertThat(plan.confirm()).isEmpty();
    InvalidException invalid =
        catchThrowableOfType(InvalidException.class, () -> boris.apply(plan));
    boris.apply(boris.preview(new DeleteField(debt, confirmOf(invalid))));
    assertThat(company.org().field(debt)).isEmpty();
  }

  @Test
  void aPlanOfAChangedOrganisationIsAConflictWhateverItsSubject() {
    GroupId sales = anna.groups().create(NewGroup.of("Sales")).id();
    LabelId vip = anna.labels().create(NewLabel.of("vip")).id();
    anna.users().delete(DINA);
    List<ImpactPlan> plans =
        List.of(
            anna.preview(new EditGroup(GroupEdit.of(sales).name("Selling"))),
            anna.preview(new DeleteLabel(vip)),
            anna.preview(new EditSection(SectionEdit.of(money).name("Cash"))),
            anna.preview(new SetStatus(VERA, UserStatus.INACTIVE)),
            anna.preview(new UndoDeleteUser(DINA, null)),
            anna.preview(new CreateSection(NewSection.of("More"))),
            anna.preview(new SetAllowedRanges(List.of("10.0.0.0/8"))));
    anna.users().setStatus(CLARA, UserStatus.INACTIVE);
    long revision = company.revision();

    for (ImpactPlan plan : plans) {
      ConflictException conflict =
          catchThrowableOfType(ConflictException.class, () -> anna.apply(plan));
      assertThat(conflict).as("%s", plan).isNotNull();
      assertThat(conflict.subject()).isEqualTo(plan.subject().id());
    }
    assertThat(company.revision()).isEqualTo(revision);
  }

  @Tag("A1")
  @Test
  void aConflictComesAfterNotFoundAndDeniedAndBeforeInvalid() {
    ImpactPlan deletion = anna.preview(new DeleteSection(money, null));
    ImpactPlan creation = anna.preview(new CreateUser(Company.user(NOBODY, "Nina", UserType.HEAD)));
    ImpactPlan ofBoris = boris.preview(new EditSection(SectionEdit.of(money).name("Cash")));
    anna.users().create(Company.user(NOBODY, "Nina", UserType.HEAD));
    anna.form().deleteSection(money);
    anna.users().denySetting(BORIS, SettingsArea.CLIENT_FORM);

    notFound(money, () -> anna.apply(deletion));
    notFound(money, () -> boris.apply(ofBoris));
    assertThatThrownBy(() -> anna.apply(creation)).isInstanceOf(ConflictException.class);
    invalid(() -> anna.preview(creation.change()), "id TAKEN", "email TAKEN");
  }

  @Tag("V8")
  @Test
  void aPlanIsForTheUserWhoMadeItAndForItsChange() {
    ImpactPlan plan = boris.preview(new EditSection(SectionEdit.of(money).name("Cash")));

    invalid(() -> anna.apply(plan), "basis MALFORMED");
    invalid(
        () ->
            boris.apply(
                ImpactPlan.builder()
                    .from(plan)
                    .change(new EditSection(SectionEdit.of(money).name("Gold")))
                    .build()),
        "basis MALFORMED");
    denied(Rule.AREA_NOT_OF_TYPE, () -> company.as(VERA).apply(plan));
    assertThat(boris.apply(plan)).isEqualTo(new ChangeResult(money, null));
    assertThat(company.org().section(money).map(Section::name)).contains("Cash");
  }

  @Tag("U9")
  @Test
  void theActivationTokenOfACreatedUserIsReturned() {
    ImpactPlan plan =
        anna.preview(
            new CreateUser(
                Company.user(NOBODY, "Nina", UserType.HEAD)
                    .status(UserStatus.ACTIVATION_REQUIRED)));

    ChangeResult result = anna.apply(plan);

    assertThat(result.subject()).isEqualTo(NOBODY);
    company.crm().activate(Objects.requireNonNull(result.activation()).text());
    assertThat(company.user(NOBODY).status()).isEqualTo(UserStatus.ACTIVE);
  }

  @Test
  void aPlanNamesWhatItActsOn() {
    anna.users().delete(DINA);

    assertThat(anna.preview(DeleteUser.of(VERA)).subject()).isEqualTo(new SubjectRef(VERA, "Vera"));
    assertThat(anna.preview(new UndoDeleteUser(DINA, null)).subject())
        .isEqualTo(new SubjectRef(DINA, "Dina"));
    assertThat(anna.preview(new DeleteSection(money, null)).subject())
        .isEqualTo(new SubjectRef(money, "Money"));
    assertThat(anna.preview(new DeleteField(debt, null)).subject())
        .isEqualTo(new SubjectRef(debt, "Debt"));
    assertThat(anna.preview(new CreateSection(NewSection.of("More"))).subject())
        .isEqualTo(new SubjectRef(SettingsArea.CLIENT_FORM, "client-form"));
    assertThat(anna.preview(new SetAllowedRanges(List.of())).subject())
        .isEqualTo(new SubjectRef(SettingsArea.SECURITY, "security"));
  }

  @Test
  void aPlanCanBeCarriedOutAfterAPassageThroughJson() {
    ImpactPlan plan = anna.preview(DeleteUser.of(VERA).recordsTo(CLARA));

    ImpactPlan read = CrmJson.read(CrmJson.write(plan), ImpactPlan.class);

    assertThat(read).isEqualTo(plan);
    anna.apply(read);
    assertThat(company.org().user(VERA)).isEmpty();
  }
}
