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
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.crmkit.access.Company;
import dev.crmkit.access.CrmSession;
import dev.crmkit.access.Users;
import dev.crmkit.access.change.ImpactPlan;
import dev.crmkit.access.change.RecordCounts;
import dev.crmkit.access.change.SubjectRef;
import dev.crmkit.access.change.UserChange.DeleteUser;
import dev.crmkit.access.decision.Rule;
import dev.crmkit.access.query.PageRequest;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.error.ConflictException;
import dev.crmkit.core.history.Event;
import dev.crmkit.core.history.EventType;
import dev.crmkit.core.label.NewLabel;
import dev.crmkit.core.user.UserEdit;
import dev.crmkit.core.user.UserId;
import dev.crmkit.core.user.UserRef;
import dev.crmkit.core.user.UserStatus;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** D1 to D5, D7, D8. */
class UserDeletionTest {

  private final Company company = new Company();
  private final CrmSession director = company.as(ANNA);
  private final Users anna = director.users();

  @Tag("D1")
  @Tag("E7")
  @Test
  void allThatTheUserOwnsGoesToTheirResponsible() {
    ClientId client = company.client(1, VERA);
    var activity = company.activity(2, VERA, client);
    var deal = company.deal(3, VERA, company.client(4, GLEB), any -> any);

    anna.delete(VERA);

    assertThat(company.ownerOf(client)).isEqualTo(BORIS);
    assertThat(company.ownerOf(activity)).isEqualTo(BORIS);
    assertThat(company.ownerOf(deal)).isEqualTo(BORIS);
    assertThat(company.ownerOf(ClientId.of(4))).isEqualTo(GLEB);
    assertThat(company.record(client).version()).isEqualTo(1);
  }

  @Tag("D1")
  @Tag("D8")
  @Test
  void itFollowsTheResponsibleWhateverTheirStatus() {
    ClientId client = company.client(1, VERA);
    anna.setStatus(BORIS, UserStatus.DISMISSED);

    anna.delete(VERA);

    assertThat(company.ownerOf(client)).isEqualTo(BORIS);
  }

  @Tag("D1")
  @Test
  void whatTheUserHadTakenOverGoesOnWithTheRest() {
    ClientId client = company.client(1, VERA);
    anna.delete(VERA);
    anna.delete(BORIS);

    assertThat(company.ownerOf(client)).isEqualTo(ANNA);
  }

  @Tag("D2")
  @Test
  void theManagersOfAHeadGoToTheDirector() {
    anna.delete(BORIS);

    assertThat(company.user(VERA).responsible()).contains(ANNA);
    assertThat(company.user(GLEB).responsible()).contains(ANNA);
    ClientId ofGleb = company.client(1, GLEB);
    assertThat(company.seenBy(VERA)).doesNotContain(ofGleb);
  }

  @Tag("D3")
  @Test
  void theDirectorMayNameOtherRecipients() {
    ClientId client = company.client(1, BORIS);

    anna.delete(DeleteUser.of(BORIS).recordsTo(DINA).managersTo(CLARA));

    assertThat(company.ownerOf(client)).isEqualTo(DINA);
    assertThat(company.user(VERA).responsible()).contains(CLARA);
  }

  @Tag("D3")
  @Tag("D8")
  @Test
  void theRecipientOfTheRecordsIsAnotherWhoMayBeAnOwner() {
    anna.setStatus(GLEB, UserStatus.INACTIVE);
    anna.setStatus(DINA, UserStatus.DISMISSED);
    anna.setStatus(EGOR, UserStatus.IP_RESTRICTED);

    invalid(() -> anna.delete(DeleteUser.of(VERA).recordsTo(VERA)), "recordsTo NOT_ALLOWED");
    invalid(() -> anna.delete(DeleteUser.of(VERA).recordsTo(GLEB)), "recordsTo NOT_ALLOWED");
    invalid(() -> anna.delete(DeleteUser.of(VERA).recordsTo(DINA)), "recordsTo NOT_ALLOWED");
    invalid(() -> anna.delete(DeleteUser.of(VERA).recordsTo(NOBODY)), "recordsTo UNKNOWN");
    anna.delete(DeleteUser.of(VERA).recordsTo(EGOR));
  }

  @Tag("D3")
  @Test
  void theRecipientOfTheManagersIsAnotherHeadWhoCanWork() {
    invalid(() -> anna.delete(DeleteUser.of(BORIS).managersTo(BORIS)), "managersTo NOT_ALLOWED");
    invalid(() -> anna.delete(DeleteUser.of(BORIS).managersTo(VERA)), "managersTo NOT_ALLOWED");
    invalid(
        () -> anna.delete(DeleteUser.of(BORIS).recordsTo(NOBODY).managersTo(NOBODY)),
        "managersTo UNKNOWN",
        "recordsTo UNKNOWN");
    anna.setStatus(CLARA, UserStatus.IP_RESTRICTED);
    invalid(() -> anna.delete(DeleteUser.of(BORIS).managersTo(CLARA)), "managersTo NOT_ALLOWED");
    company.as(ANNA).security().setAllowedRanges(List.of("10.0.0.0/8"));
    anna.delete(DeleteUser.of(BORIS).managersTo(CLARA));
    assertThat(company.user(VERA).responsible()).contains(CLARA);
  }

