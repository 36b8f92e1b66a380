package dev.crmkit.core.form;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.core.error.InvalidException;
import dev.crmkit.core.error.ViolationCode;
import dev.crmkit.core.error.Violations;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The client form as one user sees it (rules.md F2 to F6, F9). */
class FormTest {

  private static final FieldId PHONE = FieldId.of(1);
  private static final FieldId SUM = FieldId.of(2);
  private static final FieldId VIP = FieldId.of(3);
  private static final FieldId SECRET = FieldId.of(4);
  private static final FieldId COLOUR = FieldId.of(5);
  private static final OptionId OLD = OptionId.of(1);

  private static final List<Field> FIELDS =
      List.of(
          field(PHONE, 1, FieldType.TEXT).required(true).build(),
          field(SUM, 1, FieldType.NUMBER)
              .required(true)
              .defaultValue(FieldValue.number(BigDecimal.ONE))
              .build(),
          field(VIP, 1, FieldType.CHECKBOX).required(true).build(),
          field(SECRET, 2, FieldType.TEXT)
              .required(true)
              .defaultValue(FieldValue.text("x"))
              .build(),
          field(COLOUR, 1, FieldType.SELECTOR)
              .addOptions(new FieldOption(OLD, "old", true))
              .defaultValue(FieldValue.choice(OLD))
              .build());

  /** Section 2 is not open. */
  private final Form form = new Form(layout(), section -> section.value() == 1);

  private static FormLayout layout() {
    List<Section> sections =
        LongStream.rangeClosed(1, 2)
            .mapToObj(id -> new Section(new SectionId(id), "s", 0, SectionAccess.EVERYONE))
            .toList();
    return new FormLayout(sections, FIELDS);
  }

  private Violations violations;

  @BeforeEach
  void nothingIsWrongYet() {
    violations = new Violations();
  }

  private static Field.Builder field(FieldId id, long section, FieldType type) {
    return Field.builder().id(id).section(SectionId.of(section)).name("f").type(type);
  }

  private Map<String, ViolationCode> wrong() {
    Map<String, ViolationCode> wrong = new LinkedHashMap<>();
    try {
      violations.throwIfAny();
    } catch (InvalidException e) {
      e.violations().forEach(each -> wrong.put(each.field(), each.code()));
    }
    return wrong;
  }

  private static FieldValue text(String text) {
    return FieldValue.text(text);
  }

  @Tag("F5")
  @Test
  void defaultsFillAbsentValuesEvenInHiddenFields() {
    assertThat(form.created(Map.of(PHONE, text("1")), violations))
        .containsOnly(
            Map.entry(PHONE, text("1")),
            Map.entry(SUM, FieldValue.number(BigDecimal.ONE)),
            Map.entry(SECRET, text("x")));
    assertThat(wrong()).isEmpty();
  }

  @Tag("F5")
  @Tag("F6")
  @Test
  void anExplicitNullIsNotAbsent() {
    form.created(Map.of(PHONE, text("1"), SUM, FieldValue.empty()), violations);

    assertThat(wrong()).containsOnly(Map.entry(SUM.path(), ViolationCode.REQUIRED));
  }

  @Tag("F6")
  @ParameterizedTest
  @ValueSource(strings = {" \t", "\u00A0\u200B", "\u2800", "\u0001"})
  void blankTextCountsAsNull(String blank) {
    form.created(Map.of(PHONE, text(blank)), violations);

    assertThat(wrong()).containsOnly(Map.entry(PHONE.path(), ViolationCode.REQUIRED));
  }

  @Tag("F9")
  @Tag("A4")
  @Test
  void allViolationsAreReportedAtOnceAndEachOnlyOnce() {
    form.created(
        Map.of(SUM, text("abc"), VIP, text("maybe"), FieldId.of(99), text("x")), violations);

    assertThat(wrong())
        .containsOnly(
            Map.entry(PHONE.path(), ViolationCode.REQUIRED),
            Map.entry(SUM.path(), ViolationCode.WRONG_TYPE),
            Map.entry(VIP.path(), ViolationCode.WRONG_TYPE),
            Map.entry(FieldId.of(99).path(), ViolationCode.UNKNOWN));
  }

