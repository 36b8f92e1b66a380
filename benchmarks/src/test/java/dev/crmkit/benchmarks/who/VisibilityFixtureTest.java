package dev.crmkit.benchmarks.who;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.access.change.DeletionPlan;
import dev.crmkit.core.user.UserRef;
import dev.crmkit.store.testkit.reference.Reference;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Ours and the reference give the same answers. */
class VisibilityFixtureTest {

  private static final int TEAM = 5;

  @Test
  void theSameSeeAClient() {
    try (VisibilityFixture company = new VisibilityFixture(20, TEAM, 40)) {
      List<?> reference = (List<?>) company.reference().answer(company.referenceWho());

      assertThat(company.who()).hasSize(TEAM + 1);
      assertThat(company.who().stream().map(UserRef::id).map(id -> "u" + id.value()))
          .containsExactlyInAnyOrderElementsOf(reference.stream().map(String::valueOf).toList());
    }
  }

  @Test
  void theSameLoseAndGainSightByADeletion() {
    try (VisibilityFixture company = new VisibilityFixture(20, TEAM, 40)) {
      Reference reference = company.reference();
      Map<?, ?> told = (Map<?, ?>) reference.answer(company.referencePlan());
      DeletionPlan plan = company.plan();

      Map<?, ?> loses = (Map<?, ?>) Objects.requireNonNull(told.get("loses"));
      Map<?, ?> gains = (Map<?, ?>) Objects.requireNonNull(told.get("gains"));
      assertThat(loses).hasSize(TEAM - 2);
      plan.effect()
          .visibilityChanges()
          .forEach(
              sight -> {
                String user = "u" + sight.user().id().value();
                assertThat(sight.loses().clients()).isEqualTo(size(loses.get(user)));
                assertThat(sight.gains().clients()).isEqualTo(size(gains.get(user)));
              });
      assertThat(plan.effect().visibilityChanges()).hasSize(loses.size() + gains.size());
      assertThat(String.valueOf(plan.effect().moved().clients())).isEqualTo(told.get("clients"));
    }
  }

  private static long size(@org.jspecify.annotations.Nullable Object records) {
    return records == null ? 0 : ((List<?>) records).size();
  }
}
