package dev.crmkit.access;

import static dev.crmkit.access.Company.ANNA;
import static dev.crmkit.access.Company.BORIS;
import static dev.crmkit.access.Company.DINA;
import static dev.crmkit.access.Company.GLEB;
import static dev.crmkit.access.Company.VERA;
import static dev.crmkit.access.Company.denied;
import static dev.crmkit.access.Company.invalid;
import static dev.crmkit.access.Company.notFound;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmkit.access.change.FieldEdit;
import dev.crmkit.access.change.NewField;
import dev.crmkit.access.change.NewSection;
import dev.crmkit.access.decision.Rule;
import dev.crmkit.access.view.FormDefinition;
import dev.crmkit.core.client.ClientEdit;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.error.InvalidJsonException;
import dev.crmkit.core.form.Field;
import dev.crmkit.core.form.FieldId;
import dev.crmkit.core.form.FieldOption;
import dev.crmkit.core.form.FieldType;
import dev.crmkit.core.form.FieldValue;
import dev.crmkit.core.form.OptionId;
import dev.crmkit.core.form.Section;
import dev.crmkit.core.form.SectionAccess;
import dev.crmkit.core.form.SectionId;
import dev.crmkit.core.user.UserStatus;
import dev.crmkit.core.user.UserType;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The form in one read, and as JSON Schema. */
class FormDefinitionTest {

  private static final FieldId SUM = FieldId.of(11);
  private static final FieldId SIZE = FieldId.of(12);
  private static final FieldId SINCE = FieldId.of(13);
  private static final FieldId DEBT = FieldId.of(14);

  private final Company company = new Company();
  private final CrmSession anna = company.as(ANNA);
  private final CrmSession vera = company.as(VERA);
  private final SectionId money = anna.form().createSection(NewSection.of("Money")).id();
  private final Field size;

  FormDefinitionTest() {
    anna.form()
        .createField(
            NewField.builder()
                .id(SUM)
                .section(Section.FIRST)
                .name("Sum")
                .type(FieldType.NUMBER)
                .order(2)
                .hint("in euros")
                .defaultValue(FieldValue.text("1.50"))
                .build());
    size =
        anna.form()
            .createField(
                NewField.builder()
                    .id(SIZE)
                    .section(Section.FIRST)
                    .name("Size")
                    .type(FieldType.SELECTOR)
                    .order(1)
                    .options(List.of("small", "large"))
                    .required(true)
                    .build());
    anna.form().createField(NewField.of("Since", FieldType.DATE).id(SINCE).section(money));
    anna.form().createField(NewField.of("Debt", FieldType.TEXT).id(DEBT).section(money));
  }

  private OptionId option(String name) {
    return size.options().stream()
        .filter(each -> each.name().equals(name))
        .map(FieldOption::id)
        .findFirst()
        .orElseThrow();
  }

  private void closeMoney() {
    anna.form().setAccess(money, SectionAccess.only(Set.of(UserType.HEAD), Set.of()));
  }

  private static List<FieldId> ids(FormDefinition form) {
    return form.sections().stream()
        .flatMap(section -> section.fields().stream())
        .map(Field::id)
        .toList();
  }

  @Tag("F1")
  @Test
  void theDefinitionHasTheSectionsAndFieldsInOrder() {
    FormDefinition form = anna.form().definition();

    assertThat(form.sections())
        .extracting(FormDefinition.Section::id)
        .containsExactly(Section.FIRST, money);
    assertThat(ids(form)).containsExactly(SIZE, SUM, SINCE, DEBT);
    assertThat(form.sections().get(0).fields().get(1).hint()).contains("in euros");
  }

  @Tag("F2")
  @Tag("S1")
  @Test
  void theDefinitionIsOfTheUserWhoAsks() {
    closeMoney();

    assertThat(ids(vera.form().definition())).containsExactly(SIZE, SUM);
    assertThat(ids(company.as(BORIS).form().definition())).contains(SINCE);
    assertThat(vera.form().definition().mayManage()).isFalse();
    assertThat(company.as(BORIS).form().definition().mayManage()).isTrue();
    assertThat(vera.form().createSchema()).doesNotContain("Debt", "\"14\"");
    anna.users().setStatus(VERA, UserStatus.INACTIVE);
    assertThat(vera.form().definition()).isEqualTo(new FormDefinition(List.of(), false));
    denied(Rule.INACTIVE, () -> vera.form().createSchema());
  }

