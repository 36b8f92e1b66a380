package dev.crmkit.store.testkit.internal.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.core.form.FieldType;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ValueRulesTest {

  /** The model shares no code with the library, so nothing else would notice a type it lacks. */
  @Test
  void theReferenceKnowsEveryTypeOfField() {
    assertThat(ValueRules.FIELD_TYPES)
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(FieldType.values())
                .map(type -> type.name().toLowerCase(Locale.ROOT))
                .toList());
  }
}
