package dev.crmkit.store.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.crmkit.access.Crm;
import dev.crmkit.access.CrmSession;
import dev.crmkit.access.NewDirector;
import dev.crmkit.access.change.FieldEdit;
import dev.crmkit.access.change.NewField;
import dev.crmkit.access.options.Limits;
import dev.crmkit.access.query.Filter;
import dev.crmkit.access.query.Query;
import dev.crmkit.access.view.ClientView;
import dev.crmkit.core.client.ClientEdit;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.client.NewClient;
import dev.crmkit.core.error.InvalidException;
import dev.crmkit.core.error.Violation;
import dev.crmkit.core.error.ViolationCode;
import dev.crmkit.core.form.FieldId;
import dev.crmkit.core.form.FieldType;
import dev.crmkit.core.form.FieldValue;
import dev.crmkit.core.label.NewLabel;
import dev.crmkit.core.user.NewGroup;
import dev.crmkit.core.user.NewUser;
import dev.crmkit.core.user.UserEdit;
import dev.crmkit.store.testkit.sample.Samples;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The maximum length of texts, the same in every store and for every argument. */
@Tag("R5")
@Tag("A4")
abstract class TextLimitContract extends ContractTest {

  private static final int LIMIT = Limits.STANDARD.textLength();

  /**
   * A text of the maximum length whose characters take the most space: six characters each in JSON.
   */
  private static final String LONGEST = "\u0001".repeat(LIMIT);

  private CrmSession session;

  @SuppressWarnings("NullAway.Init") // Jupiter opens the workspace before each test
  TextLimitContract() {}

  @BeforeEach
  void openWorkspace() {
    Crm crm = Crm.open(store, Samples.newWorkspace(), NewDirector.of("Anna").email("a@x.org"));
    session = crm.session(crm.director().id());
  }

  @Test
  void theLongestTextCanBeCreatedEditedAndRestored() {
    FieldId field = field("Text");
    ClientId client = session.clients().create(NewClient.of("x").field(field, LONGEST)).id();
    String other = LONGEST.replace('\u0001', '\u0002');
    ClientView edited = session.clients().edit(ClientEdit.of(client).field(field, other));

    assertThat(edited.fields().get(field)).isEqualTo(FieldValue.text(other));
    assertThat(session.clients().get(client).fields().get(field)).isEqualTo(FieldValue.text(other));
    assertThat(session.clients().history(client).items()).hasSize(2);
    session.clients().delete(client);
    assertThat(session.clients().undoDelete(client).fields().get(field))
        .isEqualTo(FieldValue.text(other));
  }

  @Test
  void aLongerTextIsInvalidInEveryArgument() {
    String tooLong = "a".repeat(LIMIT + 1);
    FieldId field = field("Text");
    ClientId client = session.clients().create(NewClient.of("x")).id();

    assertTooLong(
        field.path(), () -> session.clients().create(NewClient.of("x").field(field, tooLong)));
    assertTooLong(
        field.path(), () -> session.clients().edit(ClientEdit.of(client).field(field, tooLong)));
    assertTooLong(
        field.path(),
        () -> session.clients().list(Query.all().where(Filter.field(field).is(tooLong))));
    assertTooLong("default", () -> create(text().defaultValue(FieldValue.text(tooLong))));
    assertTooLong("hint", () -> create(text().hint(tooLong)));
    assertTooLong("hint", () -> session.form().editField(FieldEdit.of(field).hint(tooLong)));
    assertTooLong("colour", () -> session.labels().create(NewLabel.of("l").colour(tooLong)));
    assertTooLong("contacts", () -> session.users().create(user().contacts(tooLong).build()));
    assertTooLong(
        "contacts", () -> session.users().edit(UserEdit.of(session.user()).contacts(tooLong)));
    assertTooLong("name", () -> session.labels().create(NewLabel.of(tooLong)));
    assertTooLong("name", () -> session.groups().create(NewGroup.of(tooLong)));
    assertTooLong("name", () -> session.clients().create(NewClient.of(tooLong)));
  }

  @Test
  void theTotalLengthOfTextsIsLimited() {
    String half = "a".repeat(LIMIT / 2 + 1);
    FieldId one = field("One");
    FieldId two = field("Two");
    NewClient both = NewClient.of("x").field(one, half).field(two, half);
    ClientId client = session.clients().create(NewClient.of("x").field(one, half)).id();

    assertTooLong("fields", () -> session.clients().create(both));
    assertTooLong("fields", () -> session.clients().edit(ClientEdit.of(client).field(two, half)));
    assertTooLong("field", () -> create(text().hint(half).defaultValue(FieldValue.text(half))));
  }

  private FieldId field(String name) {
    return session.form().createField(NewField.of(name, FieldType.TEXT)).id();
  }

  private static NewField text() {
    return NewField.of("Other", FieldType.TEXT);
  }

  private static NewUser.Builder user() {
    return NewUser.builder().from(NewUser.manager("M").email("m@x.org"));
  }

  private void create(NewField field) {
    session.form().createField(field);
  }

  private static void assertTooLong(String field, Runnable call) {
    InvalidException invalid = catchThrowableOfType(InvalidException.class, call::run);
    assertThat(invalid.violations())
        .extracting(Violation::field, Violation::code)
        .containsExactly(tuple(field, ViolationCode.OUT_OF_RANGE));
    assertThat(invalid.violations().get(0).value()).isNotNull();
    assertThat(invalid.getMessage()).hasSizeLessThan(400);
  }
}
