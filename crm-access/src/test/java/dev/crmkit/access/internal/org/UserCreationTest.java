package dev.crmkit.access.internal.org;

import static dev.crmkit.access.Company.ANNA;
import static dev.crmkit.access.Company.BORIS;
import static dev.crmkit.access.Company.CLARA;
import static dev.crmkit.access.Company.DINA;
import static dev.crmkit.access.Company.NOBODY;
import static dev.crmkit.access.Company.VERA;
import static dev.crmkit.access.Company.denied;
import static dev.crmkit.access.Company.invalid;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.crmkit.access.Company;
import dev.crmkit.access.Users;
import dev.crmkit.access.decision.Rule;
import dev.crmkit.access.view.UserView;
import dev.crmkit.core.error.InvalidException;
import dev.crmkit.core.user.Group;
import dev.crmkit.core.user.GroupId;
import dev.crmkit.core.user.NewGroup;
import dev.crmkit.core.user.NewUser;
import dev.crmkit.core.user.SettingsArea;
import dev.crmkit.core.user.UserId;
import dev.crmkit.core.user.UserRef;
import dev.crmkit.core.user.UserStatus;
import dev.crmkit.core.user.UserType;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** U2, U3, U11, U12, A2, A3. */
class UserCreationTest {

  private final Company company = new Company();
  private final Users anna = company.as(ANNA).users();
  private final Users boris = company.as(BORIS).users();

  @Tag("U2")
  @Tag("U3")
  @Test
  void headsCreatedByTheDirectorAreUnderTheDirector() {
    UserView hans = anna.create(NewUser.head("Hans").email("hans@example.com"));

    assertThat(hans.type()).isEqualTo(UserType.HEAD);
    assertThat(hans.responsible()).contains(new UserRef(ANNA, "Anna"));
    assertThat(hans.status()).isEqualTo(UserStatus.ACTIVE);
    assertThat(hans.activation()).isEmpty();
  }

  @Tag("U2")
  @Test
  void aManagerWithNoResponsibleNamedIsUnderTheDirectorOrTheHeadWhoCreates() {
    UserView ofAnna = anna.create(NewUser.manager("Hans").email("hans@example.com"));
    UserView ofBoris = boris.create(NewUser.manager("Ivan").email("ivan@example.com"));

    assertThat(ofAnna.responsible().orElseThrow().id()).isEqualTo(ANNA);
    assertThat(ofBoris.responsible().orElseThrow().id()).isEqualTo(BORIS);
  }

  @Test
  void everyoneHasAPortfolioOfTheirOwnFromTheStart() {
    UserId hans = anna.create(NewUser.manager("Hans").email("hans@example.com")).id();

    assertThat(company.org().portfoliosOf(hans)).containsExactly(company.user(hans).portfolio());
  }

  @Tag("U3")
  @Test
  void aHeadCreatesManagersOnlyAndOnlyInTheirOwnTeam() {
    NewUser hans = NewUser.manager("Hans").email("hans@example.com");

    assertThat(boris.create(hans.responsible(BORIS)).responsible().orElseThrow().id())
        .isEqualTo(BORIS);
    denied(
        Rule.DIRECTOR_CREATES_HEADS,
        () -> boris.create(NewUser.head("Ivan").email("ivan@example.com")));
    denied(Rule.ONLY_UNDER_THEMSELVES, () -> boris.create(hans.responsible(CLARA)));
    denied(Rule.ONLY_UNDER_THEMSELVES, () -> boris.create(hans.responsible(NOBODY)));
  }

  @Tag("U11")
  @Test
  void aHeadNamesNoGroups() {
    Group support = company.as(ANNA).groups().create(NewGroup.of("Support"));
    NewUser hans = NewUser.manager("Hans").email("hans@example.com");

    denied(Rule.GROUPS_BY_DIRECTOR, () -> boris.create(hans.addGroup(support.id())));
    assertThat(anna.create(hans.addGroup(support.id())).groups()).containsExactly(support);
  }

  @Tag("S2")
  @Test
  void aHeadWhoIsDeniedUsersCreatesNobody() {
    anna.denySetting(BORIS, SettingsArea.USERS);

    denied(Rule.AREA_DENIED, () -> boris.create(NewUser.manager("Hans").email("hans@example.com")));
  }

