package dev.crmkit.core.org;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The shared map, beside a plain one. */
class LongMapProperties {

  /** One step: a value is put under a key, or the key taken out where there is no value. */
  record Step(long key, Integer value) {}

  @Property
  void itHoldsWhatAPlainMapHolds(@ForAll("steps") List<Step> steps) {
    Map<Long, Integer> plain = new HashMap<>();
    List<LongMap<Integer>> versions = new ArrayList<>();
    List<Map<Long, Integer>> plainVersions = new ArrayList<>();
    LongMap<Integer> map = LongMap.empty();
    for (Step step : steps) {
      versions.add(map);
      plainVersions.add(Map.copyOf(plain));
      if (step.value() == null) {
        map = map.without(step.key());
        plain.remove(step.key());
      } else {
        map = map.with(step.key(), step.value());
        plain.put(step.key(), step.value());
      }
      assertSame(map, plain);
    }
    // What was made before shares with what was made after, and is not changed by it.
    for (int i = 0; i < versions.size(); i++) {
      assertSame(versions.get(i), plainVersions.get(i));
    }
  }

  private static void assertSame(LongMap<Integer> map, Map<Long, Integer> plain) {
    List<Integer> values = new ArrayList<>();
    map.forEach(values::add);
    assertThat(map.size()).isEqualTo(plain.size());
    assertThat(values).containsExactlyInAnyOrderElementsOf(plain.values());
    for (long key = -3; key < 12; key++) {
      assertThat(map.get(key)).isEqualTo(plain.get(key));
    }
    plain.forEach((key, value) -> assertThat(map.get(key)).isEqualTo(value));
  }

  @Provide
  Arbitrary<List<Step>> steps() {
    Arbitrary<Long> keys =
        Arbitraries.oneOf(
            Arbitraries.longs().between(0, 9),
            Arbitraries.longs(),
            Arbitraries.of(Long.MIN_VALUE, Long.MAX_VALUE, -1L, 1L << 53));
    return Combinators.combine(keys, Arbitraries.integers().injectNull(0.4))
        .as(Step::new)
        .list()
        .ofMaxSize(60);
  }

  @Example
  void itHoldsManyKeysAndLosesThemAgain() {
    int many = 200_000;
    LongMap<Long> map = LongMap.empty();
    for (long key = 0; key < many; key++) {
      map = map.with(key * key, key);
    }
    LongMap<Long> full = map;
    for (long key = 0; key < many; key += 2) {
      map = map.without(key * key);
    }

    assertThat(full.size()).isEqualTo(many);
    assertThat(map.size()).isEqualTo(many / 2);
    for (long key = 0; key < many; key++) {
      assertThat(full.get(key * key)).isEqualTo(key);
      assertThat(map.get(key * key)).isEqualTo(key % 2 == 0 ? null : (Long) key);
    }
    for (long key = 1; key < many; key += 2) {
      map = map.without(key * key);
    }
    assertThat(map.size()).isZero();
  }

  @Example
  void takingOutWhatIsNotThereChangesNothing() {
    LongMap<String> map = LongMap.<String>empty().with(1, "a");

    assertThat(map.without(2)).isSameAs(map);
    assertThat(map.with(1, "b").size()).isEqualTo(1);
    assertThat(map.get(1)).isEqualTo("a");
  }
}