  @Tag("U1")
  @Tag("U5")
  @Test
  void onlyTheDirectorDeletesUsersExceptThemselves() {
    Users boris = company.as(BORIS).users();

    denied(Rule.ONLY_DIRECTOR_CHANGES, () -> boris.delete(VERA));
    denied(Rule.ONLY_DIRECTOR_CHANGES, () -> company.as(BORIS).preview(DeleteUser.of(VERA)));
    denied(Rule.ONLY_DIRECTOR_CHANGES, () -> boris.delete(DeleteUser.of(VERA).recordsTo(NOBODY)));
    notFound(DINA, () -> boris.delete(DINA));
    invalid(() -> anna.delete(ANNA), "user NOT_ALLOWED");
  }

  @Tag("D5")
  @Test
  void aDeletedUserIsNotThereAnyMore() {
    anna.delete(VERA);

    notFound(VERA, () -> anna.delete(VERA));
    notFound(VERA, () -> anna.get(VERA));
    denied(Rule.NO_SUCH_USER, () -> company.as(VERA).users().get(VERA));
    assertThat(anna.deleted(PageRequest.first()).items())
        .containsExactly(new UserRef(VERA, "Vera"));
    denied(
        Rule.ONLY_DIRECTOR_CHANGES,
        () -> company.as(BORIS).users().deleted(PageRequest.first()).items());
  }

  @Tag("D5")
  @Test
  void authorshipStaysWithTheNameAsItWas() {
    ClientId client = company.client(1, VERA);
    company.as(VERA).users().edit(UserEdit.of(VERA).name("Vera V."));
    anna.delete(VERA);

    assertThat(company.record(client).createdBy()).isEqualTo(new UserRef(VERA, "Vera"));
  }

  @Tag("D7")
  @Test
  void inactiveAndDismissedUsersKeepTheirRecords() {
    ClientId client = company.client(1, VERA);
    anna.setStatus(VERA, UserStatus.DISMISSED);

    assertThat(company.ownerOf(client)).isEqualTo(VERA);
    assertThat(company.seenBy(GLEB)).contains(client);
  }

  @Tag("D1")
  @Tag("W3")
  @Test
  void theFeedShowsTheDeletionTheHandOverAndTheManagersWhoMove() {
    long before = company.lastPosition();
    anna.delete(BORIS);

    List<Event> events = company.eventsAfter(before);
    assertThat(events)
        .extracting(event -> event.subject().orElseThrow().path() + " " + event.type().word())
        .containsExactly("user/2 delete", "user/2 hand-over", "user/4 edit", "user/5 edit");
    assertThat(events)
        .allSatisfy(event -> assertThat(event.revision()).isEqualTo(company.revision()));
    Event handOver = events.get(1);
    assertThat(handOver.type()).isEqualTo(EventType.HAND_OVER);
    assertThat(handOver.handOver().orElseThrow().to()).isEqualTo(new UserRef(ANNA, "Anna"));
    assertThat(handOver.handOver().orElseThrow().from().values())
        .containsExactly(new UserRef(BORIS, "Boris"));
  }

  @Tag("D4")
  @Test
  void aPlanShowsWhatMovesAndToWhom() {
    ClientId client = company.client(1, BORIS);
    company.client(2, GLEB);
    company.activity(3, BORIS, client);
    company.deal(4, BORIS, client, any -> any);
    company.deal(5, BORIS, client, any -> any);

    ImpactPlan plan = director.preview(DeleteUser.of(BORIS).recordsTo(CLARA));

    assertThat(plan.moved()).isEqualTo(new RecordCounts(1, 1, 2));
    assertThat(plan.recordsTo()).contains(new UserRef(CLARA, "Clara"));
    assertThat(plan.managers()).isEqualTo(2);
    assertThat(plan.managersTo()).contains(new UserRef(ANNA, "Anna"));
    assertThat(company.org().user(BORIS)).isPresent();
  }

  @Tag("D4")
  @Test
  void aPlanCarriedOutMovesAllThatTheUserOwnsThen() {
    ImpactPlan plan = director.preview(DeleteUser.of(VERA));
    ClientId later = company.client(9, VERA);

    director.apply(plan);

    assertThat(company.ownerOf(later)).isEqualTo(BORIS);
  }

  @Tag("D4")
  @Test
  void aPlanIsRefusedWhenTheOrganisationHasChangedSince() {
    ImpactPlan plan = director.preview(DeleteUser.of(VERA));
    company.as(ANNA).labels().create(NewLabel.of("vip"));

    ConflictException conflict =
        catchThrowableOfType(ConflictException.class, () -> director.apply(plan));

    assertThat(conflict)
        .hasMessage(
            "the organisation was changed after the plan for user/4 was made; make the plan again");
    assertThat(conflict.subject()).isEqualTo(VERA);
    assertThat(company.org().user(VERA)).isPresent();
    anna.delete(VERA);
    notFound(VERA, () -> director.apply(plan));
    denied(Rule.NO_SUCH_USER, () -> company.as(VERA).apply(plan));
  }

  @Tag("V8")
  @Test
  void idsOfDeletedUsersAreNotFoundByThoseWhoNeverSawThem() {
    anna.delete(VERA);
    UserId gone = VERA;

    notFound(gone, () -> company.as(GLEB).users().undoDelete(gone));
    notFound(gone, () -> company.as(BORIS).users().undoDelete(gone));
  }

  @Tag("D3")
  @Test
  void aPlanShowsWhoseDeletionItIs() {
    assertThat(director.preview(DeleteUser.of(VERA)).subject())
        .isEqualTo(new SubjectRef(VERA, "Vera"));
  }

  @Tag("D9")
  @Test
  void aDeletionKnowsTheRevisionItMade() {
    anna.delete(VERA);

    assertThat(company.org().deletedUser(VERA).orElseThrow().deletion().orElseThrow().revision())
        .isEqualTo(company.revision());
  }
}
