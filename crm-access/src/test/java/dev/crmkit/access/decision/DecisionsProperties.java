package dev.crmkit.access.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.core.client.Client;
import dev.crmkit.core.org.OrgSnapshot;
import dev.crmkit.core.query.Scope;
import dev.crmkit.core.user.User;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsCollector;

/** The decisions agree with one another, and with a model that knows no portfolio (V9). */
class DecisionsProperties {

  private static final List<Action> ACTIONS =
      List.of(Action.VIEW, Action.EDIT, Action.DELETE, Action.ASSIGN);

  /** All by which a decision on a record can be made. */
  private static final Set<Rule> REASONS =
      EnumSet.of(
          Rule.DIRECTOR_MAY_ALL,
          Rule.OWNER,
          Rule.HEAD_OF_OWNER,
          Rule.OTHER_TEAM,
          Rule.SEES_OWN_ONLY,
          Rule.PEERS_SEE,
          Rule.PEERS_VIEW_ONLY,
          Rule.PEERS_EDIT,
          Rule.PEERS_NEVER_DELETE,
          Rule.PEERS_NEVER_ASSIGN);

  /** Of fewer reasons nothing can be said. */
  private static final int ENOUGH = 500;

  @Provide
  Arbitrary<OrgSnapshot> organisations() {
    return Organisations.any();
  }

  @Tag("U6")
  @Tag("V1")
  @Tag("V2")
  @Tag("V3")
  @Tag("V4")
  @Tag("V5")
  @Tag("E2")
  @Tag("E3")
  @Tag("E4")
  @Property
  void everyDecisionOnARecordIsThatOfTheRulesRead(@ForAll("organisations") OrgSnapshot org) {
    NaiveRules rules = new NaiveRules(org);
    Set<Rule> reasons = EnumSet.noneOf(Rule.class);
    for (User user : org.users()) {
      for (Client client : Organisations.clients(org)) {
        User owner = org.ownerOf(client.portfolio());
        for (Action action : ACTIONS) {
          Decision decision = Decisions.decide(org, user, action, client);
          reasons.add(decision.rule());
          assertThat(decision.allowed())
              .as("%s %s %s", user.name(), action, decision)
              .isEqualTo(rules.may(user, action, owner));
          assertThat(Decisions.allows(org, user, action, client)).isEqualTo(decision.allowed());
        }
        assertThat(Decisions.decideOwner(org, user, owner).allowed())
            .isEqualTo(rules.mayNameAsOwner(user, owner));
      }
      assertThat(Decisions.decideOwner(org, user, null).allowed())
          .isEqualTo(rules.mayNameAsOwner(user, null));
      assertThat(Decisions.canWork(org, user)).isEqualTo(rules.canWork(user));
    }
    StatisticsCollector met = Statistics.label("reasons");
    reasons.forEach(met::collect);
    met.coverage(
        checker ->
            REASONS.forEach(
                rule ->
                    checker
                        .check(rule)
                        .count((Integer found, Integer all) -> all < ENOUGH || found > 0)));
  }

  @Tag("V9")
  @Property
  void theListTheCheckAndWhoSeesAlwaysAgree(@ForAll("organisations") OrgSnapshot org) {
    for (Client client : Organisations.clients(org)) {
      List<User> seers = Decisions.whoSees(org, client);
      for (User user : org.users()) {
        Visibility visibility = Visibility.of(org, user);
        Scope scope = visibility.scope();
        boolean seen = Decisions.allows(org, user, Action.VIEW, client);
        assertThat(visibility.sees(client.portfolio())).isEqualTo(seen);
        assertThat(scope.includes(client.portfolio())).isEqualTo(seen);
        assertThat(seers.contains(user)).isEqualTo(seen && Decisions.canWork(org, user));
      }
    }
  }

  @Tag("V9")
  @Property
  void whoMayDoSomethingIsEveryoneOfWhomItIsDecided(@ForAll("organisations") OrgSnapshot org) {
    for (Client client : Organisations.clients(org)) {
      for (Action action : ACTIONS) {
        assertThat(Decisions.who(org, action, client))
            .containsExactlyElementsOf(
                org.users().stream()
                    .filter(user -> Decisions.canWork(org, user))
                    .filter(user -> Decisions.allows(org, user, action, client))
                    .toList());
      }
    }
  }

  @Tag("E4")
  @Property
  void nobodyMayDoAnythingWithARecordTheyDoNotSee(@ForAll("organisations") OrgSnapshot org) {
    for (Client client : Organisations.clients(org)) {
      for (User user : org.users()) {
        boolean seen = Decisions.allows(org, user, Action.VIEW, client);
        boolean edits = Decisions.allows(org, user, Action.EDIT, client);
        boolean assigns = Decisions.allows(org, user, Action.ASSIGN, client);
        assertThat(seen || !edits).isTrue();
        assertThat(edits || !assigns).isTrue();
      }
    }
  }
}
