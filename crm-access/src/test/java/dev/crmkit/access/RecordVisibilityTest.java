package dev.crmkit.access;

import static dev.crmkit.access.SmallCompany.ANNA;
import static dev.crmkit.access.SmallCompany.BORIS;
import static dev.crmkit.access.SmallCompany.CLARA;
import static dev.crmkit.access.SmallCompany.DINA;
import static dev.crmkit.access.SmallCompany.EGOR;
import static dev.crmkit.access.SmallCompany.GLEB;
import static dev.crmkit.access.SmallCompany.VERA;
import static dev.crmkit.access.SmallCompany.ZOYA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmkit.access.decision.AccessDeniedException;
import dev.crmkit.access.decision.Action;
import dev.crmkit.access.decision.UserDecision;
import dev.crmkit.access.options.CrmOptions;
import dev.crmkit.access.query.PageRequest;
import dev.crmkit.access.query.Query;
import dev.crmkit.access.view.ClientView;
import dev.crmkit.access.view.DealView;
import dev.crmkit.core.WorkspaceId;
import dev.crmkit.core.activity.NewActivity;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.client.NewClient;
import dev.crmkit.core.deal.DealId;
import dev.crmkit.core.deal.NewDeal;
import dev.crmkit.core.error.NotFoundException;
import dev.crmkit.core.user.SettingsArea;
import dev.crmkit.core.user.UserId;
import dev.crmkit.core.user.UserStatus;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Who sees which records: rules.md V1 to V9, and W1. */
class RecordVisibilityTest {

  private final SmallCompany company = new SmallCompany();

  @BeforeEach
  void everyoneHasAClient() {
    for (UserId user : List.of(ANNA, BORIS, CLARA, VERA, GLEB, DINA, EGOR, ZOYA)) {
      company.client(user, user.key());
    }
  }

  private List<String> seenBy(UserId user) {
    return company.as(user).clients().list(Query.all()).items().stream()
        .map(ClientView::name)
        .toList();
  }

  private static String[] namesOf(UserId... users) {
    return java.util.Arrays.stream(users).map(UserId::key).toArray(String[]::new);
  }

  @Tag("V1")
  @Test
  void theDirectorSeesAll() {
    assertThat(seenBy(ANNA)).hasSize(8);
  }

  @Tag("V2")
  @Tag("V5")
  @Test
  void aHeadSeesTheirOwnRecordsAndThoseOfTheTeam() {
    assertThat(seenBy(BORIS)).containsExactlyInAnyOrder(namesOf(BORIS, VERA, GLEB));
    assertThat(seenBy(CLARA)).containsExactlyInAnyOrder(namesOf(CLARA, DINA));
  }

  @Tag("V3")
  @Tag("V5")
  @Test
  void aManagerUnderAHeadSeesTheirOwnRecordsAndThoseOfPeers() {
    assertThat(seenBy(VERA)).containsExactlyInAnyOrder(namesOf(VERA, GLEB));
  }

  @Tag("V3")
  @Test
  void whatADismissedPeerOwnsStaysVisible() {
    company.as(ANNA).users().setStatus(GLEB, UserStatus.DISMISSED);

    assertThat(seenBy(VERA)).containsExactlyInAnyOrder(namesOf(VERA, GLEB));
  }

  @Tag("V4")
  @Tag("V5")
  @Test
  void managersOfTheDirectorSeeOnlyTheirOwn() {
    assertThat(seenBy(EGOR)).containsExactly(namesOf(EGOR));
    assertThat(seenBy(ZOYA)).containsExactly(namesOf(ZOYA));
  }

  @Tag("V8")
  @Test
  void countsAreOfWhatOneSees() {
    assertThat(company.as(BORIS).clients().count(Query.all())).isEqualTo(3);
    assertThat(company.as(EGOR).clients().count(Query.all())).isEqualTo(1);
  }

  @Tag("V7")
  @Test
  void havingCreatedARecordGivesNothing() {
    ClientId id = company.as(VERA).clients().create(NewClient.of("Given away").owner(GLEB)).id();
    company.as(ANNA).clients().assign(id, DINA);

    assertThatThrownBy(() -> company.as(VERA).clients().get(id))
        .isInstanceOf(NotFoundException.class);
  }

  @Tag("V8")
  @Test
  void hiddenAndMissingLookTheSame() {
    ClientId hidden = company.client(DINA, "Hidden");
    ClientId missing = ClientId.of(424_242);

    String ofHidden = messageOf(() -> company.as(VERA).clients().get(hidden));
    String ofMissing = messageOf(() -> company.as(VERA).clients().get(missing));
    assertThat(ofHidden.replace(hidden.key(), "?")).isEqualTo(ofMissing.replace("424242", "?"));
    assertThat(company.as(VERA).may(Action.EDIT, hidden).explain().replace(hidden.key(), "?"))
        .isEqualTo(company.as(VERA).may(Action.EDIT, missing).explain().replace("424242", "?"));
  }

  private static String messageOf(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    Throwable thrown = org.assertj.core.api.Assertions.catchThrowable(call);
    return String.valueOf(thrown.getMessage());
  }

