package dev.crmkit.store.testkit.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.store.testkit.RandomScripts;
import dev.crmkit.store.testkit.internal.format.InvalidFileException;
import dev.crmkit.store.testkit.internal.format.Node;
import dev.crmkit.store.testkit.internal.random.SampleValues;
import dev.crmkit.store.testkit.internal.random.ScriptData;
import dev.crmkit.store.testkit.internal.yaml.YamlFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

@NullMarked
class ScriptYamlProperties {

  @Property
  void whatIsPrintedReadsAsTheSame(@ForAll("data") Map<String, @Nullable Object> data)
      throws InvalidFileException {
    Script script = new Script(data, List.of(data, ScriptData.map("do", data)));

    assertThat(read(script.text("the title"))).isEqualTo(script);
  }

  @Property(tries = 200)
  void scriptsAreReadBackUnchanged(@ForAll("scripts") Script script) throws InvalidFileException {
    assertThat(read(script.text("null"))).isEqualTo(script);
    assertThat(read(script.answered().text("null"))).isEqualTo(script.answered());
  }

  @Example
  void eachUserRecordFieldAndStepHasItsOwnLine() {
    Script script =
        new Script(
            ScriptData.map(
                "users",
                List.of(
                    ScriptData.map("id", "anna", "type", "director"), ScriptData.map("id", "vera")),
                "labels",
                List.of("vip", "a: b"),
                "form",
                List.of(
                    ScriptData.map(
                        "section",
                        "1",
                        "fields",
                        List.of(ScriptData.map("field", "f1", "hint", null))))),
            List.of(
                ScriptData.map(
                    "list", ScriptData.map("user", "vera", "what", "users"), "expect", "null")));

    assertThat(script.text("Nobody"))
        .isEqualTo(
            """
            title: Nobody
            given:
              users:
                - {id: anna, type: director}
                - {id: vera}
              labels: [vip, "a: b"]
              form:
                - section: 1
                  fields:
                    - {field: f1, hint: null}
            steps:
              - {list: {user: vera, what: users}, expect: "null"}
            """);
  }

  @Provide
  Arbitrary<Script> scripts() {
    return RandomScripts.scripts();
  }

  @Provide
  Arbitrary<Map<String, @Nullable Object>> data() {
    Arbitrary<String> texts =
        Arbitraries.oneOf(
            Arbitraries.of(SampleValues.NAMES),
            Arbitraries.of(SampleValues.TEXTS),
            Arbitraries.of("", " ", "null", "~", "-", "- a", "---", "...", "?", ": ", "a:", "a #b"),
            Arbitraries.of("::1", "2001:db8::/32", "-5", "1.0", "a,b", "[a]", "@a", "`", "%", "&a"),
            Arbitraries.strings().ofMaxLength(6),
            Arbitraries.chars().range('\0', '\u00A0').map(String::valueOf),
            Arbitraries.integers().between(0x10000, 0x10FFFF).map(Character::toString));
    return maps(value(texts.withoutEdgeCases(), 3), texts).withoutEdgeCases();
  }

  private static Arbitrary<@Nullable Object> value(Arbitrary<String> texts, int depth) {
    Arbitrary<@Nullable Object> text = texts.injectNull(.1).map(t -> t);
    if (depth == 0) {
      return text;
    }
    Arbitrary<@Nullable Object> deeper = value(texts, depth - 1);
    return Arbitraries.oneOf(
            List.of(
                text,
                deeper.list().ofMaxSize(3).map(list -> list),
                maps(deeper, texts).map(map -> map)))
        .withoutEdgeCases();
  }

  private static Arbitrary<Map<String, @Nullable Object>> maps(
      Arbitrary<@Nullable Object> values, Arbitrary<String> keys) {
    Arbitrary<String> allKeys =
        Arbitraries.oneOf(keys, Arbitraries.of("fields", "users", "expect", "section"));
    return Arbitraries.maps(allKeys, values).ofMaxSize(4).map(LinkedHashMap::new);
  }

  private static Script read(String text) throws InvalidFileException {
    Map<?, ?> file = (Map<?, ?>) java.util.Objects.requireNonNull(data(YamlFile.parse(text, "f")));
    List<Map<String, @Nullable Object>> steps = new ArrayList<>();
    for (Object step : (List<?>) java.util.Objects.requireNonNull(file.get("steps"))) {
      steps.add(ScriptData.copyOf(map(step)));
    }
    return new Script(map(java.util.Objects.requireNonNull(file.get("given"))), steps);
  }

  @SuppressWarnings("unchecked") // the keys of data are strings
  private static Map<String, @Nullable Object> map(Object map) {
    return (Map<String, @Nullable Object>) map;
  }

  private static @Nullable Object data(Node node) {
    if (node instanceof Node.Text text) {
      return text.value();
    }
    if (node instanceof Node.Items list) {
      List<@Nullable Object> items = new ArrayList<>();
      list.items().forEach(item -> items.add(data(item)));
      return items;
    }
    if (node instanceof Node.Entries map) {
      Map<String, @Nullable Object> entries = new LinkedHashMap<>();
      map.entries().forEach(entry -> entries.put(entry.key(), data(entry.value())));
      return entries;
    }
    return null;
  }
}
