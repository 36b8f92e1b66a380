package dev.crmkit.store.testkit.internal.invariant;

import static dev.crmkit.store.testkit.internal.invariant.Workload.ANNA;
import static dev.crmkit.store.testkit.internal.invariant.Workload.BORIS;
import static dev.crmkit.store.testkit.internal.invariant.Workload.CLARA;
import static dev.crmkit.store.testkit.internal.invariant.Workload.DINA;
import static dev.crmkit.store.testkit.internal.invariant.Workload.EGOR;
import static dev.crmkit.store.testkit.internal.invariant.Workload.FEDOR;
import static dev.crmkit.store.testkit.internal.invariant.Workload.VERA;

import dev.crmkit.core.org.Portfolio;
import dev.crmkit.core.portfolio.PortfolioId;
import dev.crmkit.core.user.SettingsArea;
import dev.crmkit.core.user.User;
import dev.crmkit.core.user.UserDeletion;
import dev.crmkit.core.user.UserStatus;
import dev.crmkit.core.user.UserType;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The invariants of users and portfolios tell the fault that is planted against each. */
class UserInvariantsTest extends FaultInjection {

  @Test
  void aSecondDirector() {
    changeUser(ANNA, user -> user.type(UserType.DIRECTOR).responsible(Optional.empty()));
    told("U1", "user/1");
  }

  @Test
  void aDirectorWhoIsNotActive() {
    changeUser(BORIS, user -> user.status(UserStatus.INACTIVE));
    told("U1", "user/2 is INACTIVE");
  }

  @Test
  void aDirectorWhoIsDeniedASetting() {
    changeUser(BORIS, user -> user.addDeniedSettings(SettingsArea.LABELS));
    told("U1", "user/2");
  }

  @Test
  void aDirectorWithSomebodyOverHim() {
    changeUser(BORIS, user -> user.responsible(ANNA));
    told("U1", "user/2");
  }

  @Test
  void nobodyOverAManager() {
    changeUser(EGOR, user -> user.responsible(Optional.empty()));
    told("U2", "over user/7");
  }

  @Test
  void aManagerOverHimself() {
    changeUser(EGOR, user -> user.responsible(EGOR));
    told("U2", "over user/7");
  }

  @Test
  void aManagerOverAManager() {
    changeUser(EGOR, user -> user.responsible(DINA));
    told("U2", "user/7 cannot be the MANAGER user/6");
  }

  @Test
  void aHeadOverAHead() {
    changeUser(CLARA, user -> user.responsible(ANNA));
    told("U2", "user/3 cannot be the HEAD user/1");
  }

  @Test
  void aDeletedUserOverAManager() {
    changeUser(EGOR, user -> user.responsible(FEDOR));
    told("U2", "over user/7");
  }

  @Test
  void anAddressThatTwoHave() {
    changeUser(EGOR, user -> user.email("CLARA@example.COM"));
    told("U12", "user/3 and user/7");
  }

  @Test
  void aGroupThatIsNot() {
    changeUser(EGOR, user -> user.addGroups(NO_GROUP));
    told("U11", "user/7 is in group/99");
  }

  @Test
  void aPortfolioOfADeletedUser() {
    put(new Portfolio(org().user(VERA).orElseThrow().portfolio(), FEDOR));
    told("D1", "user/8, who is no living user");
  }

  @Test
  void anOwnPortfolioThatAnotherHolds() {
    put(new Portfolio(org().user(VERA).orElseThrow().portfolio(), CLARA));
    told("D1", "of user/4 is held by user/3");
  }

  @Test
  void aUserWithoutAPortfolio() {
    changeUser(EGOR, user -> user.portfolio(PortfolioId.of(999)));
    told("D1", "the own portfolio/999 of user/7 is lost");
  }

  @Test
  void aPortfolioThatIsNobodysOwn() {
    put(new Portfolio(PortfolioId.of(999), CLARA));
    told("D1", "portfolio/999 is nobody's own");
  }

  @Test
  void aPortfolioThatTwoCallTheirOwn() {
    changeUser(EGOR, user -> user.portfolio(org().user(VERA).orElseThrow().portfolio()));
    told("D1", "both user/4 and user/7");
  }

  @Test
  void aClaimToAPortfolioThatIsNot() {
    User fedor = org().deletedUser(FEDOR).orElseThrow();
    put(
        fedor.toBuilder()
            .deletion(new UserDeletion(1, AT, ANNA, Set.of(PortfolioId.of(999))))
            .build());
    told("D9", "user/8 handed over [portfolio/999]");
  }
}