  @Tag("U3")
  @Test
  void aManagerCreatesNobody() {
    Users vera = company.as(VERA).users();

    denied(
        Rule.MANAGERS_CREATE_NOBODY,
        () -> vera.create(NewUser.manager("Hans").email("hans@example.com")));
  }

  @Tag("U1")
  @Tag("A3")
  @Test
  void thereIsNoSecondDirector() {
    NewUser second = Company.user(UserId.of(50), "Hans", UserType.DIRECTOR);

    invalid(() -> anna.create(second), "type NOT_ALLOWED");
    denied(Rule.DIRECTOR_CREATES_HEADS, () -> boris.create(second));
  }

  @Tag("U2")
  @Tag("A2")
  @Test
  void theResponsibleOfAHeadIsTheDirectorAndOfAManagerAHeadOrTheDirector() {
    NewUser head = NewUser.head("Hans").email("hans@example.com");
    NewUser manager = NewUser.manager("Hans").email("hans@example.com");

    invalid(() -> anna.create(head.responsible(BORIS)), "responsible NOT_ALLOWED");
    invalid(() -> anna.create(manager.responsible(VERA)), "responsible NOT_ALLOWED");
    invalid(() -> anna.create(manager.responsible(NOBODY)), "responsible UNKNOWN");
    NewUser underThemselves =
        Company.user(UserId.of(50), "Hans", UserType.MANAGER).responsible(UserId.of(50));
    invalid(() -> anna.create(underThemselves), "responsible NOT_ALLOWED");
  }

  @Tag("U12")
  @Test
  void anAddressBelongsToOneUserWhateverTheCaseAndADeletedOnesIsFree() {
    NewUser hans = NewUser.manager("Hans").email("VERA@Example.com");

    invalid(() -> anna.create(hans), "email TAKEN");
    anna.delete(VERA);
    assertThat(anna.create(hans).email()).contains("VERA@Example.com");
  }

  @Tag("R5")
  @Tag("A2")
  @Test
  void anIdIsNeverUsedTwice() {
    invalid(() -> anna.create(Company.user(VERA, "Hans", UserType.MANAGER)), "id TAKEN");
    anna.delete(DINA);
    invalid(() -> anna.create(Company.user(DINA, "Hans", UserType.MANAGER)), "id TAKEN");
  }

  @Tag("A2")
  @Tag("A4")
  @Test
  void allViolationsAreReportedAtOnceAndNothingIsChanged() {
    long revision = company.revision();
    NewUser wrong =
        NewUser.of(UserType.MANAGER, " ")
            .id(VERA)
            .email("no address")
            .contacts("\0")
            .responsible(NOBODY)
            .addGroup(GroupId.of(77));

    invalid(
        () -> anna.create(wrong),
        "id TAKEN",
        "name REQUIRED",
        "email MALFORMED",
        "contacts MALFORMED",
        "responsible UNKNOWN",
        "groups UNKNOWN");
    assertThat(company.revision()).isEqualTo(revision);
  }

  @Tag("U6")
  @Tag("A1")
  @Test
  void aUserWhoCannotWorkCreatesNobody() {
    anna.setStatus(BORIS, UserStatus.INACTIVE);

    denied(Rule.INACTIVE, () -> boris.create(NewUser.manager("Hans").email("hans@example.com")));
    denied(
        Rule.NO_SUCH_USER,
        () -> company.as(NOBODY).users().create(NewUser.manager("Hans").email("hans@example.com")));
  }

  @Tag("U2")
  @Tag("A4")
  @Test
  void theExpectedResponsibleDependsOnTheTypeOfTheUser() {
    assertThat(expected(NewUser.head("Hans").email("hans@example.com").responsible(NOBODY)))
        .isEqualTo("the Director");
    assertThat(expected(NewUser.manager("Hans").email("hans@example.com").responsible(NOBODY)))
        .isEqualTo("a head or the Director");
  }

  private String expected(NewUser user) {
    InvalidException refused =
        catchThrowableOfType(InvalidException.class, () -> anna.create(user));
    return refused.violations().get(0).expected();
  }
}
