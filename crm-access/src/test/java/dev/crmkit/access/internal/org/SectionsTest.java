package dev.crmkit.access.internal.org;

import static dev.crmkit.access.Company.ANNA;
import static dev.crmkit.access.Company.BORIS;
import static dev.crmkit.access.Company.VERA;
import static dev.crmkit.access.Company.denied;
import static dev.crmkit.access.Company.invalid;
import static dev.crmkit.access.Company.notFound;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.access.Company;
import dev.crmkit.access.FormSettings;
import dev.crmkit.access.change.FieldEdit;
import dev.crmkit.access.change.NewField;
import dev.crmkit.access.change.NewSection;
import dev.crmkit.access.change.SectionEdit;
import dev.crmkit.access.decision.Rule;
import dev.crmkit.access.view.SectionView;
import dev.crmkit.core.form.FieldId;
import dev.crmkit.core.form.FieldType;
import dev.crmkit.core.form.FieldValue;
import dev.crmkit.core.form.Section;
import dev.crmkit.core.form.SectionAccess;
import dev.crmkit.core.form.SectionId;
import dev.crmkit.core.history.Event;
import dev.crmkit.core.history.EventType;
import dev.crmkit.core.user.GroupEdit;
import dev.crmkit.core.user.GroupId;
import dev.crmkit.core.user.NewGroup;
import dev.crmkit.core.user.SettingsArea;
import dev.crmkit.core.user.UserStatus;
import dev.crmkit.core.user.UserType;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** F1, F2, F8, S1, S2. */
class SectionsTest {

  private static final SectionId MONEY = SectionId.of(20);
  private static final FieldId DEBT = FieldId.of(21);
  private static final SectionAccess DIRECTOR_ONLY = SectionAccess.only(Set.of(), Set.of());

  private final Company company = new Company();
  private final FormSettings anna = company.as(ANNA).form();
  private final FormSettings boris = company.as(BORIS).form();
  private final FormSettings vera = company.as(VERA).form();

  private void money() {
    anna.createSection(NewSection.of("Money").id(MONEY).order(5));
    anna.createField(NewField.of("Debt", FieldType.NUMBER).id(DEBT).section(MONEY));
  }

  @Tag("F1")
  @Test
  void sectionsAreOrderedByOrderThenById() {
    boris.createSection(NewSection.of("Last").id(SectionId.of(30)).order(9));
    boris.createSection(NewSection.of("First").id(SectionId.of(40)).order(-1));
    boris.createSection(NewSection.of("Middle").id(SectionId.of(50)));

    assertThat(vera.sections())
        .extracting(section -> section.id().value())
        .containsExactly(40L, 1L, 50L, 30L);
  }

  @Tag("F10")
  @Test
  void theNameOfASectionIsUniqueIgnoringCase() {
    money();
    anna.setAccess(MONEY, DIRECTOR_ONLY);
    SectionId other = boris.createSection(NewSection.of("Other")).id();

    invalid(() -> boris.createSection(NewSection.of("OTHER")), "name TAKEN");
    invalid(() -> boris.createSection(NewSection.of("\u200Bmoney")), "name TAKEN");
    invalid(() -> boris.editSection(SectionEdit.of(other).name("main")), "name TAKEN");
    invalid(() -> boris.createSection(NewSection.of("other").id(MONEY)), "id TAKEN", "name TAKEN");
    assertThat(boris.editSection(SectionEdit.of(other).name("OTHER")).name()).isEqualTo("OTHER");
    assertThat(boris.createSection(NewSection.of("Others")).name()).isEqualTo("Others");
  }

  @Tag("F1")
  @Test
  void aSectionHasAName() {
    money();

    invalid(() -> boris.createSection(NewSection.of(" ")), "name REQUIRED");
    invalid(() -> boris.editSection(SectionEdit.of(MONEY).name(" ")), "name REQUIRED");
  }

  @Tag("F1")
  @Test
  void sectionOneIsThereOpenToAllAndCanBeRenamed() {
    assertThat(boris.editSection(SectionEdit.of(Section.FIRST).name("About").order(3)).name())
        .isEqualTo("About");
    invalid(() -> anna.setAccess(Section.FIRST, DIRECTOR_ONLY), "access NOT_ALLOWED");
    invalid(() -> anna.deleteSection(Section.FIRST), "section NOT_ALLOWED");
    invalid(() -> anna.setAccess(Section.FIRST, SectionAccess.EVERYONE), "access NOT_ALLOWED");
  }

  @Tag("S1")
  @Tag("S2")
  @Test
  void aHeadShapesTheFormAManagerDoesNotNorAHeadWhoIsDenied() {
    money();
    denied(Rule.AREA_NOT_OF_TYPE, () -> vera.createSection(NewSection.of("Mine")));
    denied(Rule.AREA_NOT_OF_TYPE, () -> vera.editSection(SectionEdit.of(MONEY).name("Mine")));
    denied(Rule.AREA_NOT_OF_TYPE, () -> vera.setAccess(MONEY, DIRECTOR_ONLY));
    denied(Rule.AREA_NOT_OF_TYPE, () -> vera.deleteSection(MONEY));

    company.as(ANNA).users().denySetting(BORIS, SettingsArea.CLIENT_FORM);
    denied(Rule.AREA_DENIED, () -> boris.createSection(NewSection.of("Mine")));
  }

