package dev.crmkit.access.internal.org;

import static dev.crmkit.access.Company.ANNA;
import static dev.crmkit.access.Company.BORIS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.access.Company;
import dev.crmkit.access.CrmSession;
import dev.crmkit.access.change.ImpactPlan;
import dev.crmkit.access.change.SecurityChange.SetAllowedRanges;
import dev.crmkit.access.change.UserChange.DeleteUser;
import dev.crmkit.access.change.UserChange.SetStatus;
import dev.crmkit.access.change.VisibilityChange;
import dev.crmkit.core.org.OrgDelta;
import dev.crmkit.core.org.Portfolio;
import dev.crmkit.core.portfolio.PortfolioId;
import dev.crmkit.core.user.User;
import dev.crmkit.core.user.UserId;
import dev.crmkit.core.user.UserStatus;
import dev.crmkit.core.user.UserType;
import dev.crmkit.testing.Allocation;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A plan takes work in proportion to the team that it concerns, not to its square. */
@Tag("D4")
class LargeTeamTest {

  private static final int TEAM = 100;

  /** Ten times the team is ten times the work, and would be a hundred times if it were squared. */
  private static final int TIMES = 10;

  @Test
  void aPlanToDeleteAHeadIsLinearInTheTeam() {
    ImpactPlan plan = assertLinear(director -> director.preview(DeleteUser.of(BORIS)));

    assertThat(plan.visibilityChanges()).hasSize(TIMES * TEAM + 2);
    VisibilityChange manager = plan.visibilityChange(manager(1)).orElseThrow();
    assertThat(manager.loses().clients()).isEqualTo(TIMES * TEAM - 1);
    assertThat(manager.gains().isNone()).isTrue();
  }

  @Test
  void aPlanOfRangesIsLinearInTheTeam() {
    ImpactPlan plan =
        assertLinear(
            director -> director.preview(new SetAllowedRanges(List.of("10.0.0.0/8"))),
            UserStatus.IP_RESTRICTED);

    assertThat(plan.visibilityChanges()).hasSize(TIMES * TEAM);
    assertThat(plan.visibilityChanges())
        .allSatisfy(visibility -> assertThat(visibility.gains().clients()).isEqualTo(TIMES * TEAM));
  }

  @Test
  void aPlanForOneManagerIsLinearInTheTeam() {
    ImpactPlan plan =
        assertLinear(director -> director.preview(new SetStatus(manager(1), UserStatus.INACTIVE)));

    assertThat(plan.visibilityChanges()).hasSize(1);
    assertThat(plan.visibilityChanges().get(0).loses().clients()).isEqualTo(TIMES * TEAM);
  }

  private static ImpactPlan assertLinear(Preview call) {
    return assertLinear(call, UserStatus.ACTIVE);
  }

  private static ImpactPlan assertLinear(Preview call, UserStatus status) {
    CrmSession small = withTeam(TEAM, status).as(ANNA);
    CrmSession large = withTeam(TIMES * TEAM, status).as(ANNA);
    call.of(small);
    long one = Allocation.of(() -> call.of(small));
    long ten = Allocation.of(() -> call.of(large));

    assertThat(ten).isLessThan(2 * TIMES * one);
    return call.of(large);
  }

  /** A plan that a session is asked for. */
  private interface Preview {
    ImpactPlan of(CrmSession session);
  }

  private static UserId manager(int number) {
    return UserId.of(1_000 + number);
  }

  /** A company in which so many managers, each with a client, are under Boris. */
  private static Company withTeam(int count, UserStatus status) {
    Company company = new Company();
    OrgDelta.Builder delta = OrgDelta.builder();
    IntStream.range(0, count)
        .forEach(
            number -> {
              UserId id = manager(number);
              PortfolioId portfolio = PortfolioId.of(1_000 + number);
              delta
                  .put(
                      User.builder()
                          .id(id)
                          .name("m")
                          .type(UserType.MANAGER)
                          .status(status)
                          .responsible(BORIS)
                          .portfolio(portfolio)
                          .createdAt(Instant.EPOCH)
                          .build())
                  .put(new Portfolio(portfolio, id));
            });
    company.apply(delta.build());
    IntStream.range(0, count).forEach(number -> company.client(1_000 + number, manager(number)));
    return company;
  }
}
