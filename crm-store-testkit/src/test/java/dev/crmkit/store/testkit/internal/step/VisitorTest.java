package dev.crmkit.store.testkit.internal.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.store.testkit.internal.operation.FormOperation;
import dev.crmkit.store.testkit.internal.operation.RecordOperation;
import dev.crmkit.store.testkit.internal.operation.SettingsOperation;
import dev.crmkit.store.testkit.internal.operation.SignInOperation;
import dev.crmkit.store.testkit.internal.operation.UserOperation;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Visitors find their method by the type of its parameter. */
class VisitorTest {

  @ParameterizedTest
  @ValueSource(
      classes = {
        Step.class,
        RecordOperation.class,
        UserOperation.class,
        FormOperation.class,
        SettingsOperation.class,
        SignInOperation.class
      })
  void aVisitorHasOneMethodForEachRecord(Class<?> visited) throws ReflectiveOperationException {
    Class<?> visitor = Class.forName(visited.getName() + "$Visitor");
    assertThat(Arrays.stream(visitor.getDeclaredMethods()))
        .<Object>extracting(method -> method.getParameterTypes()[0])
        .containsExactlyInAnyOrder((Object[]) visited.getPermittedSubclasses());
  }
}
