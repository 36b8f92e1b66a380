package dev.crmkit.access.internal.org;

import static dev.crmkit.access.Company.ANNA;
import static dev.crmkit.access.Company.BORIS;
import static dev.crmkit.access.Company.CLARA;
import static dev.crmkit.access.Company.DINA;
import static dev.crmkit.access.Company.EGOR;
import static dev.crmkit.access.Company.GLEB;
import static dev.crmkit.access.Company.NOBODY;
import static dev.crmkit.access.Company.VERA;
import static dev.crmkit.access.Company.denied;
import static dev.crmkit.access.Company.invalid;
import static dev.crmkit.access.Company.notFound;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.access.Company;
import dev.crmkit.access.CrmSession;
import dev.crmkit.access.Users;
import dev.crmkit.access.change.UserChange.SetResponsible;
import dev.crmkit.access.decision.Action;
import dev.crmkit.access.decision.Rule;
import dev.crmkit.core.user.SettingsArea;
import dev.crmkit.core.user.User;
import dev.crmkit.core.user.UserId;
import dev.crmkit.core.user.UserStatus;
import dev.crmkit.core.user.UserType;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** U1, U2, U5, D6, S2. */
class RoleChangesTest {

  private final Company company = new Company();
  private final Users anna = company.as(ANNA).users();
  private final Users boris = company.as(BORIS).users();

  @Tag("D6")
  @Test
  void aHeadMadeAManagerSendsTheirManagersToTheDirector() {
    anna.setType(BORIS, UserType.MANAGER);

    assertThat(company.user(BORIS).type()).isEqualTo(UserType.MANAGER);
    assertThat(over(BORIS)).isEqualTo(ANNA);
    assertThat(over(VERA)).isEqualTo(ANNA);
    assertThat(over(GLEB)).isEqualTo(ANNA);
    assertThat(over(DINA)).isEqualTo(CLARA);
  }

  @Tag("D6")
  @Test
  void aManagerMadeAHeadComesUnderTheDirector() {
    assertThat(anna.setType(VERA, UserType.HEAD).type()).isEqualTo(UserType.HEAD);

    assertThat(company.user(VERA).type()).isEqualTo(UserType.HEAD);
    assertThat(over(VERA)).isEqualTo(ANNA);
  }

  @Tag("U1")
  @Tag("A3")
  @Test
  void theOfficeOfTheDirectorIsNoTypeToSet() {
    invalid(() -> anna.setType(BORIS, UserType.DIRECTOR), "type NOT_ALLOWED");
    invalid(() -> anna.setType(ANNA, UserType.HEAD), "type NOT_ALLOWED");
    invalid(() -> anna.setResponsible(ANNA, BORIS), "responsible NOT_ALLOWED");
    invalid(
        () -> company.as(ANNA).preview(new SetResponsible(ANNA, null)), "responsible NOT_ALLOWED");
  }

  @Tag("U5")
  @Test
  void onlyTheDirectorSetsTypesAndResponsibles() {
    denied(Rule.ONLY_DIRECTOR_CHANGES, () -> boris.setType(VERA, UserType.HEAD));
    denied(Rule.ONLY_DIRECTOR_CHANGES, () -> boris.setResponsible(VERA, CLARA));
    denied(Rule.ONLY_DIRECTOR_CHANGES, () -> boris.setResponsible(VERA, NOBODY));
    notFound(DINA, () -> boris.setResponsible(DINA, BORIS));
    notFound(NOBODY, () -> anna.setResponsible(NOBODY, BORIS));
  }

  @Tag("U2")
  @Tag("A2")
  @Test
  void aManagerIsUnderAHeadOrTheDirectorAndAHeadUnderTheDirector() {
    assertThat(anna.setResponsible(EGOR, BORIS).responsible().orElseThrow().id()).isEqualTo(BORIS);
    invalid(() -> anna.setResponsible(EGOR, VERA), "responsible NOT_ALLOWED");
    invalid(() -> anna.setResponsible(EGOR, EGOR), "responsible NOT_ALLOWED");
    invalid(() -> anna.setResponsible(BORIS, CLARA), "responsible NOT_ALLOWED");
    invalid(() -> anna.setResponsible(BORIS, BORIS), "responsible NOT_ALLOWED");
    invalid(() -> anna.setResponsible(EGOR, NOBODY), "responsible UNKNOWN");
    invalid(() -> company.as(ANNA).preview(new SetResponsible(EGOR, null)), "responsible REQUIRED");
  }

