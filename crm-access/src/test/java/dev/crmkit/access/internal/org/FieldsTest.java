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
import dev.crmkit.access.FormSettings;
import dev.crmkit.access.change.FieldEdit;
import dev.crmkit.access.change.NewField;
import dev.crmkit.access.change.NewSection;
import dev.crmkit.access.decision.Rule;
import dev.crmkit.core.form.Field;
import dev.crmkit.core.form.FieldId;
import dev.crmkit.core.form.FieldOption;
import dev.crmkit.core.form.FieldType;
import dev.crmkit.core.form.FieldValue;
import dev.crmkit.core.form.OptionId;
import dev.crmkit.core.form.SectionId;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** F1, F3, F4, F5, F7, F8. */
class FieldsTest {

  private final Company company = new Company();
  private final FormSettings boris = company.as(BORIS).form();

  private Field tier() {
    return boris.createField(NewField.selector("Tier", "gold", "silver"));
  }

  @Tag("F10")
  @Test
  void theNameOfAFieldIsUniqueInItsSectionIgnoringCase() {
    SectionId money = boris.createSection(NewSection.of("Money")).id();
    FieldId debt = boris.createField(NewField.of("Debt", FieldType.NUMBER)).id();
    FieldId inMoney = boris.createField(NewField.of("debt", FieldType.NUMBER).section(money)).id();

    invalid(() -> boris.createField(NewField.of("DEBT", FieldType.DATE)), "name TAKEN");
    FieldId sum = boris.createField(NewField.of("Sum", FieldType.NUMBER)).id();
    invalid(() -> boris.editField(FieldEdit.of(sum).name("debt")), "name TAKEN");
    invalid(() -> boris.editField(FieldEdit.of(debt).section(money)), "name TAKEN");
    boris.editField(FieldEdit.of(debt).name("DEBT"));
    boris.editField(FieldEdit.of(inMoney).name("Sum"));
    assertThat(boris.editField(FieldEdit.of(debt).section(money)).section()).isEqualTo(money);
  }

  @Tag("F5")
  @Tag("F6")
  @Tag("F7")
  @Test
  void aFieldHasWhatItIsCreatedWith() {
    Field field =
        boris.createField(
            NewField.of("Budget", FieldType.NUMBER)
                .id(FieldId.of(9))
                .defaultValue(FieldValue.text("12.50"))
                .hint("In roubles")
                .order(4)
                .required(true));

    assertThat(field.id()).isEqualTo(FieldId.of(9));
    assertThat(field.section()).isEqualTo(SectionId.of(1));
    assertThat(field.defaultValue()).contains(FieldValue.number(new BigDecimal("12.50")));
    assertThat(field.hint()).contains("In roubles");
    assertThat(field.order()).isEqualTo(4);
    assertThat(field.required()).isTrue();
    assertThat(company.as(VERA).form().field(field.id())).isEqualTo(field);
  }

  @Tag("F1")
  @Test
  void fieldsAreOrderedByOrderThenById() {
    boris.createField(NewField.of("B", FieldType.TEXT).id(FieldId.of(8)).order(2));
    boris.createField(NewField.of("C", FieldType.TEXT).id(FieldId.of(7)).order(3));
    boris.createField(NewField.of("A", FieldType.TEXT).id(FieldId.of(9)).order(2));

    assertThat(boris.fields()).extracting(Field::name).containsExactly("B", "A", "C");
  }

  @Tag("F3")
  @Tag("F5")
  @Tag("A4")
  @Test
  void allViolationsAreReportedAtOnce() {
    boris.createField(NewField.of("Taken", FieldType.TEXT).id(FieldId.of(9)));

    invalid(
        () ->
            boris.createField(
                NewField.of(" ", FieldType.NUMBER)
                    .id(FieldId.of(9))
                    .defaultValue(FieldValue.text("old"))
                    .hint("a\0")),
        "id TAKEN",
        "name REQUIRED",
        "default WRONG_TYPE",
        "hint MALFORMED");
    invalid(() -> boris.createField(NewField.selector("Tier")), "options REQUIRED");
    invalid(
        () -> boris.createField(NewField.selector("Tier", "gold", "GOLD", " ")),
        "options[1] DUPLICATE",
        "options[2] REQUIRED");
    invalid(
        () ->
            boris.createField(
                NewField.of("City", FieldType.TEXT)
                    .section(SectionId.of(1))
                    .options(List.of("Moscow"))),
        "options NOT_ALLOWED");
  }

