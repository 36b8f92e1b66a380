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
import dev.crmkit.access.Users;
import dev.crmkit.access.decision.Rule;
import dev.crmkit.access.query.PageRequest;
import dev.crmkit.access.query.UserOrder;
import dev.crmkit.access.view.Page;
import dev.crmkit.access.view.UserView;
import dev.crmkit.core.user.Group;
import dev.crmkit.core.user.GroupId;
import dev.crmkit.core.user.NewGroup;
import dev.crmkit.core.user.SettingsArea;
import dev.crmkit.core.user.UserEdit;
import dev.crmkit.core.user.UserId;
import dev.crmkit.core.user.UserStatus;
import dev.crmkit.core.user.UserType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** U4, U10, U11, U12, V9. */
class UserProfileTest {

  private final Company company = new Company();
  private final Users anna = company.as(ANNA).users();
  private final Users boris = company.as(BORIS).users();
  private final Users vera = company.as(VERA).users();

  @Tag("U4")
  @Test
  void theDirectorSeesEveryoneAHeadTheirTeamAManagerOnlyThemselves() {
    assertThat(ids(anna)).containsExactly(ANNA, BORIS, CLARA, VERA, GLEB, DINA, EGOR);
    assertThat(ids(boris)).containsExactly(BORIS, VERA, GLEB);
    assertThat(ids(vera)).containsExactly(VERA);
    notFound(DINA, () -> boris.get(DINA));
    notFound(ANNA, () -> boris.get(ANNA));
    notFound(GLEB, () -> vera.get(GLEB));
    notFound(NOBODY, () -> anna.get(NOBODY));
  }

  @Tag("S2")
  @Test
  void aHeadWhoIsDeniedUsersSeesThemselvesOnly() {
    anna.denySetting(BORIS, SettingsArea.USERS);

    assertThat(ids(boris)).containsExactly(BORIS);
    notFound(VERA, () -> boris.get(VERA));
  }

  @Tag("A1")
  @Test
  void aUserWhoCannotWorkSeesNobodyNotEvenThemselves() {
    anna.setStatus(BORIS, UserStatus.DISMISSED);

    assertThat(boris.stream()).isEmpty();
    assertThat(boris.list(UserOrder.NAME, PageRequest.first().limit(5)).items()).isEmpty();
    denied(Rule.DISMISSED, () -> boris.get(BORIS));
  }

  @Test
  void theListGoesOnPageByPageByNameOrById() {
    assertThat(pages(UserOrder.NAME)).containsExactly(ANNA, BORIS, CLARA, DINA, EGOR, GLEB, VERA);
    assertThat(pages(UserOrder.ID)).containsExactly(ANNA, BORIS, CLARA, VERA, GLEB, DINA, EGOR);
  }

  @Test
  void aCursorIsGoodForItsListAndItsUserOnly() {
    String cursor = anna.list(UserOrder.NAME, PageRequest.first().limit(2)).next().orElseThrow();

    invalid(
        () -> anna.list(UserOrder.ID, PageRequest.first().limit(2).after(cursor)),
        "after MALFORMED");
    invalid(
        () -> boris.list(UserOrder.NAME, PageRequest.first().limit(2).after(cursor)),
        "after MALFORMED");
    invalid(
        () -> anna.list(UserOrder.NAME, PageRequest.first().limit(2).after("rubbish!")),
        "after MALFORMED");
  }

  @Tag("U4")
  @Test
  void nameAndContactsAreEditedByTheUserTheirHeadAndTheDirector() {
    assertThat(vera.edit(UserEdit.of(VERA).name("Vera V.")).name()).isEqualTo("Vera V.");
    assertThat(boris.edit(UserEdit.of(VERA).contacts("+7 1")).contacts()).contains("+7 1");
    assertThat(anna.edit(UserEdit.of(VERA).name("Vera")).contacts()).contains("+7 1");
    notFound(VERA, () -> company.as(GLEB).users().edit(UserEdit.of(VERA).name("Mine")));
    invalid(() -> vera.edit(UserEdit.of(VERA).name(" ")), "name REQUIRED");
    invalid(() -> vera.edit(UserEdit.of(VERA).contacts("\0")), "contacts MALFORMED");
  }

