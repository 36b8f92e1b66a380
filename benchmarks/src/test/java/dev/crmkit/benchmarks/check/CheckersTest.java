package dev.crmkit.benchmarks.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.access.decision.Decisions;
import dev.crmkit.benchmarks.company.Company;
import dev.crmkit.core.org.OrgSnapshot;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Ours and the peers give the same answers to what is measured. */
class CheckersTest {

  private static final int PAIRS = 32;

  private final Company company = Company.of(60);
  private final OrgSnapshot org = company.organisation();

  @ParameterizedTest
  @EnumSource
  void oursAnswersAsTheQuestionSays(Question question) {
    for (Pair pair : Pair.of(company, question, PAIRS)) {
      assertThat(Decisions.allows(org, pair.actor(), question.action(), pair.record()))
          .isEqualTo(question.allowed());
      assertThat(Decisions.decide(org, pair.actor(), question.action(), pair.record()).allowed())
          .isEqualTo(question.allowed());
    }
  }

  @ParameterizedTest
  @EnumSource
  void peersAnswerAsOursDoes(PeerChecker peer) {
    for (Question question : Question.values()) {
      try (Checker checker = peer.create(company, question, Pair.of(company, question, PAIRS))) {
        assertThat(IntStream.range(0, PAIRS))
            .as("%s", question)
            .allMatch(i -> checker.allows(i) == question.allowed());
      }
    }
  }

  @Test
  void allKindsOfReasonsAreAmongThePairs() {
    assertThat(Pair.of(company, Question.VIEW_ALLOWED, PAIRS))
        .extracting(
            pair ->
                Decisions.decide(org, pair.actor(), Question.VIEW_ALLOWED.action(), pair.record())
                    .rule()
                    .number())
        .contains("V1", "V2", "V3");
  }
}
