package dev.crmkit.access.internal.org;

import static dev.crmkit.access.Company.ANNA;
import static dev.crmkit.access.Company.BORIS;
import static dev.crmkit.access.Company.DINA;
import static dev.crmkit.access.Company.GLEB;
import static dev.crmkit.access.Company.NOBODY;
import static dev.crmkit.access.Company.VERA;
import static dev.crmkit.access.Company.denied;
import static dev.crmkit.access.Company.invalid;
import static dev.crmkit.access.Company.notFound;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.access.Company;
import dev.crmkit.access.Groups;
import dev.crmkit.access.Users;
import dev.crmkit.access.change.UserChange.DeleteUser;
import dev.crmkit.access.decision.Rule;
import dev.crmkit.access.query.PageRequest;
import dev.crmkit.access.view.UserView;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.history.Event;
import dev.crmkit.core.user.Group;
import dev.crmkit.core.user.NewGroup;
import dev.crmkit.core.user.SettingsArea;
import dev.crmkit.core.user.UserEdit;
import dev.crmkit.core.user.UserRef;
import dev.crmkit.core.user.UserStatus;
import dev.crmkit.core.user.UserType;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** D9. */
@Tag("D9")
class UndoDeletionTest {

  private final Company company = new Company();
  private final Users anna = company.as(ANNA).users();

  @Test
  void theUserComesBackInactiveWithTheirRecords() {
    ClientId client = company.client(1, VERA);
    anna.delete(VERA);

    UserView vera = anna.undoDelete(VERA);

    assertThat(vera.status()).isEqualTo(UserStatus.INACTIVE);
    assertThat(vera.type()).isEqualTo(UserType.MANAGER);
    assertThat(vera.responsible()).contains(new UserRef(BORIS, "Boris"));
    assertThat(vera.email()).contains("vera@example.com");
    assertThat(company.ownerOf(client)).isEqualTo(VERA);
    assertThat(anna.deleted(PageRequest.first()).items()).isEmpty();
  }

  @Test
  void whatWasAssignedToSomebodySinceStaysThere() {
    ClientId kept = company.client(1, VERA);
    ClientId given = company.client(2, VERA);
    anna.delete(VERA);
    company.change(given, client -> client.portfolio(company.user(DINA).portfolio()));

    anna.undoDelete(VERA);

    assertThat(company.ownerOf(kept)).isEqualTo(VERA);
    assertThat(company.ownerOf(given)).isEqualTo(DINA);
  }

  @Test
  void whatWasHandedOnComesBackFromWhoeverHoldsIt() {
    ClientId client = company.client(1, VERA);
    anna.delete(VERA);
    anna.delete(BORIS);
    assertThat(company.ownerOf(client)).isEqualTo(ANNA);

    anna.undoDelete(VERA);

    assertThat(company.ownerOf(client)).isEqualTo(VERA);
  }

  @Test
  void managersAreNotMovedBackAndAResponsibleWhoIsNoMoreIsTheDirector() {
    anna.delete(BORIS);
    anna.delete(VERA);
    anna.undoDelete(BORIS);

    assertThat(company.user(GLEB).responsible()).contains(ANNA);
    anna.setResponsible(GLEB, BORIS);
    anna.delete(GLEB);
    anna.setType(BORIS, UserType.MANAGER);
    assertThat(anna.undoDelete(GLEB).responsible()).contains(new UserRef(ANNA, "Anna"));
  }

  @Test
  void theFirstUndoReturnsTheRecordsOfThatUserAndTheSecondDoesNotTakeThemAway() {
    ClientId ofGleb = company.client(1, GLEB);
    ClientId ofVera = company.client(2, VERA);
    anna.delete(DeleteUser.of(GLEB).recordsTo(VERA));
    anna.delete(DeleteUser.of(VERA).recordsTo(BORIS));

    anna.undoDelete(GLEB);
    anna.undoDelete(VERA);

    assertThat(company.ownerOf(ofGleb)).isEqualTo(GLEB);
    assertThat(company.ownerOf(ofVera)).isEqualTo(VERA);
  }

  @Test
  void inTheOtherOrderBothGetTheirsAsWell() {
    ClientId ofGleb = company.client(1, GLEB);
    ClientId ofVera = company.client(2, VERA);
    anna.delete(DeleteUser.of(GLEB).recordsTo(VERA));
    anna.delete(DeleteUser.of(VERA).recordsTo(BORIS));

    anna.undoDelete(VERA);
    assertThat(company.ownerOf(ofGleb)).isEqualTo(VERA);
    anna.undoDelete(GLEB);

    assertThat(company.ownerOf(ofGleb)).isEqualTo(GLEB);
    assertThat(company.ownerOf(ofVera)).isEqualTo(VERA);
  }

  @Test
  void anAddressThatWasTakenMeanwhileNeedsAnother() {
    anna.delete(VERA);
    anna.edit(UserEdit.of(GLEB).email("vera@example.com"));

    invalid(() -> anna.undoDelete(VERA), "email TAKEN");
    invalid(() -> anna.undoDelete(VERA, "boris@example.com"), "email TAKEN");
    invalid(() -> anna.undoDelete(VERA, "no address"), "email MALFORMED");
    assertThat(anna.undoDelete(VERA, "vera2@example.com").email()).contains("vera2@example.com");
  }

  @Test
  void groupsThatAreStillThereAndDenialsComeBack() {
    Groups groups = company.as(ANNA).groups();
    Group stays = groups.create(NewGroup.of("Stays"));
    Group goes = groups.create(NewGroup.of("Goes"));
    anna.edit(UserEdit.of(VERA).groups(Set.of(stays.id(), goes.id())));
    anna.denySetting(VERA, SettingsArea.LABELS);
    anna.delete(VERA);
    groups.delete(goes.id());

    UserView vera = anna.undoDelete(VERA);

    assertThat(vera.groups()).containsExactly(stays);
    assertThat(company.user(VERA).groups()).containsExactly(stays.id());
    assertThat(vera.deniedSettings()).containsExactly(SettingsArea.LABELS);
  }

  @Test
  void onlyTheDirectorUndoesAndOnlyADeletion() {
    notFound(NOBODY, () -> anna.undoDelete(NOBODY));
    invalid(() -> anna.undoDelete(VERA), "user NOT_ALLOWED");
    denied(Rule.ONLY_DIRECTOR_CHANGES, () -> company.as(BORIS).users().undoDelete(VERA));
    anna.delete(VERA);
    notFound(VERA, () -> company.as(BORIS).users().undoDelete(VERA));
  }

  @Test
  void theFeedShowsTheUndoingAndTheHandOver() {
    anna.delete(VERA);
    long before = company.lastPosition();
    anna.undoDelete(VERA);

    List<Event> events = company.eventsAfter(before);
    assertThat(events)
        .extracting(event -> event.subject().orElseThrow().path() + " " + event.type().word())
        .containsExactly("user/4 undo-delete", "user/4 hand-over");
    assertThat(events.get(1).handOver().orElseThrow().to()).isEqualTo(new UserRef(VERA, "Vera"));
    assertThat(events.get(1).handOver().orElseThrow().from().values())
        .containsExactly(new UserRef(BORIS, "Boris"));
  }

  @Test
  void aDeletionIsKnownByTheRevisionThatItMade() {
    anna.delete(VERA);
    long revision = company.revision();
    anna.delete(GLEB);

    assertThat(company.org().deletedUser(VERA).orElseThrow().deletion().orElseThrow().revision())
        .isEqualTo(revision);
  }
}
