package dev.crmkit.access.internal.record;

import static dev.crmkit.access.SmallCompany.ANNA;
import static dev.crmkit.access.SmallCompany.BORIS;
import static dev.crmkit.access.SmallCompany.DINA;
import static dev.crmkit.access.SmallCompany.EGOR;
import static dev.crmkit.access.SmallCompany.GLEB;
import static dev.crmkit.access.SmallCompany.NOBODY;
import static dev.crmkit.access.SmallCompany.VERA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.crmkit.access.SmallCompany;
import dev.crmkit.access.decision.AccessDeniedException;
import dev.crmkit.access.decision.Action;
import dev.crmkit.access.view.ClientView;
import dev.crmkit.core.activity.ActivityEdit;
import dev.crmkit.core.activity.ActivityId;
import dev.crmkit.core.activity.ActivityKind;
import dev.crmkit.core.activity.NewActivity;
import dev.crmkit.core.client.ClientEdit;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.client.NewClient;
import dev.crmkit.core.deal.DealEdit;
import dev.crmkit.core.deal.DealId;
import dev.crmkit.core.deal.Money;
import dev.crmkit.core.deal.NewDeal;
import dev.crmkit.core.error.ConflictException;
import dev.crmkit.core.error.InvalidException;
import dev.crmkit.core.error.NotFoundException;
import dev.crmkit.core.error.Violation;
import dev.crmkit.core.error.ViolationCode;
import dev.crmkit.core.label.LabelId;
import dev.crmkit.core.org.Policies;
import dev.crmkit.core.user.UserStatus;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Who creates, edits and assigns records: rules.md R1 to R3, R5, E1 to E4, E7, D8, A1. */
class RecordEditTest {

  private final SmallCompany company = new SmallCompany();

  private static InvalidException invalid(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    InvalidException thrown = catchThrowableOfType(InvalidException.class, call);
    assertThat(thrown).as("it is refused as invalid").isNotNull();
    return thrown;
  }

  private static List<String> places(InvalidException invalid) {
    return invalid.violations().stream().map(Violation::field).toList();
  }

  @Tag("E1")
  @Test
  void theOwnerIsTheCreatorUnlessAnotherIsNamed() {
    assertThat(company.as(VERA).clients().create(NewClient.of("A")).owner().id()).isEqualTo(VERA);
    ClientView given = company.as(VERA).clients().create(NewClient.of("B").owner(GLEB));
    assertThat(given.owner().id()).isEqualTo(GLEB);
    assertThat(given.createdBy().id()).isEqualTo(VERA);
    assertThat(given.version()).isEqualTo(1);
  }

