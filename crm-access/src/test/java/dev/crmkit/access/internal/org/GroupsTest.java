package dev.crmkit.access.internal.org;

import static dev.crmkit.access.Company.ANNA;
import static dev.crmkit.access.Company.BORIS;
import static dev.crmkit.access.Company.GLEB;
import static dev.crmkit.access.Company.NOBODY;
import static dev.crmkit.access.Company.VERA;
import static dev.crmkit.access.Company.denied;
import static dev.crmkit.access.Company.invalid;
import static dev.crmkit.access.Company.notFound;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.access.Company;
import dev.crmkit.access.FormSettings;
import dev.crmkit.access.Groups;
import dev.crmkit.access.change.NewSection;
import dev.crmkit.access.decision.Rule;
import dev.crmkit.core.form.SectionAccess;
import dev.crmkit.core.form.SectionId;
import dev.crmkit.core.user.Group;
import dev.crmkit.core.user.GroupEdit;
import dev.crmkit.core.user.GroupId;
import dev.crmkit.core.user.NewGroup;
import dev.crmkit.core.user.UserRef;
import dev.crmkit.core.user.UserStatus;
import dev.crmkit.core.user.UserType;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** U11, F2, S1. */
class GroupsTest {

  private final Company company = new Company();
  private final Groups anna = company.as(ANNA).groups();
  private final Groups boris = company.as(BORIS).groups();

  @Tag("U11")
  @Test
  void theDirectorMakesGroupsAndSaysWhoIsInThem() {
    Group support = anna.create(NewGroup.of("Support").id(GroupId.of(7)).members(Set.of(VERA)));
    assertThat(anna.list()).containsExactly(new Group(GroupId.of(7), "Support"));
    assertThat(anna.members(support.id())).containsExactly(new UserRef(VERA, "Vera"));

    anna.edit(GroupEdit.of(support.id()).members(Set.of(GLEB, ANNA)));
    assertThat(company.user(VERA).groups()).isEmpty();
    assertThat(company.user(GLEB).groups()).containsExactly(support.id());
    assertThat(anna.edit(GroupEdit.of(support.id()).name("SUPPORT")).name()).isEqualTo("SUPPORT");
  }

  @Tag("U11")
  @Tag("S1")
  @Test
  void othersKnowOfTheGroupsAndChangeNothingAboutThem() {
    GroupId support = anna.create(NewGroup.of("Support")).id();

    assertThat(boris.list()).containsExactly(new Group(support, "Support"));
    denied(Rule.AREA_NOT_OF_TYPE, () -> boris.create(NewGroup.of("Mine")));
    denied(Rule.AREA_NOT_OF_TYPE, () -> boris.edit(GroupEdit.of(support).name("Mine")));
    denied(Rule.AREA_NOT_OF_TYPE, () -> boris.edit(GroupEdit.of(support).members(Set.of(BORIS))));
    denied(Rule.AREA_NOT_OF_TYPE, () -> boris.delete(support));
    denied(Rule.AREA_NOT_OF_TYPE, () -> boris.members(support));
    notFound(GroupId.of(99), () -> boris.delete(GroupId.of(99)));
  }

  @Tag("U11")
  @Test
  void aNameIsOneGroupsWhateverTheCaseAndNoTypes() {
    anna.create(NewGroup.of("Support"));

    invalid(() -> anna.create(NewGroup.of("SUPPORT")), "name TAKEN");
    invalid(() -> anna.create(NewGroup.of("Manager")), "name TAKEN");
    invalid(() -> anna.create(NewGroup.of(" ")), "name REQUIRED");
    GroupId sales = anna.create(NewGroup.of("Sales")).id();
    invalid(() -> anna.edit(GroupEdit.of(sales).name("support")), "name TAKEN");
    invalid(() -> anna.edit(GroupEdit.of(sales).members(Set.of(VERA, NOBODY))), "members UNKNOWN");
    assertThat(anna.members(sales)).isEmpty();
    invalid(
        () -> anna.create(NewGroup.of("HEAD").members(Set.of(NOBODY))),
        "members UNKNOWN",
        "name TAKEN");
  }

  @Tag("R5")
  @Test
  void anIdIsNeverUsedTwice() {
    GroupId id = anna.create(NewGroup.of("Support")).id();
    anna.delete(id);

    invalid(() -> anna.create(NewGroup.of("Other").id(id)), "id TAKEN");
    notFound(id, () -> anna.delete(id));
  }

  @Tag("U11")
  @Tag("F2")
  @Test
  void aDeletedGroupIsTakenOffItsMembersAndOffTheSections() {
    FormSettings form = company.as(ANNA).form();
    GroupId support = anna.create(NewGroup.of("Support").members(Set.of(VERA))).id();
    SectionId money = form.createSection(NewSection.of("Money")).id();
    SectionId notes = form.createSection(NewSection.of("Notes")).id();
    form.setAccess(money, SectionAccess.only(Set.of(), Set.of(support)));
    form.setAccess(notes, SectionAccess.only(Set.of(UserType.HEAD), Set.of(support)));
    assertThat(company.as(VERA).form().sections()).hasSize(3);

    anna.delete(support);

    assertThat(company.user(VERA).groups()).isEmpty();
    assertThat(form.section(money).access()).isEqualTo(SectionAccess.only(Set.of(), Set.of()));
    assertThat(company.as(VERA).form().sections()).hasSize(1);
    assertThat(company.as(BORIS).form().sections()).hasSize(2);
    assertThat(form.sections()).hasSize(3);
  }

  @Tag("A1")
  @Test
  void aUserWhoCannotWorkGetsAnEmptyList() {
    company.as(ANNA).users().setStatus(BORIS, UserStatus.INACTIVE);

    assertThat(boris.list()).isEmpty();
    denied(Rule.INACTIVE, () -> boris.create(NewGroup.of("Mine")));
  }

  @Tag("U11")
  @Tag("A4")
  @Test
  void aGroupThatIsNotThereHasNoMembersToTell() {
    notFound(GroupId.of(99), () -> anna.members(GroupId.of(99)));
  }

  @Tag("U11")
  @Tag("A4")
  @Test
  void aGroupIsRenamedAndFilledByTheRulesItIsCreatedBy() {
    GroupId support = anna.create(NewGroup.of("Support")).id();
    anna.create(NewGroup.of("Sales"));

    invalid(() -> anna.edit(GroupEdit.of(support).name("SALES")), "name TAKEN");
    invalid(() -> anna.edit(GroupEdit.of(support).name(" ")), "name REQUIRED");
    invalid(
        () -> anna.edit(GroupEdit.of(support).members(Set.of(VERA, NOBODY))), "members UNKNOWN");
    assertThat(anna.members(support)).isEmpty();
  }
}