  @Tag("S1")
  @Test
  void onlyWhoManagesTheFormChangesFields() {
    FieldId tier = tier().id();
    FormSettings vera = company.as(VERA).form();

    denied(Rule.AREA_NOT_OF_TYPE, () -> vera.createField(NewField.of("City", FieldType.TEXT)));
    denied(Rule.AREA_NOT_OF_TYPE, () -> vera.editField(FieldEdit.of(tier).name("Mine")));
    denied(Rule.AREA_NOT_OF_TYPE, () -> vera.renameOption(tier, "gold", "Mine"));
    denied(Rule.AREA_NOT_OF_TYPE, () -> vera.deleteField(tier));
    notFound(FieldId.of(77), () -> vera.deleteField(FieldId.of(77)));
  }

  @Tag("F7")
  @Test
  void whatAnEditDoesNotNameStays() {
    Field field =
        boris.createField(
            NewField.of("Budget", FieldType.NUMBER)
                .defaultValue(FieldValue.text("1"))
                .hint("In roubles"));

    Field renamed = boris.editField(FieldEdit.of(field.id()).name("Money"));
    assertThat(renamed).isEqualTo(field.toBuilder().name("Money").build());
    assertThat(boris.editField(FieldEdit.of(field.id()).hint("In euros")).hint())
        .contains("In euros");
    assertThat(boris.createField(NewField.of("City", FieldType.TEXT).hint(" ")).hint()).isEmpty();
    Field tier = tier();
    assertThat(boris.editField(FieldEdit.of(tier.id()).name("Level")).options())
        .isEqualTo(tier.options())
        .hasSize(2);

    Field bare =
        boris.editField(
            FieldEdit.of(field.id()).defaultValue(FieldValue.empty()).hint("").required(true));
    assertThat(bare.defaultValue()).isEmpty();
    assertThat(bare.hint()).isEmpty();
    assertThat(bare.required()).isTrue();
  }

  @Tag("F8")
  @Test
  void aTypeCannotChangeOnceValuesExistNotEvenDeletedOnes() {
    Field field = boris.createField(NewField.of("City", FieldType.TEXT));
    assertThat(boris.editField(FieldEdit.of(field.id()).type(FieldType.DATE)).type())
        .isEqualTo(FieldType.DATE);
    boris.editField(FieldEdit.of(field.id()).type(FieldType.TEXT));
    var client =
        company.client(1, VERA, any -> any.putFields(field.id(), FieldValue.text("Moscow")));

    invalid(() -> boris.editField(FieldEdit.of(field.id()).type(FieldType.NUMBER)), "type IN_USE");
    boris.editField(FieldEdit.of(field.id()).type(FieldType.TEXT).name("Town"));
    company.deleteRecord(client);
    invalid(() -> boris.editField(FieldEdit.of(field.id()).type(FieldType.NUMBER)), "type IN_USE");
  }

  @Tag("F3")
  @Tag("F5")
  @Test
  void withTheTypeTheOptionsAndTheDefaultMustSuit() {
    Field field =
        boris.createField(
            NewField.of("Budget", FieldType.NUMBER).defaultValue(FieldValue.text("1")));

    invalid(
        () -> boris.editField(FieldEdit.of(field.id()).type(FieldType.SELECTOR)),
        "options REQUIRED",
        "default WRONG_TYPE");
    Field selector =
        boris.editField(
            FieldEdit.of(field.id())
                .type(FieldType.SELECTOR)
                .options(List.of("low", "high"))
                .defaultValue(FieldValue.text("low")));
    assertThat(selector.defaultValue()).contains(FieldValue.choice(selector.options().get(0).id()));
    Field text =
        boris.editField(
            FieldEdit.of(field.id()).type(FieldType.TEXT).defaultValue(FieldValue.empty()));
    assertThat(text.options()).isEmpty();
  }

