package dev.crmkit.benchmarks.who;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.access.change.ImpactPlan;
import dev.crmkit.store.testkit.internal.reference.Reference;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** CrmKit and the reference implementation give the same answers. */
class VisibilityFixtureTest {

  private static final int TEAM = 5;

  @Test
  void bothReturnTheSameViewersOfAClient() {
    try (VisibilityFixture company = new VisibilityFixture(20, TEAM, 40)) {
      List<?> reference = (List<?>) company.reference().answer(company.referenceWho());

      assertThat(company.who()).hasSize(TEAM + 1);
      assertThat(company.who().stream().map(each -> each.user().id()).map(id -> "u" + id.value()))
          .containsExactlyInAnyOrderElementsOf(reference.stream().map(String::valueOf).toList());
    }
  }

  @Test
  void bothReturnTheSameVisibilityChangesOfADeletion() {
    try (VisibilityFixture company = new VisibilityFixture(20, TEAM, 40)) {
      Reference reference = company.reference();
      Map<?, ?> expected = (Map<?, ?>) reference.answer(company.referencePlan());
      ImpactPlan plan = company.plan();

      Map<?, ?> loses = (Map<?, ?>) Objects.requireNonNull(expected.get("loses"));
      Map<?, ?> gains = (Map<?, ?>) Objects.requireNonNull(expected.get("gains"));
      assertThat(loses).hasSize(TEAM - 2);
      plan.visibilityChanges()
          .forEach(
              change -> {
                String user = "u" + change.user().id().value();
                assertThat(change.loses().clients()).isEqualTo(size(loses.get(user)));
                assertThat(change.gains().clients()).isEqualTo(size(gains.get(user)));
              });
      assertThat(plan.visibilityChanges()).hasSize(loses.size() + gains.size());
      assertThat(String.valueOf(plan.moved().clients())).isEqualTo(expected.get("clients"));
    }
  }

  private static long size(@org.jspecify.annotations.Nullable Object records) {
    return records == null ? 0 : ((List<?>) records).size();
  }
}