  @Tag("F2")
  @Test
  void aSectionIsOpenToTypesAndGroupsOrToEveryone() {
    money();
    GroupId finance = company.as(ANNA).groups().create(NewGroup.of("Finance")).id();
    company.as(ANNA).groups().edit(GroupEdit.of(finance).members(Set.of(VERA)));

    anna.setAccess(MONEY, SectionAccess.only(Set.of(), Set.of(finance)));
    assertThat(vera.fields()).hasSize(1);
    assertThat(vera.fields(MONEY)).containsExactly(vera.field(DEBT));
    notFound(MONEY, () -> boris.section(MONEY));
    notFound(MONEY, () -> boris.fields(MONEY));
    notFound(DEBT, () -> boris.field(DEBT));
    assertThat(boris.sections()).hasSize(1);
    assertThat(boris.fields()).isEmpty();

    anna.setAccess(MONEY, SectionAccess.only(Set.of(UserType.HEAD), Set.of()));
    assertThat(boris.field(DEBT).name()).isEqualTo("Debt");
    assertThat(vera.fields()).isEmpty();

    anna.setAccess(MONEY, SectionAccess.EVERYONE);
    assertThat(vera.fields()).hasSize(1);
  }

  @Tag("F2")
  @Test
  void nobodyOpensToThemselvesWhatIsClosedToThemButTheyCanCloseItToThemselves() {
    money();
    boris.setAccess(MONEY, SectionAccess.only(Set.of(UserType.MANAGER), Set.of()));

    notFound(MONEY, () -> boris.setAccess(MONEY, SectionAccess.EVERYONE));
    notFound(MONEY, () -> boris.editSection(SectionEdit.of(MONEY).name("Mine")));
    notFound(MONEY, () -> boris.deleteSection(MONEY));
    notFound(DEBT, () -> boris.editField(FieldEdit.of(DEBT).section(Section.FIRST)));
    notFound(DEBT, () -> boris.deleteField(DEBT));
    notFound(MONEY, () -> boris.createField(NewField.of("Mine", FieldType.TEXT).section(MONEY)));
    FieldId own = boris.createField(NewField.of("Mine", FieldType.TEXT)).id();
    notFound(MONEY, () -> boris.editField(FieldEdit.of(own).section(MONEY)));
    assertThat(anna.section(MONEY).name()).isEqualTo("Money");
  }

  @Tag("F2")
  @Test
  void whatIsClosedIsToAManagerAsWhatIsNotThere() {
    money();
    anna.setAccess(MONEY, DIRECTOR_ONLY);

    notFound(MONEY, () -> vera.deleteSection(MONEY));
    notFound(SectionId.of(77), () -> vera.deleteSection(SectionId.of(77)));
  }

  @Test
  void theAccessOfASectionIsShownToThoseWhoManageTheForm() {
    assertThat(boris.sections()).extracting(SectionView::access).doesNotContainNull();
    assertThat(vera.sections()).extracting(SectionView::access).containsOnlyNulls();
  }

  @Tag("A2")
  @Test
  void onlyGroupsThatThereAreCanBeNamed() {
    money();
    invalid(
        () -> anna.setAccess(MONEY, SectionAccess.only(Set.of(), Set.of(GroupId.of(77)))),
        "groups UNKNOWN");
  }

  @Tag("F8")
  @Test
  void aSectionWithValuesIsDeletedWithTheirNumberConfirmed() {
    money();
    FieldId second = anna.createField(NewField.of("Paid", FieldType.NUMBER).section(MONEY)).id();
    company.client(1, VERA, client -> client.putFields(DEBT, FieldValue.text("1")));
    company.client(
        2,
        ANNA,
        client ->
            client.putFields(DEBT, FieldValue.text("1")).putFields(second, FieldValue.text("2")));

    invalid(() -> boris.deleteSection(MONEY), "confirm UNCONFIRMED");
    invalid(() -> boris.deleteSection(MONEY, 2), "confirm UNCONFIRMED");
    boris.deleteSection(MONEY, 3);

    assertThat(anna.sections()).hasSize(1);
    assertThat(anna.fields()).isEmpty();
    assertThat(company.org().field(DEBT)).isEmpty();
    assertThat(company.history(second)).last().extracting(Event::type).isEqualTo(EventType.DELETE);
    invalid(() -> anna.createSection(NewSection.of("Again").id(MONEY)), "id TAKEN");
  }

  @Tag("A1")
  @Test
  void aUserWhoCannotWorkSeesNoForm() {
    company.as(ANNA).users().setStatus(VERA, UserStatus.INACTIVE);

    assertThat(vera.sections()).isEmpty();
    assertThat(vera.fields()).isEmpty();
    denied(Rule.INACTIVE, () -> vera.section(Section.FIRST));
  }

  @Tag("F1")
  @Tag("A4")
  @Test
  void aSectionHasANameAndTheFirstIsNeitherClosedNorDeleted() {
    invalid(() -> anna.createSection(NewSection.of(" ")), "name REQUIRED");
    money();
    invalid(() -> anna.editSection(SectionEdit.of(MONEY).name(" ")), "name REQUIRED");
    invalid(() -> anna.setAccess(Section.FIRST, DIRECTOR_ONLY), "access NOT_ALLOWED");
    invalid(() -> anna.deleteSection(Section.FIRST), "section NOT_ALLOWED");
    assertThat(anna.sections()).hasSize(2);
  }

  @Tag("S1")
  @Test
  void aManagerCreatesNoSection() {
    denied(Rule.AREA_NOT_OF_TYPE, () -> vera.createSection(NewSection.of("Mine")));
  }
}