  @Tag("F2")
  @Test
  void aHiddenFieldLooksLikeAMissingOne() {
    Violations hidden = new Violations();
    Violations missing = new Violations();
    form.created(Map.of(PHONE, text("1"), SECRET, text("y")), hidden);
    form.created(Map.of(PHONE, text("1"), FieldId.of(99), text("y")), missing);

    assertThat(message(hidden).replace(SECRET.path(), "?"))
        .isEqualTo(message(missing).replace(FieldId.of(99).path(), "?"));
    assertThat(form.open(SECRET)).isEmpty();
    assertThat(form.open(FieldId.of(99))).isEmpty();
    assertThat(form.open(PHONE)).isPresent();
  }

  private static String message(Violations violations) {
    try {
      violations.throwIfAny();
      return "";
    } catch (InvalidException e) {
      return String.valueOf(e.getMessage());
    }
  }

  @Tag("F2")
  @Test
  void anEditKeepsOtherFieldsAndHiddenFields() {
    Map<FieldId, FieldValue> held = Map.of(PHONE, text("1"), SUM, text("?"), SECRET, text("x"));

    assertThat(form.edited(held, Map.of(PHONE, text("2")), violations))
        .containsOnly(
            Map.entry(PHONE, text("2")), Map.entry(SUM, text("?")), Map.entry(SECRET, text("x")));
    assertThat(wrong()).isEmpty();
  }

  @Tag("F6")
  @Test
  void anEditWithAFieldEnforcesAllVisibleRequiredFields() {
    form.edited(
        Map.of(SUM, FieldValue.number(BigDecimal.ONE)), Map.of(VIP, text("yes")), violations);
    assertThat(wrong()).containsOnly(Map.entry(PHONE.path(), ViolationCode.REQUIRED));

    violations = new Violations();
    Map<FieldId, FieldValue> incomplete = Map.of(VIP, FieldValue.checkbox(true));
    assertThat(form.edited(incomplete, Map.of(), violations)).isEqualTo(incomplete);
    assertThat(wrong()).isEmpty();
  }

  @Test
  void aNullRemovesAValue() {
    Map<FieldId, FieldValue> held =
        Map.of(
            PHONE,
            text("1"),
            SUM,
            FieldValue.number(BigDecimal.ONE),
            VIP,
            FieldValue.checkbox(true));

    assertThat(form.edited(held, Map.of(VIP, FieldValue.empty()), violations))
        .containsOnlyKeys(PHONE, SUM);
    assertThat(wrong()).isEmpty();
  }

  @Tag("F3")
  @Test
  void anEqualNumberDoesNotReplaceTheOneAsItWasGiven() {
    Map<FieldId, FieldValue> held =
        Map.of(PHONE, text("1"), SUM, FieldValue.number(new BigDecimal("1.0")));

    FieldValue after = form.edited(held, Map.of(SUM, text("1")), violations).get(SUM);

    assertThat(((FieldValue.Number) java.util.Objects.requireNonNull(after)).value())
        .isEqualTo(new BigDecimal("1.0"));
  }

  @Tag("F6")
  @Test
  void aCheckboxWithoutAValueIsShownAsNo() {
    assertThat(form.shown(Map.of(PHONE, text("1"), SECRET, text("x"))))
        .containsExactly(Map.entry(PHONE, text("1")), Map.entry(VIP, FieldValue.checkbox(false)));
  }

  @Test
  void aValueOfATypeThatTheFieldNoLongerHasIsNotShown() {
    assertThat(form.shown(Map.of(SUM, text("x"), COLOUR, FieldValue.choice(OptionId.of(9)))))
        .containsOnlyKeys(VIP);
    assertThat(form.shown(Map.of(COLOUR, FieldValue.choice(OLD)))).containsKey(COLOUR);
  }
}
