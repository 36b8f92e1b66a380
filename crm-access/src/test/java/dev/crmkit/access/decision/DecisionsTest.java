package dev.crmkit.access.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.core.OrgEntry;
import dev.crmkit.core.WorkspaceId;
import dev.crmkit.core.client.Client;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.network.AllowedRanges;
import dev.crmkit.core.network.IpRange;
import dev.crmkit.core.org.OrgDelta;
import dev.crmkit.core.org.OrgSnapshot;
import dev.crmkit.core.org.Policies;
import dev.crmkit.core.org.Portfolio;
import dev.crmkit.core.portfolio.PortfolioId;
import dev.crmkit.core.query.Scope;
import dev.crmkit.core.user.SettingsArea;
import dev.crmkit.core.user.User;
import dev.crmkit.core.user.UserId;
import dev.crmkit.core.user.UserStatus;
import dev.crmkit.core.user.UserType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What decisions rest on, and their words: rules.md S1, S2, U3, U4, E2, E3, V9. */
class DecisionsTest {

  private final User anna = user(1, "Anna", UserType.DIRECTOR, null);
  private final User boris = user(2, "Boris", UserType.HEAD, anna);
  private final User vera = user(3, "Vera", UserType.MANAGER, boris);
  private final User gleb = user(4, "Gleb", UserType.MANAGER, boris);
  private final User dina = user(5, "Dina", UserType.MANAGER, anna);
  private final OrgSnapshot org = org(anna, boris, vera, gleb, dina);

  private static User user(long id, String name, UserType type, @Nullable User over) {
    User.Builder user =
        User.builder()
            .id(UserId.of(id))
            .name(name)
            .type(type)
            .portfolio(PortfolioId.of(id))
            .createdAt(Instant.EPOCH);
    return over == null ? user.build() : user.responsible(over.id()).build();
  }

  private static OrgSnapshot org(User... users) {
    List<OrgEntry> entries = new ArrayList<>();
    for (User user : users) {
      entries.add(user);
      entries.add(new Portfolio(user.portfolio(), user.id()));
    }
    return OrgSnapshot.of(WorkspaceId.of("acme"), 1, 1, entries, List.of());
  }

  private Client ownedBy(User owner) {
    return Client.builder()
        .id(ClientId.of(7))
        .portfolio(owner.portfolio())
        .version(1)
        .createdBy(anna.ref())
        .createdAt(Instant.EPOCH)
        .updatedAt(Instant.EPOCH)
        .name("Acme")
        .build();
  }

  @ParameterizedTest
  @CsvSource({
    "LABELS,      TYPE_MANAGES_AREA, TYPE_MANAGES_AREA, TYPE_MANAGES_AREA, TYPE_MANAGES_AREA",
    "CLIENT_FORM, TYPE_MANAGES_AREA, TYPE_MANAGES_AREA, AREA_NOT_OF_TYPE,  AREA_NOT_OF_TYPE",
    "STAGES,      TYPE_MANAGES_AREA, TYPE_MANAGES_AREA, TYPE_OPENS_AREA,   AREA_NOT_OF_TYPE",
    "USERS,       TYPE_OPENS_AREA,   AREA_NOT_OF_TYPE,  AREA_NOT_OF_TYPE,  AREA_NOT_OF_TYPE",
    "SECURITY,    AREA_NOT_OF_TYPE,  AREA_NOT_OF_TYPE,  AREA_NOT_OF_TYPE,  AREA_NOT_OF_TYPE",
  })
  void theTypeSaysWhatIsOpenedAndManaged(
      SettingsArea area, Rule headOpens, Rule headManages, Rule opens, Rule manages) {
    assertThat(Decisions.decide(anna, Action.MANAGE, area).rule()).isEqualTo(Rule.DIRECTOR_MAY_ALL);
    assertThat(Decisions.decide(boris, Action.OPEN, area).rule()).isEqualTo(headOpens);
    assertThat(Decisions.decide(boris, Action.MANAGE, area).rule()).isEqualTo(headManages);
    assertThat(Decisions.decide(vera, Action.OPEN, area).rule()).isEqualTo(opens);
    assertThat(Decisions.decide(vera, Action.MANAGE, area).rule()).isEqualTo(manages);
  }

  @Test
  void whatIsDeniedIsNeitherOpenedNorManaged() {
    for (SettingsArea area : SettingsArea.values()) {
      User denied = boris.toBuilder().addDeniedSettings(area).build();
      for (Action action : List.of(Action.OPEN, Action.MANAGE)) {
        assertThat(Decisions.decide(denied, action, area).allowed()).isFalse();
        for (SettingsArea other : SettingsArea.values()) {
          if (other != area) {
            assertThat(Decisions.decide(denied, action, other))
                .isEqualTo(Decisions.decide(boris, action, other));
          }
        }
      }
    }
  }