  @Tag("F4")
  @Test
  void optionsAreKeptByNameArchivedWhenLeftOutAndOfferedAgain() {
    Field tier = tier();
    OptionId gold = tier.options().get(0).id();
    OptionId silver = tier.options().get(1).id();

    Field edited = boris.editField(FieldEdit.of(tier.id()).options(List.of("bronze", "GOLD")));
    OptionId bronze = edited.options().get(0).id();
    assertThat(edited.options())
        .containsExactly(
            new FieldOption(bronze, "bronze", false),
            new FieldOption(gold, "GOLD", false),
            new FieldOption(silver, "silver", true));
    assertThat(bronze).isNotIn(gold, silver);

    Field again = boris.editField(FieldEdit.of(tier.id()).options(List.of("silver", "gold")));
    assertThat(again.activeOptions()).extracting(FieldOption::id).containsExactly(silver, gold);
    assertThat(again.option(bronze).orElseThrow().archived()).isTrue();
  }

  @Tag("F4")
  @Test
  void anOptionIsRenamedAndKeepsItsId() {
    Field tier = tier();
    OptionId gold = tier.options().get(0).id();

    Field renamed = boris.renameOption(tier.id(), "GOLD", "Platinum");
    assertThat(renamed.options().get(0)).isEqualTo(new FieldOption(gold, "Platinum", false));
    assertThat(boris.renameOption(tier.id(), gold, "Gold").options().get(0).name())
        .isEqualTo("Gold");
    invalid(() -> boris.renameOption(tier.id(), "gold", "SILVER"), "to TAKEN");
    invalid(() -> boris.renameOption(tier.id(), "bronze", " "), "option UNKNOWN", "to REQUIRED");
  }

  @Tag("F5")
  @Test
  void aDefaultIsAnOptionThatIsOffered() {
    Field tier =
        boris.createField(
            NewField.selector("Tier", "gold", "silver").defaultValue(FieldValue.text("silver")));

    invalid(
        () -> boris.editField(FieldEdit.of(tier.id()).options(List.of("gold"))), "default UNKNOWN");
    invalid(
        () -> boris.editField(FieldEdit.of(tier.id()).defaultValue(FieldValue.text("bronze"))),
        "default UNKNOWN");
    Field edited =
        boris.editField(
            FieldEdit.of(tier.id()).options(List.of("gold")).defaultValue(FieldValue.text("gold")));
    assertThat(edited.defaultValue()).contains(FieldValue.choice(tier.options().get(0).id()));
  }

  @Tag("F8")
  @Test
  void aFieldWithValuesIsDeletedWithTheirNumberConfirmed() {
    Field city = boris.createField(NewField.of("City", FieldType.TEXT));
    company.client(1, VERA, any -> any.putFields(city.id(), FieldValue.text("Moscow")));
    company.client(2, ANNA, any -> any.putFields(city.id(), FieldValue.text("Tula")));

    invalid(() -> boris.deleteField(city.id()), "confirm UNCONFIRMED");
    invalid(() -> boris.deleteField(city.id(), 1), "confirm UNCONFIRMED");
    assertThat(catchThrowable(() -> boris.deleteField(city.id()))).hasMessageContaining(": 2");
    boris.deleteField(city.id(), 2);

    notFound(city.id(), () -> boris.field(city.id()));
    invalid(
        () -> boris.createField(NewField.of("Again", FieldType.TEXT).id(city.id())), "id TAKEN");
  }

  @Tag("F8")
  @Test
  void aFieldWithoutValuesIsDeletedWithoutAWord() {
    FieldId city = boris.createField(NewField.of("City", FieldType.TEXT)).id();

    boris.deleteField(city);
    assertThat(boris.fields()).isEmpty();
  }
}