  @Tag("E1")
  @Test
  void aDealIsMadeOnAnyClientThatIsSeenAndOnNoOther() {
    ClientId ofGleb = company.client(GLEB, "Gleb's");
    ClientId ofDina = company.client(DINA, "Dina's");

    assertThatCode(() -> company.as(VERA).deals().create(NewDeal.of(ofGleb, "D")))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> company.as(VERA).deals().create(NewDeal.of(ofDina, "D")))
        .isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> company.as(VERA).activities().create(NewActivity.of(ofDina, "A")))
        .isInstanceOf(NotFoundException.class);
  }

  @Tag("E1")
  @Test
  void aDealIsMovedOnlyToAClientThatIsSeen() {
    ClientId mine = company.client(VERA, "Mine");
    ClientId ofGleb = company.client(GLEB, "Gleb's");
    ClientId ofDina = company.client(DINA, "Dina's");
    DealId deal = company.as(VERA).deals().create(NewDeal.of(mine, "D")).id();
    DealEdit edit = DealEdit.of(deal);

    assertThatThrownBy(
            () ->
                company.as(VERA).deals().edit(DealEdit.builder().from(edit).client(ofDina).build()))
        .isInstanceOf(NotFoundException.class);
    assertThat(
            company
                .as(VERA)
                .deals()
                .edit(DealEdit.builder().from(edit).client(ofGleb).build())
                .client()
                .id())
        .isEqualTo(ofGleb);
  }

  @Tag("E2")
  @Tag("E7")
  @Test
  void theOwnerTheirHeadAndTheDirectorEdit() {
    ClientId id = company.client(VERA, "0");

    company.as(VERA).clients().edit(ClientEdit.of(id).name("1"));
    company.as(BORIS).clients().edit(ClientEdit.of(id).name("2"));
    company.as(ANNA).clients().edit(ClientEdit.of(id).name("3"));

    assertThat(company.seenByAnna(id).name()).isEqualTo("3");
    assertThat(company.seenByAnna(id).version()).isEqualTo(4);
  }

  @Tag("E3")
  @Test
  void peersViewOnly() {
    ClientId id = company.client(VERA, "Vera's");

    assertThatThrownBy(() -> company.as(GLEB).clients().edit(ClientEdit.of(id).name("Mine")))
        .isInstanceOfSatisfying(
            AccessDeniedException.class,
            e -> assertThat(e.decision().rule().number()).isEqualTo("E3"));
    assertThatThrownBy(() -> company.as(GLEB).clients().delete(id))
        .isInstanceOf(AccessDeniedException.class);
    assertThatThrownBy(() -> company.as(GLEB).clients().assign(id, GLEB))
        .isInstanceOf(AccessDeniedException.class);
  }

  @Tag("E3")
  @Tag("E4")
  @Test
  void byPolicyPeersEditButNeverDeleteOrAssign() {
    ClientId id = company.client(VERA, "Vera's");
    company
        .as(ANNA)
        .security()
        .setPolicies(new Policies(Policies.PeerAccess.EDIT, Policies.IpCheck.EVERY_CALL));

    ClientView edited = company.as(GLEB).clients().edit(ClientEdit.of(id).name("Better"));
    assertThat(edited.name()).isEqualTo("Better");
    assertThat(edited.rights()).containsExactly(Action.EDIT);
    assertThatThrownBy(() -> company.as(GLEB).clients().delete(id))
        .isInstanceOf(AccessDeniedException.class);
    assertThatThrownBy(
            () -> company.as(GLEB).clients().edit(ClientEdit.of(id).name("X").owner(GLEB)))
        .isInstanceOf(AccessDeniedException.class);
    assertThatThrownBy(() -> company.as(GLEB).clients().edit(ClientEdit.of(id).owner(VERA)))
        .as("naming the present owner takes both rights as well")
        .isInstanceOf(AccessDeniedException.class);
    assertThat(company.seenByAnna(id).name()).isEqualTo("Better");
  }

  @Tag("E4")
  @Test
  void aManagerAssignsTheirOwnToThemselvesOrAPeer() {
    ClientId id = company.client(VERA, "Vera's");

    assertThatThrownBy(() -> company.as(VERA).clients().assign(id, BORIS))
        .isInstanceOf(AccessDeniedException.class);
    assertThatThrownBy(() -> company.as(VERA).clients().assign(id, DINA))
        .isInstanceOf(AccessDeniedException.class);
    assertThatThrownBy(() -> company.as(VERA).clients().assign(id, NOBODY))
        .isInstanceOf(AccessDeniedException.class);
    assertThat(company.as(VERA).clients().assign(id, GLEB).owner().id()).isEqualTo(GLEB);
    assertThat(company.as(VERA).may(Action.EDIT, id).allowed()).isFalse();
  }

  @Tag("E4")
  @Test
  void aHeadAssignsWithinTheirTeam() {
    ClientId id = company.client(VERA, "Vera's");

    assertThat(company.as(BORIS).clients().assign(id, BORIS).owner().id()).isEqualTo(BORIS);
    assertThat(company.as(BORIS).clients().assign(id, GLEB).owner().id()).isEqualTo(GLEB);
    assertThatThrownBy(() -> company.as(BORIS).clients().assign(id, DINA))
        .isInstanceOf(AccessDeniedException.class);
  }

  @Tag("E4")
  @Test
  void theDirectorAssignsToAnyoneAndUnknownUsersAreReported() {
    ClientId id = company.client(VERA, "Vera's");

    assertThat(company.as(ANNA).clients().assign(id, EGOR).owner().id()).isEqualTo(EGOR);
    InvalidException unknown = invalid(() -> company.as(ANNA).clients().assign(id, NOBODY));
    assertThat(unknown.violations().get(0).code()).isEqualTo(ViolationCode.UNKNOWN);
    assertThat(places(unknown)).containsExactly("owner");
  }

  @Tag("D8")
  @Test
  void nobodyIsMadeOwnerWhoIsInactiveOrDismissed() {
    ClientId id = company.client(VERA, "Vera's");
    company.as(ANNA).users().setStatus(GLEB, UserStatus.INACTIVE);

    assertThat(places(invalid(() -> company.as(BORIS).clients().assign(id, GLEB))))
        .containsExactly("owner");
    assertThat(places(invalid(() -> company.as(ANNA).clients().assign(id, GLEB))))
        .containsExactly("owner");
    assertThatThrownBy(() -> company.as(VERA).clients().assign(id, GLEB))
        .as("a peer does not see the profile")
        .isInstanceOf(AccessDeniedException.class);
    assertThatThrownBy(() -> company.as(VERA).clients().create(NewClient.of("N").owner(GLEB)))
        .isInstanceOf(AccessDeniedException.class);
  }

  @Tag("E4")
  @Test
  void assigningToThePresentOwnerChangesNothingEvenIfTheOwnerIsDismissed() {
    ClientId id = company.client(GLEB, "Gleb's");
    company.as(ANNA).users().setStatus(GLEB, UserStatus.DISMISSED);

    ClientView after = company.as(BORIS).clients().assign(id, GLEB);
    assertThat(after.version()).isEqualTo(1);
    assertThat(company.as(ANNA).clients().history(id).items()).hasSize(1);
  }

  @Tag("E4")
  @Tag("E7")
  @Test
  void anEditThatNamesAnOwnerIsAnAssignmentToo() {
    ClientId id = company.client(VERA, "Vera's");

    assertThatThrownBy(
            () -> company.as(VERA).clients().edit(ClientEdit.of(id).name("N").owner(DINA)))
        .isInstanceOf(AccessDeniedException.class);
    ClientView after = company.as(VERA).clients().edit(ClientEdit.of(id).name("N").owner(GLEB));
    assertThat(after.owner().id()).isEqualTo(GLEB);
    assertThat(after.version()).as("one change, one version").isEqualTo(2);
  }

  @Tag("E7")
  @Test
  void aStaleVersionIsAConflictAndOverwritesNothing() {
    ClientId id = company.client(VERA, "0");
    company.as(VERA).clients().edit(ClientEdit.of(id).name("1").version(1));

    assertThatThrownBy(
            () -> company.as(BORIS).clients().edit(ClientEdit.of(id).name("2").version(1)))
        .isInstanceOfSatisfying(
            ConflictException.class,
            e -> {
              assertThat(e.expectedVersion()).isEqualTo(1);
              assertThat(e.actualVersion()).isEqualTo(2);
            });
    assertThatThrownBy(() -> company.as(BORIS).clients().assign(id, GLEB, 1))
        .isInstanceOf(ConflictException.class);
    assertThatThrownBy(() -> company.as(BORIS).clients().delete(id, 1))
        .isInstanceOf(ConflictException.class);
    assertThat(company.seenByAnna(id).name()).isEqualTo("1");
  }

  @Tag("E7")
  @Test
  void whatIsBasedOnThePresentVersionIsDone() {
    ClientId id = company.client(VERA, "0");

    ClientView given = company.as(BORIS).clients().assign(id, GLEB, 1);
    assertThat(given.owner().id()).isEqualTo(GLEB);
    assertThat(given.version()).isEqualTo(2);
    assertThat(company.as(BORIS).clients().delete(id, 2).subject()).isEqualTo(id);
  }

  @Tag("E7")
  @Test
  void anEditThatChangesNothingLeavesVersionTimeAndHistoryAlone() {
    LabelId vip = company.label("vip");
    ClientId id = company.as(VERA).clients().create(NewClient.of("Same").addLabel(vip)).id();
    ClientView before = company.seenByAnna(id);
    company.later();

    company.as(VERA).clients().edit(ClientEdit.of(id).name("Same").labels(Set.of(vip)).owner(VERA));
    assertThat(company.seenByAnna(id)).isEqualTo(before);
    assertThat(company.as(ANNA).clients().history(id).items()).hasSize(1);
  }

  @Tag("A1")
  @Test
  void theFirstOutcomeThatAppliesIsTheOne() {
    ClientId ofDina = company.client(DINA, "Dina's");
    ClientId ofGleb = company.client(GLEB, "Gleb's");
    ClientId mine = company.client(VERA, "Mine");
    ClientEdit bad = ClientEdit.of(mine).name(" ").version(9);

    assertThatThrownBy(
            () -> company.as(VERA).clients().edit(ClientEdit.of(ofDina).name(" ").version(9)))
        .as("not found before everything")
        .isInstanceOf(NotFoundException.class);
    assertThatThrownBy(
            () -> company.as(VERA).clients().edit(ClientEdit.of(ofGleb).name(" ").version(9)))
        .as("denied before a conflict")
        .isInstanceOf(AccessDeniedException.class);
    assertThatThrownBy(() -> company.as(VERA).clients().edit(bad))
        .as("a conflict before invalid")
        .isInstanceOf(ConflictException.class);
    company.as(ANNA).users().setStatus(VERA, UserStatus.INACTIVE);
    assertThatThrownBy(
            () -> company.as(VERA).clients().edit(ClientEdit.of(ofDina).name(" ").version(9)))
        .as("who cannot work is denied before all")
        .isInstanceOf(AccessDeniedException.class);
  }

  @Tag("A1")
  @Test
  void theClientOfADealIsLookedForBeforeTheRightToEditIt() {
    ClientId ofDina = company.client(DINA, "Dina's");
    ClientId ofGleb = company.client(GLEB, "Gleb's");
    DealId deal = company.as(GLEB).deals().create(NewDeal.of(ofGleb, "D")).id();

    assertThatThrownBy(() -> company.as(VERA).deals().edit(DealEdit.of(deal).client(ofDina)))
        .isInstanceOf(NotFoundException.class);
  }

  @Tag("R3")
  @Tag("A2")
  @Tag("A4")
  @Test
  void allViolationsAreReportedAtOnce() {
    ClientId client = company.client(VERA, "C");
    InvalidException thrown =
        invalid(
            () ->
                company
                    .as(ANNA)
                    .deals()
                    .create(
                        NewDeal.of(client, "  ")
                            .owner(NOBODY)
                            .amount(Money.parse("1.001 EUR"))
                            .addLabel(LabelId.of(77))
                            .stage(
                                SmallCompany.unknownPipeline(),
                                dev.crmkit.core.pipeline.StageId.of(1))));

    assertThat(places(thrown))
        .containsExactlyInAnyOrder("owner", "title", "amount", "labels", "stages");
  }

  @Tag("R3")
  @Test
  void amountsHaveNoMoreFractionDigitsThanTheirCurrency() {
    ClientId client = company.client(VERA, "C");

    for (String good : List.of("100.00 EUR", "100 JPY", "1.234 KWD")) {
      DealId id =
          company.as(VERA).deals().create(NewDeal.of(client, "D").amount(Money.parse(good))).id();
      assertThat(company.as(VERA).deals().get(id).amount()).contains(Money.parse(good));
    }
    for (String bad : List.of("100.001 EUR", "100.5 JPY", "1.2345 KWD", "1 XYZ")) {
      assertThat(
              places(
                  invalid(
                      () ->
                          company
                              .as(VERA)
                              .deals()
                              .create(NewDeal.of(client, "D").amount(Money.parse(bad))))))
          .as(bad)
          .containsExactly("amount");
    }
  }

  @Tag("R5")
  @Tag("A2")
  @Test
  void anIdThatIsTakenOrWasOnceIsInvalid() {
    ClientId id = ClientId.of(500);
    NewClient wanted = NewClient.of("First").id(id);
    company.as(VERA).clients().create(wanted);

    assertThat(places(invalid(() -> company.as(DINA).clients().create(wanted))))
        .containsExactly("id");
    company.as(ANNA).clients().delete(id);
    company.as(ANNA).clients().purge(id);
    assertThat(places(invalid(() -> company.as(DINA).clients().create(wanted))))
        .containsExactly("id");
  }

  @Tag("R2")
  @Test
  void anActivityIsATaskUnlessAnotherKindIsNamedAndIsDoneWhenItIsFinished() {
    ClientId client = company.client(VERA, "C");
    ActivityId id = company.as(VERA).activities().create(NewActivity.of(client, "Call them")).id();
    assertThat(company.as(VERA).activities().get(id).kind()).isEqualTo(ActivityKind.TASK);

    Instant done = company.later();
    company.as(VERA).activities().edit(ActivityEdit.of(id).finished(true));
    company.later();
    company.as(VERA).activities().edit(ActivityEdit.of(id).finished(true));
    assertThat(company.as(VERA).activities().get(id).done()).contains(done);

    company.as(VERA).activities().edit(ActivityEdit.of(id).finished(false));
    assertThat(company.as(VERA).activities().get(id).done()).isEmpty();
  }

  @Tag("R5")
  @Test
  void timesAreKeptToTheMicrosecondAndMustBeInTheYears1To9999() {
    ClientId client = company.client(VERA, "C");
    Instant fine = Instant.parse("2026-03-01T10:00:00.123456789Z");
    ActivityId id =
        company.as(VERA).activities().create(NewActivity.of(client, "A").due(fine)).id();

    assertThat(company.as(VERA).activities().get(id).due())
        .contains(Instant.parse("2026-03-01T10:00:00.123456Z"));
    for (Instant bad :
        List.of(
            Instant.MAX,
            Instant.MIN,
            Instant.parse("+10000-01-01T00:00:00Z"),
            Instant.parse("0000-12-31T23:59:59Z"))) {
      assertThat(
              places(
                  invalid(() -> company.as(VERA).activities().edit(ActivityEdit.of(id).due(bad)))))
          .containsExactly("due");
    }
  }

  @Tag("A4")
  @Test
  void aRefusedEditLeavesNothingBehind() {
    ClientId id = company.client(VERA, "Kept");
    ClientView before = company.seenByAnna(id);
    String last = company.crm.feed().end();

    invalid(
        () ->
            company
                .as(VERA)
                .clients()
                .edit(ClientEdit.of(id).name("Lost").labels(Set.of(LabelId.of(77)))));
    assertThat(company.seenByAnna(id)).isEqualTo(before);
    assertThat(company.crm.feed().end()).isEqualTo(last);
  }
}