  @Tag("V9")
  @Test
  void theScopeIsCollectedOnceForAllPeersAndFromScratchAtTheNextRevision() {
    Scope ofVera = Visibility.of(org, vera).scope();
    Scope ofGleb = Visibility.of(org, gleb).scope();
    User moved = gleb.toBuilder().responsible(anna.id()).build();
    OrgSnapshot next = org.with(OrgDelta.putting(moved));

    assertThat(ids(ofGleb)).isSameAs(ids(ofVera));
    assertThat(ids(ofVera)).containsExactly(vera.portfolio(), gleb.portfolio());
    assertThat(ids(Visibility.of(next, vera).scope())).containsExactly(vera.portfolio());
    assertThat(ids(Visibility.of(next, moved).scope())).containsExactly(gleb.portfolio());
    assertThat(ids(Visibility.of(org, boris).scope()))
        .containsExactly(boris.portfolio(), vera.portfolio(), gleb.portfolio());
  }

  private static Set<PortfolioId> ids(Scope scope) {
    return ((Scope.Portfolios) scope).ids();
  }

  @Tag("A1")
  @Test
  void whatDoesNotApplyIsDenied() {
    for (Action action : Action.values()) {
      if (action != Action.OPEN && action != Action.MANAGE) {
        assertThat(Decisions.decide(anna, action, SettingsArea.LABELS).rule())
            .isEqualTo(Rule.NO_SUCH_ACTION);
      }
      if (!action.appliesTo(ClientId.of(7))) {
        assertThat(Decisions.decide(org, anna, action, ownedBy(anna)).rule())
            .isEqualTo(Rule.NO_SUCH_ACTION);
      }
      if (!action.appliesTo(vera.id())) {
        assertThat(Decisions.decide(anna, action, vera).rule()).isEqualTo(Rule.NO_SUCH_ACTION);
      }
    }
  }

  @Test
  void decisionsToDeleteAProfileRevealNoMoreThanTheUserSeesOfIt() {
    assertThat(Decisions.decide(anna, Action.DELETE, vera).allowed()).isTrue();
    assertThat(Decisions.decide(anna, Action.DELETE, anna).rule()).isEqualTo(Rule.ONE_DIRECTOR);
    assertThat(Decisions.decide(boris, Action.DELETE, vera).rule())
        .isEqualTo(Rule.ONLY_DIRECTOR_CHANGES);
    assertThat(Decisions.decide(boris, Action.DELETE, dina).rule())
        .isEqualTo(Rule.PROFILE_NOT_SEEN);
    assertThat(Decisions.decide(boris, Action.DELETE, anna).rule())
        .isEqualTo(Rule.PROFILE_NOT_SEEN);
  }

  @Test
  void whomEachTypeCreates() {
    assertThat(Decisions.decideCreate(anna, UserType.DIRECTOR).rule()).isEqualTo(Rule.ONE_DIRECTOR);
    assertThat(Decisions.decideCreate(anna, UserType.HEAD).allowed()).isTrue();
    assertThat(Decisions.decideCreate(anna, UserType.MANAGER).allowed()).isTrue();
    for (UserType type : UserType.values()) {
      assertThat(Decisions.decideCreate(boris, type).allowed()).isEqualTo(type == UserType.MANAGER);
      assertThat(Decisions.decideCreate(vera, type).allowed()).isFalse();
    }
  }

  @Test
  void aDecisionIsExplainedWithThoseWhomItIsAbout() {
    Decision decision = Decisions.decide(org, vera, Action.EDIT, ownedBy(gleb));

    assertThat(decision.explain())
        .isEqualTo(
            "denied by E3: Vera and Gleb are both managers of Boris; peers view each other's"
                + " records, they do not edit them");
    assertThat(decision).hasToString(decision.explain());
    assertThat(Decisions.decide(org, vera, Action.VIEW, ownedBy(vera)).explain())
        .isEqualTo("allowed by E2: Vera owns it");
    assertThat(Decisions.decide(dina, Action.MANAGE, SettingsArea.SECURITY).explain())
        .isEqualTo("denied by S1: a user of the type of Dina has no access to settings/security");
    assertThat(Decision.of(Rule.WORKS, null).explain())
        .isEqualTo("allowed by U6: somebody can work");
  }

  @Test
  void everyRuleSaysItsReasonAndLeavesNoPlaceOpen() {
    for (Rule rule : Rule.values()) {
      assertThat(Decision.of(rule, vera, gleb, boris, ClientId.of(7)).explain())
          .startsWith((rule.allows() ? "allowed by " : "denied by ") + rule.number() + ": ")
          .hasSizeGreaterThan(20)
          .doesNotContain("{");
    }
  }