  @Tag("V6")
  @Test
  void aDealIsSeenByItsOwnOwnersRuleAndShowsOfAHiddenClientOnlyTheId() {
    ClientId ofDina = company.client(DINA, "Dina's secret");
    DealId deal = company.as(ANNA).deals().create(NewDeal.of(ofDina, "Deal").owner(VERA)).id();

    DealView seen = company.as(VERA).deals().get(deal);
    assertThat(seen.client().id()).isEqualTo(ofDina);
    assertThat(seen.client().name()).isNull();
    assertThat(company.as(ANNA).deals().get(deal).client().name()).isEqualTo("Dina's secret");
    assertThatThrownBy(() -> company.as(VERA).clients().get(ofDina))
        .isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> company.as(DINA).deals().get(deal))
        .isInstanceOf(NotFoundException.class);
  }

  @Tag("V6")
  @Test
  void seeingAClientOpensNothingThatBelongsToIt() {
    ClientId ofVera = company.client(VERA, "Vera's");
    company.as(ANNA).deals().create(NewDeal.of(ofVera, "Anna's deal"));
    company.as(ANNA).activities().create(NewActivity.of(ofVera, "Anna's call"));

    assertThat(company.as(VERA).deals().list(Query.all()).items()).isEmpty();
    assertThat(company.as(VERA).activities().list(Query.all()).items()).isEmpty();
  }

  @Tag("U6")
  @Tag("A1")
  @Test
  void toWhoCannotWorkListsAreEmptyAndLookUpsDenied() {
    ClientId own = company.client(VERA, "Own");
    company.as(ANNA).users().setStatus(VERA, UserStatus.INACTIVE);

    assertThat(seenBy(VERA)).isEmpty();
    assertThat(company.as(VERA).clients().count(Query.all())).isZero();
    assertThat(company.as(VERA).attachments().list(PageRequest.first().limit(10)).items())
        .isEmpty();
    assertThat(company.as(VERA).events(PageRequest.first().limit(10)).items()).isEmpty();
    assertThatThrownBy(() -> company.as(VERA).clients().get(own))
        .isInstanceOf(AccessDeniedException.class);
    assertThatThrownBy(() -> company.as(VERA).clients().get(ClientId.of(5)))
        .isInstanceOf(AccessDeniedException.class);
  }

  @Tag("V9")
  @Test
  void whoSeesARecordIsForTheDirectorAndForAHeadToAsk() {
    ClientId ofGleb = company.client(GLEB, "Gleb's");

    assertThat(company.as(BORIS).whoCan(Action.VIEW, ofGleb))
        .extracting(each -> each.user().id())
        .containsExactly(ANNA, BORIS, VERA, GLEB);
    assertThatThrownBy(() -> company.as(VERA).whoCan(Action.VIEW, ofGleb))
        .isInstanceOf(AccessDeniedException.class);
    assertThatThrownBy(() -> company.as(CLARA).whoCan(Action.VIEW, ofGleb))
        .isInstanceOf(NotFoundException.class);
  }

  @Tag("U6")
  @Tag("V9")
  @Test
  void whoCanDoSomethingLeavesOutThoseWhoCannotWork() {
    ClientId ofGleb = company.client(GLEB, "Gleb's");
    for (UserStatus status : UserStatus.values()) {
      company.as(ANNA).users().setStatus(VERA, status);
      List<UserId> expected =
          status == UserStatus.ACTIVE
              ? List.of(ANNA, BORIS, VERA, GLEB)
              : List.of(ANNA, BORIS, GLEB);

      assertThat(idsOf(company.as(BORIS).whoCan(Action.VIEW, ofGleb)))
          .as("who sees the client of a peer who is %s", status)
          .isEqualTo(expected);
      assertThat(idsOf(company.crm.whoCan(Action.VIEW, ofGleb))).isEqualTo(expected);
      assertThat(idsOf(company.crm.whoCan(Action.OPEN, SettingsArea.LABELS)).contains(VERA))
          .as("who opens the labels, next to one who is %s", status)
          .isEqualTo(status == UserStatus.ACTIVE);
    }
    company.as(ANNA).security().setAllowedRanges(List.of("10.0.0.0/8"));
    company.as(ANNA).users().setStatus(VERA, UserStatus.IP_RESTRICTED);

    assertThat(idsOf(company.as(BORIS).whoCan(Action.VIEW, ofGleb)))
        .as("an IP-restricted user counts as coming from an allowed address")
        .containsExactly(ANNA, BORIS, VERA, GLEB);
  }

  private static List<UserId> idsOf(List<UserDecision> users) {
    return users.stream().map(each -> each.user().id()).toList();
  }

  @Tag("W1")
  @Test
  void nothingOfOneWorkspaceIsReachedFromAnother() {
    ClientId here = company.client(ANNA, "Here");
    Crm other =
        Crm.open(
            company.store,
            WorkspaceId.of("other"),
            NewDirector.of("Olga").id(ANNA),
            CrmOptions.standard());

    assertThatThrownBy(() -> other.session(ANNA).clients().get(here))
        .isInstanceOf(NotFoundException.class);
    assertThat(other.session(ANNA).clients().list(Query.all()).items()).isEmpty();
  }

  @Tag("E2")
  @Tag("E3")
  @Test
  void aPageShowsWhatMayBeDoneWithEachOfItsItems() {
    assertThat(company.as(VERA).clients().list(Query.all()).items())
        .allSatisfy(
            client ->
                assertThat(client.rights())
                    .isEqualTo(
                        client.owner().id().equals(VERA)
                            ? java.util.Set.of(Action.EDIT, Action.DELETE, Action.ASSIGN)
                            : java.util.Set.of()));
  }
}