  @Tag("U4")
  @Tag("U12")
  @Test
  void anAddressIsChangedByTheUserOrTheDirector() {
    assertThat(vera.edit(UserEdit.of(VERA).email("v@example.com")).email())
        .contains("v@example.com");
    assertThat(anna.edit(UserEdit.of(VERA).email("")).email()).isEmpty();
    denied(
        Rule.EMAIL_BY_OWNER_OR_DIRECTOR,
        () -> boris.edit(UserEdit.of(VERA).email("vera@example.com")));
    invalid(
        () -> vera.edit(UserEdit.of(VERA).email("BORIS@example.com").name("")),
        "email TAKEN",
        "name REQUIRED");
  }

  @Tag("U4")
  @Test
  void namingThePresentAddressIsNoChangeOfIt() {
    long revision = company.revision();

    boris.edit(UserEdit.of(VERA).email("Vera@Example.com"));
    assertThat(company.user(VERA).email()).contains("vera@example.com");
    assertThat(company.revision()).isEqualTo(revision);
  }

  @Tag("U11")
  @Test
  void onlyTheDirectorSaysWhoIsInWhichGroup() {
    company.as(ANNA).groups().create(NewGroup.of("Sales"));
    Group support = company.as(ANNA).groups().create(NewGroup.of("Support"));
    Set<GroupId> groups = Set.of(support.id());

    denied(Rule.GROUPS_BY_DIRECTOR, () -> boris.edit(UserEdit.of(VERA).groups(groups)));
    denied(Rule.NOT_ON_OWN_PROFILE, () -> vera.edit(UserEdit.of(VERA).groups(Set.of())));
    assertThat(anna.edit(UserEdit.of(ANNA).groups(groups)).groups()).containsExactly(support);
    invalid(() -> anna.edit(UserEdit.of(VERA).groups(Set.of(GroupId.of(77)))), "groups UNKNOWN");
  }

  @Tag("U4")
  @Tag("U5")
  @Test
  void aProfileShowsWhatItsViewerMayDoWithIt() {
    UserView forBoris = boris.get(VERA);
    UserView forAnna = anna.get(VERA);

    assertThat(forBoris.mayEdit()).isTrue();
    assertThat(forBoris.mayDelete()).isFalse();
    assertThat(forAnna.mayDelete()).isTrue();
    assertThat(anna.get(ANNA).mayDelete()).isFalse();
  }

  @Tag("U10")
  @Tag("V9")
  @Test
  void theLastSignInAndTheLogAreSeenByThoseWhoSeeTheProfile() {
    company.crm().signIn(VERA, Company.address("198.51.100.7"));
    anna.setStatus(VERA, UserStatus.INACTIVE);
    denied(Rule.INACTIVE, () -> company.crm().signIn(VERA, Company.address("198.51.100.8")));

    assertThat(boris.get(VERA).lastSignIn().orElseThrow().address()).contains("198.51.100.7");
    assertThat(boris.signInLog(VERA, PageRequest.first().limit(10)).items()).hasSize(2);
    assertThat(boris.signInLog(VERA, PageRequest.first().limit(10)).items().get(0).refusal())
        .isPresent();
    notFound(
        VERA,
        () -> company.as(CLARA).users().signInLog(VERA, PageRequest.first().limit(10)).items());
  }

  @Tag("U4")
  @Test
  void theRestOfTheProfileIsNeverChangedByTheUser() {
    denied(Rule.NOT_ON_OWN_PROFILE, () -> vera.setStatus(VERA, UserStatus.ACTIVE));
    denied(Rule.NOT_ON_OWN_PROFILE, () -> vera.setType(VERA, UserType.HEAD));
    denied(Rule.NOT_ON_OWN_PROFILE, () -> vera.setResponsible(VERA, ANNA));
    denied(Rule.NOT_ON_OWN_PROFILE, () -> boris.setStatus(BORIS, UserStatus.INACTIVE));
  }

  private static List<UserId> ids(Users users) {
    return users.stream().map(UserView::id).toList();
  }

  private List<UserId> pages(UserOrder order) {
    List<UserId> all = new ArrayList<>();
    Page<UserView> page = anna.list(order, PageRequest.first().limit(3));
    page.items().forEach(user -> all.add(user.id()));
    while (page.next().isPresent()) {
      page = anna.list(order, PageRequest.first().limit(3).after(page.next().get()));
      page.items().forEach(user -> all.add(user.id()));
    }
    return all;
  }
}
