package dev.crmkit.access.internal.draft;

import static dev.crmkit.access.SmallCompany.ANNA;
import static dev.crmkit.access.SmallCompany.BORIS;
import static dev.crmkit.access.SmallCompany.GLEB;
import static dev.crmkit.access.SmallCompany.VERA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.crmkit.access.SmallCompany;
import dev.crmkit.access.change.FieldEdit;
import dev.crmkit.access.change.NewField;
import dev.crmkit.core.client.ClientEdit;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.client.NewClient;
import dev.crmkit.core.error.InvalidException;
import dev.crmkit.core.error.Violation;
import dev.crmkit.core.error.ViolationCode;
import dev.crmkit.core.form.Field;
import dev.crmkit.core.form.FieldId;
import dev.crmkit.core.form.FieldType;
import dev.crmkit.core.form.FieldValue;
import dev.crmkit.core.form.SectionId;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What goes into the client form: rules.md F2 to F6, F9. */
class ClientFormValuesTest {

  private static final FieldId NO_SUCH = FieldId.of(123_456);

  private final SmallCompany company = new SmallCompany();

  private FieldId create(NewField field) {
    return company.as(ANNA).form().createField(field).id();
  }

  private static Map<String, Violation> violations(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    InvalidException thrown = catchThrowableOfType(InvalidException.class, call);
    assertThat(thrown).as("it is refused as invalid").isNotNull();
    Map<String, Violation> byField = new java.util.LinkedHashMap<>();
    thrown.violations().forEach(violation -> byField.put(violation.field(), violation));
    return byField;
  }

  @Tag("F5")
  @Test
  void defaultsFillWhatIsAbsentAndAnExplicitNullIsNotAbsent() {
    FieldId tier =
        create(NewField.of("budget", FieldType.NUMBER).defaultValue(FieldValue.text("0")));

    ClientId absent = company.as(VERA).clients().create(NewClient.of("A")).id();
    ClientId empty =
        company.as(VERA).clients().create(NewClient.of("B").field(tier, FieldValue.empty())).id();
    assertThat(company.seenByAnna(absent).fields())
        .containsEntry(tier, FieldValue.number(BigDecimal.ZERO));
    assertThat(company.seenByAnna(empty).fields()).doesNotContainKey(tier);
  }

  @Tag("F5")
  @Test
  void aDefaultFillsAFieldThatItsCreatorDoesNotSeeAsWell() {
    FieldId hidden =
        create(
            NewField.of("rating", FieldType.NUMBER)
                .section(company.headsOnly())
                .defaultValue(FieldValue.text("5")));
    ClientId id = company.client(VERA, "A");

    assertThat(company.as(VERA).clients().get(id).fields()).isEmpty();
    assertThat(company.seenByAnna(id).fields()).containsKey(hidden);
  }

  @Tag("F6")
  @Test
  void whatIsRequiredMustBeThereOnCreationAndBlankCountsAsNull() {
    FieldId phone = create(NewField.of("phone", FieldType.TEXT).required(true));

    for (NewClient bad :
        List.of(
            NewClient.of("A"),
            NewClient.of("A").field(phone, " \t"),
            NewClient.of("A").field(phone, FieldValue.empty()))) {
      assertThat(violations(() -> company.as(VERA).clients().create(bad)))
          .hasSize(1)
          .hasEntrySatisfying(
              phone.path(), it -> assertThat(it.code()).isEqualTo(ViolationCode.REQUIRED));
    }
  }

  @Tag("F6")
  @Test
  void whatBecameRequiredStandsInTheWayOfEditingFieldsOnly() {
    FieldId city = create(NewField.of("city", FieldType.TEXT));
    ClientId id = company.client(VERA, "A");
    FieldId mail = create(NewField.of("mail", FieldType.TEXT).required(true));

    assertThat(
            violations(
                () -> company.as(VERA).clients().edit(ClientEdit.of(id).field(city, "Moscow"))))
        .containsOnlyKeys(mail.path());
    assertThatCode(
            () -> {
              company.as(VERA).clients().edit(ClientEdit.of(id).name("B"));
              company.as(VERA).clients().assign(id, GLEB);
              company.as(BORIS).clients().delete(id);
            })
        .doesNotThrowAnyException();
  }

  @Tag("F6")
  @Test
  void aRequiredFieldTheUserDoesNotSeeDoesNotBlockTheUser() {
    FieldId debt =
        create(NewField.of("debt", FieldType.NUMBER).section(company.headsOnly()).required(true));
    FieldId phone = create(NewField.of("phone", FieldType.TEXT));
    ClientId id = company.client(VERA, "A");

    assertThatCode(() -> company.as(VERA).clients().edit(ClientEdit.of(id).field(phone, "1")))
        .doesNotThrowAnyException();
    assertThat(violations(() -> company.as(BORIS).clients().create(NewClient.of("B"))))
        .containsOnlyKeys(debt.path());
  }

  @Tag("F6")
  @Test
  void aCheckboxNeverSetReadsAsNoWhichIsAValue() {
    FieldId vat = create(NewField.of("vat", FieldType.CHECKBOX).required(true));
    ClientId id = company.client(VERA, "A");

    assertThat(company.seenByAnna(id).fields())
        .containsExactly(Map.entry(vat, FieldValue.checkbox(false)));
  }

