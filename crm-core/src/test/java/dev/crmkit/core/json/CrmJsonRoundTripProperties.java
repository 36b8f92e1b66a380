package dev.crmkit.core.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.core.Subject;
import dev.crmkit.core.client.Client;
import dev.crmkit.core.history.Event;
import dev.crmkit.core.query.Condition;
import dev.crmkit.core.testing.ExportedTypes;
import dev.crmkit.core.testing.ModelValues;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What is read is what was written, for every value type that the module exports. */
class CrmJsonRoundTripProperties {

  /** A type with one of its values. */
  record Typed(Class<?> type, Object value) {}

  private static final List<Class<?>> TYPES =
      Stream.concat(ExportedTypes.values().stream(), ExportedTypes.sealed().stream()).toList();

  @Property(tries = 4000, edgeCases = EdgeCasesMode.NONE)
  void everyValueIsReadAsItWasWritten(@ForAll("typed") Typed typed) {
    Class<?> type = typed.type();
    String json =
        typed.value() instanceof Subject subject && type.isInterface()
            ? '"' + subject.path() + '"' // only a part that is declared so is written so
            : CrmJson.write(typed.value());

    assertThat((Object) CrmJson.read(json, type)).isEqualTo(typed.value());
    if (!(typed.value() instanceof Subject)) {
      assertThat(CrmJson.write(CrmJson.read(json, type))).isEqualTo(json);
    }
  }

  @Example
  void theModulesTypesAreFound() {
    assertThat(TYPES).hasSizeGreaterThan(70).contains(Client.class, Condition.class, Event.class);
  }

  @Provide
  Arbitrary<Typed> typed() {
    return Arbitraries.of(TYPES).flatMap(type -> ModelValues.of(type).map(v -> new Typed(type, v)));
  }
}