  @Tag("U1")
  @Test
  void theOfficeIsHandedOverInOneStep() {
    anna.denySetting(BORIS, SettingsArea.LABELS);
    anna.setStatus(BORIS, UserStatus.DISMISSED);
    long revision = company.revision();

    anna.transferDirectorship(BORIS);

    User director = company.org().director();
    assertThat(director.id()).isEqualTo(BORIS);
    assertThat(director.type()).isEqualTo(UserType.DIRECTOR);
    assertThat(director.status()).isEqualTo(UserStatus.ACTIVE);
    assertThat(director.deniedSettings()).isEmpty();
    assertThat(director.responsible()).isEmpty();
    assertThat(company.user(ANNA).type()).isEqualTo(UserType.HEAD);
    for (UserId user : new UserId[] {ANNA, CLARA, EGOR, VERA, GLEB}) {
      assertThat(over(user)).as("over %s", user).isEqualTo(BORIS);
    }
    assertThat(over(DINA)).isEqualTo(CLARA);
    assertThat(company.revision()).isEqualTo(revision + 1);
  }

  @Tag("U1")
  @Tag("U6")
  @Test
  void theOneWhoHandedItOverIsAHeadFromTheNextCallOn() {
    anna.transferDirectorship(VERA);

    assertThat(anna.stream()).extracting(user -> user.id()).containsExactly(ANNA);
    denied(Rule.ROLE_TRANSFERRED_BY_DIRECTOR, () -> anna.transferDirectorship(ANNA));
    assertThat(company.as(VERA).users().stream().toList()).hasSize(7);
  }

  @Tag("U1")
  @Test
  void onlyTheDirectorHandsItOverToAnotherUserThatThereIs() {
    denied(Rule.ROLE_TRANSFERRED_BY_DIRECTOR, () -> boris.transferDirectorship(BORIS));
    denied(Rule.ROLE_TRANSFERRED_BY_DIRECTOR, () -> boris.transferDirectorship(NOBODY));
    invalid(() -> anna.transferDirectorship(ANNA), "to NOT_ALLOWED");
    invalid(() -> anna.transferDirectorship(NOBODY), "to UNKNOWN");
    anna.delete(DINA);
    invalid(() -> anna.transferDirectorship(DINA), "to UNKNOWN");
  }

  @Tag("S2")
  @Test
  void theDirectorDeniesAreasOneByOneAndAllowsThemAgain() {
    CrmSession asBoris = company.as(BORIS);
    assertThat(anna.denySetting(BORIS, SettingsArea.LABELS).deniedSettings())
        .containsExactly(SettingsArea.LABELS);

    assertThat(asBoris.may(Action.MANAGE, SettingsArea.LABELS).rule()).isEqualTo(Rule.AREA_DENIED);
    assertThat(asBoris.may(Action.MANAGE, SettingsArea.STAGES).allowed()).isTrue();

    assertThat(anna.allowSetting(BORIS, SettingsArea.LABELS).deniedSettings()).isEmpty();
    assertThat(asBoris.may(Action.MANAGE, SettingsArea.LABELS).allowed()).isTrue();
  }

  @Tag("U1")
  @Tag("S2")
  @Tag("A3")
  @Test
  void nobodyDeniesTheDirectorAndNobodyElseDenies() {
    invalid(() -> anna.denySetting(ANNA, SettingsArea.STAGES), "settings NOT_ALLOWED");
    denied(Rule.DENIALS_BY_DIRECTOR, () -> boris.denySetting(VERA, SettingsArea.LABELS));
    denied(Rule.DENIALS_BY_DIRECTOR, () -> boris.allowSetting(VERA, SettingsArea.LABELS));
    notFound(DINA, () -> boris.denySetting(DINA, SettingsArea.LABELS));
    long revision = company.revision();
    anna.allowSetting(ANNA, SettingsArea.STAGES);
    assertThat(company.revision()).isEqualTo(revision);
  }

  private UserId over(UserId user) {
    return company.user(user).responsible().orElseThrow();
  }

  @Tag("U1")
  @Tag("A4")
  @Test
  void theDirectorIsUnderNobodyAndHandsTheOfficeToAnother() {
    invalid(() -> anna.setResponsible(ANNA, BORIS), "responsible NOT_ALLOWED");
    invalid(() -> anna.transferDirectorship(ANNA), "to NOT_ALLOWED");
    invalid(() -> anna.transferDirectorship(NOBODY), "to UNKNOWN");
  }
}
