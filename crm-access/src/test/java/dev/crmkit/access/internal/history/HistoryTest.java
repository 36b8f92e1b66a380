package dev.crmkit.access.internal.history;

import static dev.crmkit.access.SmallCompany.ANNA;
import static dev.crmkit.access.SmallCompany.BORIS;
import static dev.crmkit.access.SmallCompany.CLARA;
import static dev.crmkit.access.SmallCompany.DINA;
import static dev.crmkit.access.SmallCompany.GLEB;
import static dev.crmkit.access.SmallCompany.VERA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmkit.access.SmallCompany;
import dev.crmkit.access.change.NewField;
import dev.crmkit.access.view.HistoryView;
import dev.crmkit.core.client.ClientEdit;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.client.NewClient;
import dev.crmkit.core.error.NotFoundException;
import dev.crmkit.core.form.FieldId;
import dev.crmkit.core.form.FieldType;
import dev.crmkit.core.history.Change;
import dev.crmkit.core.history.EventType;
import dev.crmkit.core.user.UserEdit;
import dev.crmkit.core.user.UserId;
import dev.crmkit.core.user.UserRef;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What was done to a record, and who may know it: rules.md W2, D5, F8, V8. */
@Tag("W2")
class HistoryTest {

  private final SmallCompany company = new SmallCompany();

  private List<HistoryView> history(UserId user, ClientId client) {
    return company.as(user).clients().history(client).items();
  }

  private static String key(UserId user) {
    return user.key();
  }

  @Test
  void everyChangeShowsWhoWhenFromWhereAndWhatWasBeforeAndAfter() {
    ClientId id = company.client(VERA, "Old");
    var when = company.later();
    company.from("10.1.2.3", BORIS).clients().edit(ClientEdit.of(id).name("New"));

    assertThat(history(ANNA, id))
        .last()
        .isEqualTo(
            new HistoryView(
                id,
                when,
                new UserRef(BORIS, "Boris"),
                "10.1.2.3",
                EventType.EDIT,
                List.of(new Change("name", "Old", "New")),
                List.of()));
  }

  @Tag("U8")
  @Test
  void aMappedAddressIsStoredAsTheIpv4AddressThatItMapsTo() throws UnknownHostException {
    byte[] bytes = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, (byte) 0xff, (byte) 0xff, 10, 0, 0, 3};
    InetAddress mapped = Inet6Address.getByAddress(null, bytes, -1);
    ClientId id = company.crm.signIn(VERA, mapped).clients().create(NewClient.of("A")).id();