  @Tag("V8")
  @Test
  void aDecisionHoldsNothingThatItsExplanationDoesNotShow() {
    for (Rule rule : Rule.values()) {
      Decision one = Decision.of(rule, vera, gleb, boris, ClientId.of(7));
      for (Decision other :
          List.of(
              Decision.of(rule, dina, gleb, boris, ClientId.of(7)),
              Decision.of(rule, vera, dina, boris, ClientId.of(7)),
              Decision.of(rule, vera, gleb, anna, ClientId.of(7)),
              Decision.of(rule, vera, gleb, boris, ClientId.of(8)))) {
        boolean same = one.explain().equals(other.explain());
        assertThat(one.equals(other)).as("%s and %s", one, other).isEqualTo(same);
        if (same) {
          assertThat(one).usingRecursiveComparison().isEqualTo(other);
        }
      }
    }
  }

  @Test
  void decisionsAreTheSameWhenTheyShowTheSame() {
    Decision one = Decision.of(Rule.PEERS_SEE, vera, gleb, boris, ClientId.of(7));
    User moved = vera.toBuilder().contacts("+7 1").status(UserStatus.INACTIVE).build();

    for (Decision same :
        List.of(
            Decision.of(Rule.PEERS_SEE, moved, gleb, boris, ClientId.of(7)),
            Decision.of(Rule.PEERS_SEE, vera, gleb, boris, ClientId.of(8)))) {
      assertThat(one).isEqualTo(same).hasSameHashCodeAs(same).hasToString(same.toString());
      assertThat(one).usingRecursiveComparison().isEqualTo(same);
    }
    List<Decision> others =
        List.of(
            Decision.of(Rule.PEERS_EDIT, vera, gleb, boris, ClientId.of(7)),
            Decision.of(
                Rule.PEERS_SEE, vera.toBuilder().name("V").build(), gleb, boris, ClientId.of(7)),
            Decision.of(Rule.PEERS_SEE, dina, gleb, boris, ClientId.of(7)),
            Decision.of(Rule.PEERS_SEE, vera, dina, boris, ClientId.of(7)),
            Decision.of(Rule.PEERS_SEE, vera, gleb, anna, ClientId.of(7)),
            Decision.of(Rule.PEERS_SEE, null, gleb, boris, ClientId.of(7)));
    for (Decision other : others) {
      assertThat(other).isNotEqualTo(one);
      assertThat(other.hashCode()).isNotEqualTo(one.hashCode());
    }
    assertThat(one).isNotEqualTo("the same");
  }

  @Tag("U6")
  @Tag("V9")
  @Test
  void whoMayDoSomethingIsAskedOfThoseWhoCanWork() {
    for (UserStatus status : UserStatus.values()) {
      User changed = vera.toBuilder().status(status).build();
      OrgSnapshot now = org.with(OrgDelta.putting(changed));
      User[] seeing =
          status == UserStatus.ACTIVE
              ? new User[] {anna, boris, changed, gleb}
              : new User[] {anna, boris, gleb};

      assertThat(Decisions.whoSees(now, ownedBy(gleb))).as("%s", status).containsExactly(seeing);
      assertThat(Decisions.who(now, Action.EDIT, ownedBy(changed)).contains(changed))
          .as("an owner who is %s", status)
          .isEqualTo(status == UserStatus.ACTIVE);
      assertThat(Decisions.workers(now, List.of(changed), user -> true).isEmpty())
          .isEqualTo(status != UserStatus.ACTIVE);
    }
    User restricted = vera.toBuilder().status(UserStatus.IP_RESTRICTED).build();
    AllowedRanges ranges = new AllowedRanges(List.of(IpRange.parse("10.0.0.0/8")));
    assertThat(Decisions.whoSees(org.with(OrgDelta.putting(restricted, ranges)), ownedBy(gleb)))
        .containsExactly(anna, boris, restricted, gleb);
  }

  @Test
  void thePolicyLetsPeersEditAndNothingMore() {
    OrgSnapshot open =
        org.with(
            OrgDelta.putting(new Policies(Policies.PeerAccess.EDIT, Policies.DEFAULT.ipCheck())));

    assertThat(Decisions.decide(open, vera, Action.EDIT, ownedBy(gleb)).rule())
        .isEqualTo(Rule.PEERS_EDIT);
    assertThat(Decisions.decide(open, vera, Action.DELETE, ownedBy(gleb)).rule())
        .isEqualTo(Rule.PEERS_NEVER_DELETE);
    assertThat(Decisions.decide(open, vera, Action.ASSIGN, ownedBy(gleb)).rule())
        .isEqualTo(Rule.PEERS_NEVER_ASSIGN);
    assertThat(Decisions.decide(open, dina, Action.EDIT, ownedBy(gleb)).rule())
        .isEqualTo(Rule.SEES_OWN_ONLY);
  }

  @Test
  void aVisibilityNamesItsUserAndTheHeadOfTheirTeam() {
    Visibility visibility = Visibility.of(org, vera);

    assertThat(visibility.user()).isEqualTo(vera);
    assertThat(visibility.org()).isSameAs(org);
    assertThat(visibility.head()).isEqualTo(boris);
    assertThat(Visibility.of(org, dina).head()).isNull();
  }
}
