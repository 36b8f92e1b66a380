package dev.crmkit.benchmarks.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.access.decision.Decisions;
import dev.crmkit.benchmarks.fixture.OrganisationFixture;
import dev.crmkit.core.org.OrgSnapshot;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** CrmKit and the peers return the expected result of each access case. */
class CheckersTest {

  private static final int PAIRS = 32;

  private final OrganisationFixture company = OrganisationFixture.of(60);
  private final OrgSnapshot org = company.organisation();

  @ParameterizedTest
  @EnumSource
  void crmKitReturnsTheExpectedResult(AccessCase accessCase) {
    for (ActorAndRecord pair : ActorAndRecord.of(company, accessCase, PAIRS)) {
      assertThat(Decisions.allows(org, pair.actor(), accessCase.action(), pair.record()))
          .isEqualTo(accessCase.allowed());
      assertThat(Decisions.decide(org, pair.actor(), accessCase.action(), pair.record()).allowed())
          .isEqualTo(accessCase.allowed());
    }
  }

  @ParameterizedTest
  @EnumSource
  void peersReturnTheExpectedResult(PeerChecker peer) {
    for (AccessCase accessCase : AccessCase.values()) {
      try (Checker checker =
          peer.create(company, accessCase, ActorAndRecord.of(company, accessCase, PAIRS))) {
        assertThat(IntStream.range(0, PAIRS))
            .as("%s", accessCase)
            .allMatch(i -> checker.allows(i) == accessCase.allowed());
      }
    }
  }

  @Test
  void thePairsCoverTheRulesForViewing() {
    assertThat(ActorAndRecord.of(company, AccessCase.VIEW_ALLOWED, PAIRS))
        .extracting(
            pair ->
                Decisions.decide(org, pair.actor(), AccessCase.VIEW_ALLOWED.action(), pair.record())
                    .rule()
                    .number())
        .contains("V1", "V2", "V3");
  }
}