    assertThat(history(ANNA, id)).last().extracting(HistoryView::address).isEqualTo("10.0.0.3");
    assertThat(company.as(ANNA).users().get(VERA).lastSignIn().orElseThrow().address())
        .contains("10.0.0.3");
  }

  @Test
  void theEntryOfItsCreationHoldsAllThatItWasCreatedWith() {
    FieldId phone = company.field("phone", FieldType.TEXT);
    var vip = company.label("vip");
    ClientId id =
        company
            .as(VERA)
            .clients()
            .create(NewClient.of("A").owner(GLEB).field(phone, "1").addLabel(vip))
            .id();

    assertThat(history(VERA, id).get(0).changes())
        .containsExactly(
            new Change("name", null, "A"),
            new Change("owner", null, key(GLEB)),
            new Change(phone.path(), null, "1"),
            new Change("labels", null, "[" + vip.key() + "]"));
  }

  @Test
  void oneChangeThatDoesSeveralThingsRecordsThemInOrder() {
    ClientId id = company.client(VERA, "Old");
    company.as(BORIS).clients().edit(ClientEdit.of(id).name("New").owner(GLEB));

    List<HistoryView> history = history(BORIS, id);
    assertThat(history)
        .extracting(HistoryView::type)
        .containsExactly(EventType.CREATE, EventType.EDIT, EventType.ASSIGN);
    assertThat(history.get(2).changes()).containsExactly(new Change("owner", key(VERA), key(GLEB)));
    assertThat(history.get(2).users())
        .containsExactly(new UserRef(VERA, "Vera"), new UserRef(GLEB, "Gleb"));
  }

  @Tag("V8")
  @Test
  void theHistoryIsSeenByThoseWhoSeeTheRecord() {
    ClientId id = company.client(VERA, "A");

    assertThat(history(GLEB, id)).hasSize(1);
    assertThatThrownBy(() -> history(CLARA, id)).isInstanceOf(NotFoundException.class);
  }

  @Test
  void fromWhereIsForThoseWhoSeeTheProfile() {
    ClientId id = company.from("10.1.2.3", VERA).clients().create(NewClient.of("A")).id();

    assertThat(history(VERA, id).get(0).address()).isEqualTo("10.1.2.3");
    assertThat(history(BORIS, id).get(0).address()).isEqualTo("10.1.2.3");
    assertThat(history(GLEB, id).get(0).address()).isNull();
  }

  @Tag("D5")
  @Test
  void fromWhereADeletedUserCameIsTheDirectors() {
    ClientId id =
        company.from("10.1.2.3", GLEB).clients().create(NewClient.of("A").owner(VERA)).id();
    company.as(ANNA).users().delete(GLEB);

    assertThat(history(BORIS, id).get(0).address()).isNull();
    assertThat(history(BORIS, id).get(0).actor()).isEqualTo(new UserRef(GLEB, "Gleb"));
    assertThat(history(ANNA, id).get(0).address()).isEqualTo("10.1.2.3");
  }

  @Tag("F2")
  @Test
  void fieldsThatOneDoesNotSeeAreLeftOutAndEntriesOfNothingElse() {
    FieldId phone = company.field("phone", FieldType.TEXT);
    FieldId debt =
        company
            .as(ANNA)
            .form()
            .createField(NewField.of("debt", FieldType.NUMBER).section(company.headsOnly()))
            .id();
    ClientId id = company.client(VERA, "A");
    company.as(BORIS).clients().edit(ClientEdit.of(id).field(debt, "7"));
    company.as(BORIS).clients().edit(ClientEdit.of(id).field(debt, "8").field(phone, "1"));

    assertThat(history(BORIS, id)).hasSize(3);
    assertThat(history(VERA, id)).hasSize(2);
    assertThat(history(VERA, id).get(1).changes())
        .containsExactly(new Change(phone.path(), null, "1"));
    assertThat(history(VERA, id).toString()).doesNotContain(debt.path());
  }

  @Tag("F8")
  @Test
  void theHistoryOfADeletedFieldIsTheDirectors() {
    FieldId phone = company.field("phone", FieldType.TEXT);
    ClientId id = company.as(VERA).clients().create(NewClient.of("A").field(phone, "1")).id();
    company.as(ANNA).form().deleteField(phone, 1);

    assertThat(history(VERA, id).toString()).doesNotContain(phone.path());
    assertThat(history(ANNA, id).toString()).contains(phone.path());
    assertThat(company.as(VERA).clients().get(id).fields()).isEmpty();
  }

  @Tag("D1")
  @Tag("E7")
  @Test
  void aHandOverOfAllThatItsOwnerHadIsInTheHistoryOfEachRecord() {
    ClientId id = company.client(VERA, "A");
    ClientId notHers = company.client(GLEB, "B");
    company.as(ANNA).users().delete(VERA);

    List<HistoryView> history = history(BORIS, id);
    assertThat(history)
        .extracting(HistoryView::type)
        .containsExactly(EventType.CREATE, EventType.HAND_OVER);
    assertThat(history.get(1).changes())
        .containsExactly(new Change("owner", key(VERA), key(BORIS)));
    assertThat(history.get(1).users())
        .containsExactlyInAnyOrder(new UserRef(VERA, "Vera"), new UserRef(BORIS, "Boris"));
    assertThat(company.seenByAnna(id).version()).as("it is no change of it").isEqualTo(1);
    assertThat(history(ANNA, notHers)).hasSize(1);
  }

  @Test
  void handOversAndOwnEntriesAreInTheOrderInWhichTheyTookEffect() {
    ClientId id = company.client(VERA, "A");
    ClientId gone = company.client(VERA, "Gone before");
    company.as(VERA).clients().assign(gone, GLEB);
    company.as(ANNA).users().delete(VERA);
    company.as(BORIS).clients().edit(ClientEdit.of(id).name("B"));
    ClientId late = company.client(BORIS, "Late");
    company.as(ANNA).users().delete(BORIS);
    company.as(ANNA).clients().assign(id, DINA);
    company.as(ANNA).users().undoDelete(BORIS);

    assertThat(history(ANNA, id))
        .extracting(HistoryView::type)
        .containsExactly(
            EventType.CREATE,
            EventType.HAND_OVER,
            EventType.EDIT,
            EventType.HAND_OVER,
            EventType.ASSIGN);
    assertThat(history(ANNA, gone))
        .extracting(HistoryView::type)
        .containsExactly(EventType.CREATE, EventType.ASSIGN);
    assertThat(history(ANNA, late))
        .extracting(HistoryView::type)
        .containsExactly(EventType.CREATE, EventType.HAND_OVER, EventType.HAND_OVER);
    assertThat(history(ANNA, late).get(2).changes())
        .containsExactly(new Change("owner", key(ANNA), key(BORIS)));
  }

  @Test
  void theOrderIsNotThatOfClocks() {
    ClientId id = company.client(VERA, "A");
    company.earlier();
    company.as(ANNA).users().delete(VERA);
    company.earlier();
    company.as(BORIS).clients().edit(ClientEdit.of(id).name("B"));

    assertThat(history(ANNA, id))
        .extracting(HistoryView::type)
        .containsExactly(EventType.CREATE, EventType.HAND_OVER, EventType.EDIT);
  }

  @Tag("D5")
  @Test
  void aHandOverNamesUsersAsTheyWereCalledThen() {
    ClientId id = company.client(VERA, "A");
    company.as(ANNA).users().delete(VERA);
    company.as(ANNA).users().undoDelete(VERA);
    company.as(ANNA).users().edit(UserEdit.of(VERA).name("Vera V."));
    company.as(ANNA).users().edit(UserEdit.of(BORIS).name("Boris B."));

    UserRef vera = new UserRef(VERA, "Vera");
    UserRef boris = new UserRef(BORIS, "Boris");
    assertThat(history(ANNA, id).get(1).users()).containsExactly(vera, boris);
    assertThat(history(ANNA, id).get(2).users()).containsExactly(boris, vera);
  }

  @Tag("D5")
  @Test
  void aUserWhoWasDeletedSinceIsStillNamed() {
    ClientId id = company.client(VERA, "A");
    company.as(BORIS).clients().assign(id, GLEB);
    company.as(ANNA).users().delete(GLEB);

    assertThat(history(BORIS, id).get(1).users())
        .containsExactly(new UserRef(VERA, "Vera"), new UserRef(GLEB, "Gleb"));
  }
}