  @Tag("F2")
  @Tag("A2")
  @Test
  void aHiddenFieldGivesTheSameAnswerAsOneThatDoesNotExist() {
    FieldId debt = create(NewField.of("debt", FieldType.NUMBER).section(company.headsOnly()));
    ClientId id = company.client(VERA, "A");

    Violation ofHidden =
        violations(() -> company.as(VERA).clients().edit(ClientEdit.of(id).field(debt, "many")))
            .get(debt.path());
    Violation ofMissing =
        Objects.requireNonNull(
            violations(
                    () -> company.as(VERA).clients().edit(ClientEdit.of(id).field(NO_SUCH, "many")))
                .get(NO_SUCH.path()));
    assertThat(ofHidden)
        .isEqualTo(
            new Violation(debt.path(), ofMissing.code(), ofMissing.value(), ofMissing.expected()));
    assertThat(company.as(BORIS).clients().edit(ClientEdit.of(id).field(debt, "7")).fields())
        .containsEntry(debt, FieldValue.number(new BigDecimal("7")));
  }

  @Tag("F2")
  @Test
  void whatOneDoesNotSeeStaysWhenOneEdits() {
    FieldId debt = create(NewField.of("debt", FieldType.NUMBER).section(company.headsOnly()));
    FieldId phone = create(NewField.of("phone", FieldType.TEXT));
    ClientId id = company.client(VERA, "A");
    company.as(BORIS).clients().edit(ClientEdit.of(id).field(debt, "500"));

    company.as(VERA).clients().edit(ClientEdit.of(id).field(phone, "22"));
    assertThat(company.seenByAnna(id).fields()).containsOnlyKeys(phone, debt);
    assertThat(company.as(VERA).clients().get(id).fields()).containsOnlyKeys(phone);
  }

  @Tag("F3")
  @Test
  void numbersAreExactAndEqualByValue() {
    FieldId budget = create(NewField.of("budget", FieldType.NUMBER));
    String exact = "12345678901234567890.12";
    ClientId id = company.as(VERA).clients().create(NewClient.of("A").field(budget, exact)).id();

    assertThat(company.seenByAnna(id).fields().get(budget))
        .extracting(FieldValue::asText)
        .isEqualTo(exact);
    assertThat(
            company.as(VERA).clients().edit(ClientEdit.of(id).field(budget, exact + "0")).version())
        .as("the same number is no change")
        .isEqualTo(1);
    assertThat(
            violations(
                () ->
                    company
                        .as(VERA)
                        .clients()
                        .edit(ClientEdit.of(id).field(budget, "1".repeat(101)))))
        .containsOnlyKeys(budget.path());
  }

  @Tag("F4")
  @Test
  void anArchivedOptionStaysReadableAndMayBeKeptButNotTaken() {
    Field tier = company.as(ANNA).form().createField(NewField.selector("tier", "gold", "silver"));
    ClientId holder =
        company.as(VERA).clients().create(NewClient.of("A").field(tier.id(), "gold")).id();
    ClientId other = company.client(VERA, "B");
    company.as(ANNA).form().editField(FieldEdit.of(tier.id()).options(List.of("silver")));
    FieldValue gold = Objects.requireNonNull(company.seenByAnna(holder).fields().get(tier.id()));

    assertThat(gold).isInstanceOf(FieldValue.Choice.class);
    assertThatCode(
            () -> company.as(VERA).clients().edit(ClientEdit.of(holder).field(tier.id(), gold)))
        .doesNotThrowAnyException();
    assertThat(
            violations(
                () -> company.as(VERA).clients().edit(ClientEdit.of(other).field(tier.id(), gold))))
        .containsOnlyKeys(tier.id().path());
  }

  @Tag("R1")
  @Tag("F9")
  @Tag("A4")
  @Test
  void everyViolationOfOneWriteIsReportedAtOnce() {
    FieldId phone = create(NewField.of("phone", FieldType.TEXT).required(true));
    FieldId budget = create(NewField.of("budget", FieldType.NUMBER));
    FieldId since = create(NewField.of("since", FieldType.DATE));
    FieldId vat = create(NewField.of("vat", FieldType.CHECKBOX));
    FieldId tier = create(NewField.selector("tier", "gold"));
    NewClient bad =
        NewClient.of(" ")
            .field(budget, "many")
            .field(since, "2026-02-30")
            .field(vat, "maybe")
            .field(tier, "bronze")
            .field(NO_SUCH, "red");

    assertThat(violations(() -> company.as(VERA).clients().create(bad)))
        .containsOnlyKeys(
            "name",
            phone.path(),
            budget.path(),
            since.path(),
            vat.path(),
            tier.path(),
            NO_SUCH.path());
  }

  @Tag("F1")
  @Test
  void fieldsAreShownInTheOrderOfTheForm() {
    SectionId section = SectionId.of(1);
    FieldId last = create(NewField.of("last", FieldType.TEXT).section(section).order(9));
    FieldId first = create(NewField.of("first", FieldType.TEXT).section(section).order(1));
    ClientId id =
        company
            .as(VERA)
            .clients()
            .create(NewClient.of("A").field(last, "z").field(first, "a"))
            .id();

    assertThat(company.seenByAnna(id).fields().keySet()).containsExactly(first, last);
  }
}
