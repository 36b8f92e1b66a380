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

/** Each invariant of users and portfolios detects an injected fault. */
class UserInvariantsTest extends FaultInjection {

  @Test
  void detectsASecondDirector() {
    changeUser(ANNA, user -> user.type(UserType.DIRECTOR).responsible(Optional.empty()));
    assertDetected("U1", "user/1");
  }

  @Test
  void detectsAnInactiveDirector() {
    changeUser(BORIS, user -> user.status(UserStatus.INACTIVE));
    assertDetected("U1", "user/2 is INACTIVE");
  }

  @Test
  void detectsADirectorWithADeniedSetting() {
    changeUser(BORIS, user -> user.addDeniedSettings(SettingsArea.LABELS));
    assertDetected("U1", "user/2");
  }

  @Test
  void detectsADirectorWithAResponsible() {
    changeUser(BORIS, user -> user.responsible(ANNA));
    assertDetected("U1", "user/2");
  }

  @Test
  void detectsAManagerWithoutAResponsible() {
    changeUser(EGOR, user -> user.responsible(Optional.empty()));
    assertDetected("U2", "responsible of user/7");
  }

  @Test
  void detectsAManagerWhoIsTheirOwnResponsible() {
    changeUser(EGOR, user -> user.responsible(EGOR));
    assertDetected("U2", "responsible of user/7");
  }

  @Test
  void detectsAManagerUnderAManager() {
    changeUser(EGOR, user -> user.responsible(DINA));
    assertDetected("U2", "user/7 cannot be the MANAGER user/6");
  }

  @Test
  void detectsAHeadUnderAHead() {
    changeUser(CLARA, user -> user.responsible(ANNA));
    assertDetected("U2", "user/3 cannot be the HEAD user/1");
  }

  @Test
  void detectsAManagerUnderADeletedUser() {
    changeUser(EGOR, user -> user.responsible(FEDOR));
    assertDetected("U2", "responsible of user/7");
  }

  @Test
  void detectsADuplicateEmailAddress() {
    changeUser(EGOR, user -> user.email("CLARA@example.COM"));
    assertDetected("U12", "user/3 and user/7");
  }

  @Test
  void detectsAMissingGroup() {
    changeUser(EGOR, user -> user.addGroups(NO_GROUP));
    assertDetected("U11", "user/7 is in group/99");
  }

  @Test
  void detectsAPortfolioOwnedByADeletedUser() {
    put(new Portfolio(org().user(VERA).orElseThrow().portfolio(), FEDOR));
    assertDetected("D1", "user/8, who is not a living user");
  }

  @Test
  void detectsAPersonalPortfolioOwnedByAnotherUser() {
    put(new Portfolio(org().user(VERA).orElseThrow().portfolio(), CLARA));
    assertDetected("D1", "of user/4 is owned by user/3");
  }

  @Test
  void detectsAUserWithoutAPersonalPortfolio() {
    changeUser(EGOR, user -> user.portfolio(PortfolioId.of(999)));
    assertDetected("D1", "the personal portfolio/999 of user/7 does not exist");
  }

  @Test
  void detectsAPortfolioThatIsPersonalToNobody() {
    put(new Portfolio(PortfolioId.of(999), CLARA));
    assertDetected("D1", "portfolio/999 is nobody's personal portfolio");
  }

  @Test
  void detectsAPersonalPortfolioOfTwoUsers() {
    changeUser(EGOR, user -> user.portfolio(org().user(VERA).orElseThrow().portfolio()));
    assertDetected("D1", "both user/4 and user/7");
  }

  @Test
  void detectsAClaimToAMissingPortfolio() {
    User fedor = org().deletedUser(FEDOR).orElseThrow();
    put(
        fedor.toBuilder()
            .deletion(new UserDeletion(1, AT, ANNA, Set.of(PortfolioId.of(999))))
            .build());
    assertDetected("D9", "user/8 handed over [portfolio/999]");
  }
}