  @Tag("F4")
  @Test
  void archivedOptionsAreNotOffered() {
    anna.form().editField(FieldEdit.of(SIZE).options(List.of("small")));

    Field offered = vera.form().definition().sections().get(0).fields().get(0);

    assertThat(offered.options()).extracting(FieldOption::name).containsExactly("small");
  }

  @Test
  void theSchemaDescribesTheForm() {
    closeMoney();

    assertThat(vera.form().createSchema())
        .isEqualTo(
            """
            {"$schema":"https://json-schema.org/draft/2020-12/schema","type":"object",\
            "properties":{\
            "12":{"title":"Size","oneOf":[{"const":%d,"title":"small"},{"const":%d,"title":"large"}]},\
            "11":{"title":"Sum","description":"in euros","type":["string","null"],\
            "pattern":"^[+-]?[0-9]+(\\\\.[0-9]+)?$","maxLength":1000,"default":"1.50"}},\
            "additionalProperties":false,"required":["12"]}\
            """
                .formatted(option("small").value(), option("large").value()));
  }

  @Tag("F4")
  @Test
  void anArchivedOptionIsInTheSchemaOfTheClientThatHasItOnly() {
    ClientId has =
        company.client(1, VERA, c -> c.putFields(SIZE, FieldValue.choice(option("large"))));
    ClientId hasNot = company.client(2, VERA);
    anna.form().editField(FieldEdit.of(SIZE).options(List.of("small")));

    assertThat(vera.form().editSchema(has)).contains("\"large\"").doesNotContain("required");
    assertThat(vera.form().editSchema(hasNot))
        .doesNotContain("\"large\"")
        .contains("\"if\":{\"minProperties\":1},\"then\":{\"required\":[\"12\"]}");
  }

  @Tag("E3")
  @Tag("V8")
  @Test
  void theSchemaOfAnEditIsForThoseWhoMayEdit() {
    ClientId client = company.client(1, VERA);

    denied(Rule.PEERS_VIEW_ONLY, () -> company.as(GLEB).form().editSchema(client));
    notFound(client, () -> company.as(DINA).form().editSchema(client));
  }

  @Test
  void theValuesOfAFormAreReadByTheTypesOfItsFields() {
    assertThat(
            vera.form()
                .values(
                    "{\"11\":\"12.50\",\"12\":%d,\"13\":\"2026-02-28\",\"14\":null}"
                        .formatted(option("small").value())))
        .isEqualTo(
            Map.of(
                SUM, FieldValue.text("12.50"),
                SIZE, FieldValue.choice(option("small")),
                SINCE, FieldValue.text("2026-02-28"),
                DEBT, FieldValue.empty()));
  }

  @Tag("A4")
  @Tag("F2")
  @Test
  void whatIsWrongInTheValuesIsReportedTogether() {
    closeMoney();

    invalid(
        () -> vera.form().values("{\"11\":12.5,\"12\":\"small\",\"13\":\"2026-02-28\",\"x\":[1]}"),
        "field/11 WRONG_TYPE",
        "field/12 WRONG_TYPE",
        "field/13 UNKNOWN",
        "field/x UNKNOWN");
    for (String text : List.of("", "[]", "{\"14\":\"a\"", "{\"12\":1,\"12\":1}", "{} {}")) {
      assertThatThrownBy(() -> vera.form().values(text))
          .as(text)
          .isInstanceOf(InvalidJsonException.class);
    }
  }

  @Test
  void aFormOfFewLinesCreatesAndEdits() {
    ClientId client = company.client(1, VERA);

    vera.clients()
        .edit(
            ClientEdit.builder()
                .id(client)
                .fields(vera.form().values("{\"11\":\"7\",\"12\":" + option("small").value() + "}"))
                .build());

    assertThat(vera.clients().get(client).fields().get(SUM))
        .isEqualTo(FieldValue.number(new BigDecimal("7")));
  }
}
