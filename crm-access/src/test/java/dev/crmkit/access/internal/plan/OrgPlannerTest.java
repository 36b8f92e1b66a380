package dev.crmkit.access.internal.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.access.change.OrgChange;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OrgPlannerTest {

  @Test
  void everyTypeOfChangeHasAPlanner() {
    assertThat(types(OrgChange.class)).hasSizeGreaterThan(20).allMatch(OrgPlanner::canPlan);
  }

  private static Stream<Class<?>> types(Class<?> type) {
    return type.isSealed()
        ? Arrays.stream(type.getPermittedSubclasses()).flatMap(OrgPlannerTest::types)
        : Stream.of(type);
  }
}
