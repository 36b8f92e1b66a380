package dev.crmkit.benchmarks.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.access.decision.Decisions;
import dev.crmkit.benchmarks.fixture.OrganisationFixture;
import dev.crmkit.core.org.OrgSnapshot;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Ours and the peers give the same answers to what is measured. */
class CheckersTest {

  private static final int PAIRS = 32;

  private final OrganisationFixture company = OrganisationFixture.of(60);
  private final OrgSnapshot org = company.organisation();

  @ParameterizedTest
  @EnumSource
  void oursAnswersAsTheQuestionSays(AccessCase question) {
    for (ActorAndRecord pair : ActorAndRecord.of(company, question, PAIRS)) {
      assertThat(Decisions.allows(org, pair.actor(), question.action(), pair.record()))
          .isEqualTo(question.allowed());
      assertThat(Decisions.decide(org, pair.actor(), question.action(), pair.record()).allowed())
          .isEqualTo(question.allowed());
    }
  }

  @ParameterizedTest
  @EnumSource
  void peersAnswerAsOursDoes(PeerChecker peer) {
    for (AccessCase question : AccessCase.values()) {
      try (Checker checker =
          peer.create(company, question, ActorAndRecord.of(company, question, PAIRS))) {
        assertThat(IntStream.range(0, PAIRS))
            .as("%s", question)
            .allMatch(i -> checker.allows(i) == question.allowed());
      }
    }
  }

  @Test
  void allKindsOfReasonsAreAmongThePairs() {
    assertThat(ActorAndRecord.of(company, AccessCase.VIEW_ALLOWED, PAIRS))
        .extracting(
            pair ->
                Decisions.decide(org, pair.actor(), AccessCase.VIEW_ALLOWED.action(), pair.record())
                    .rule()
                    .number())
        .contains("V1", "V2", "V3");
  }
}
