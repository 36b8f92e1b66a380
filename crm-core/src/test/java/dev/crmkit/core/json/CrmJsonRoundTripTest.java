package dev.crmkit.core.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.core.testing.ExportedTypes;
import dev.crmkit.core.testing.ModelValues;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What is read is what was written, for every value type that the module exports. */
class CrmJsonRoundTripTest {

  /** A type with one of its values. */
  record Typed(Class<?> type, Object value) {}

  private static final List<Class<?>> TYPES =
      Stream.concat(ExportedTypes.values().stream(), ExportedTypes.sealed().stream()).toList();

  @Property(tries = 3000)
  void everyValueIsReadAsItWasWritten(@ForAll("typed") Typed typed) {
    String json = CrmJson.write(typed.value());

    Class<?> type = typed.type();
    if (!json.startsWith("{") && type.isInterface()) {
      // A mere reference: only a part that is declared so tells its kind.
      return;
    }
    assertThat((Object) CrmJson.read(json, type)).isEqualTo(typed.value());
    assertThat(CrmJson.write(CrmJson.read(json, type))).isEqualTo(json);
  }

  @Provide
  Arbitrary<Typed> typed() {
    return Arbitraries.of(TYPES).flatMap(type -> ModelValues.of(type).map(v -> new Typed(type, v)));
  }
}
