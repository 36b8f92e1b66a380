package dev.crmkit.store.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/**
 * A {@link TraitIndex} tells all records that have a trait, and its predecessors those they did.
 */
class TraitIndexProperties {

  /** Some at both ends of their order. */
  private static final int[] TRAITS = {Integer.MIN_VALUE, -7, -1, 0, 1, 8, 99, Integer.MAX_VALUE};

  private static final int RECORDS = 60;

  @Property(tries = 60)
  void whoHasATraitIsTold(@ForAll long seed, @ForAll @IntRange(min = 1, max = 5_000) int changes) {
    Random random = new Random(seed);
    Held held = new Held();
    Held before = held;
    for (int i = 0; i < changes; i++) {
      if (random.nextInt(200) == 0) {
        before = held.closed();
        held = before.successor();
      }
      held.change(1 + random.nextInt(RECORDS), traits(random));
    }
    held.check();
    before.check();
  }

  @Property(tries = 60)
  void successorsOfTheSameKnowNothingOfOneAnother(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 1_500) int changes) {
    Random random = new Random(seed);
    Held held = new Held();
    for (int i = 0; i < changes; i++) {
      held.change(1 + random.nextInt(RECORDS), traits(random));
    }
    Held one = held.closed().successor();
    Held other = held.successor();
    for (int i = 0; i < 20; i++) {
      one.change(100 + i, new int[] {TRAITS[i % 4]});
      other.change(200 + i, new int[] {TRAITS[i % 4]});
      assertThat(one.index.ids(List.of(TRAITS[i % 4]))).doesNotContain(200L + i);
    }
    one.check();
    other.check();
    held.check();
  }

  /** Sorted; sometimes the same twice, as of two values with the same number. */
  private static int[] traits(Random random) {
    return random.ints(random.nextInt(5), 0, TRAITS.length).map(i -> TRAITS[i]).sorted().toArray();
  }

  @Example
  void whatIsLostIsForgottenInTheEnd() {
    TraitIndex index = new TraitIndex().edit(new Edit());
    int[] some = {3};
    int[] other = {5};
    for (int id = 1; id <= 5_000; id++) {
      index.change(id, Traits.NONE, some);
    }
    for (int i = 0; i < 50; i++) {
      for (int id = 1; id <= 5_000; id++) {
        index.change(id, i % 2 == 0 ? some : other, i % 2 == 0 ? other : some);
      }
    }
    assertThat(index.count(3) + index.count(5)).isLessThan(4 * 5_000);
    for (int id = 1; id <= 5_000; id++) {
      index.change(id, some, Traits.NONE);
    }
    assertThat(index.count(3) + index.count(5)).isLessThan(4 * 5_000);
    assertThat(index.ids(List.of(3))).hasSizeLessThan(5_000);
  }

  @Example
  void aRecordThatKeepsItsTraitsAddsNothing() {
    TraitIndex index = new TraitIndex().edit(new Edit());
    index.change(1, Traits.NONE, new int[] {3, 5});
    for (int i = 0; i < 10; i++) {
      index.change(1, new int[] {3, 5}, new int[] {3, 5});
    }
    assertThat(index.count(3)).isEqualTo(1);
    assertThat(index.count(5)).isEqualTo(1);
    assertThat(index.count(4)).isZero();
  }

  @Example
  void whatCannotBeChangedAnyMoreStaysAsItIs() {
    Edit edit = new Edit();
    TraitIndex index = new TraitIndex().edit(edit);
    index.change(1, Traits.NONE, new int[] {3});
    edit.close();
    assertThatThrownBy(() -> index.change(2, Traits.NONE, new int[] {3}))
        .isInstanceOf(IllegalStateException.class);
    assertThat(index.ids(List.of(3))).containsExactly(1);
  }

  /** An index, and a map that undergoes the same. */
  private static final class Held {
    private final Map<Long, int[]> traits;
    private final TraitIndex index;
    private final Edit edit = new Edit();

    Held() {
      this(new HashMap<>(), new TraitIndex());
    }

    private Held(Map<Long, int[]> traits, TraitIndex from) {
      this.traits = traits;
      this.index = from.edit(edit);
    }

    Held closed() {
      edit.close();
      return this;
    }

    Held successor() {
      return new Held(new HashMap<>(traits), index);
    }

    void change(long id, int[] after) {
      int[] before = traits.put(id, after);
      index.change(id, before == null ? Traits.NONE : before, after);
    }

    void check() {
      for (int trait : TRAITS) {
        List<Long> having = having(trait);
        List<Long> told = told(trait);
        assertThat(told).doesNotHaveDuplicates().isSorted().containsAll(having);
        assertThat(index.count(trait)).isGreaterThanOrEqualTo(told.size());
      }
      List<Long> both = told(TRAITS[0], TRAITS[3]);
      assertThat(both).doesNotHaveDuplicates().containsAll(having(TRAITS[0]));
      assertThat(both).containsAll(having(TRAITS[3]));
    }

    private List<Long> told(int... some) {
      return Arrays.stream(index.ids(IntStream.of(some).boxed().toList())).boxed().toList();
    }

    private List<Long> having(int trait) {
      return traits.entrySet().stream()
          .filter(each -> IntStream.of(each.getValue()).anyMatch(its -> its == trait))
          .map(Map.Entry::getKey)
          .toList();
    }
  }
}
