package dev.crmkit.store.memory.internal.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.Lists;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.ToIntFunction;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;

/**
 * A {@link SortedTree} has the same elements as a {@link TreeSet}, and changing a copy of it does
 * not affect it.
 */
class SortedTreeProperties {

  /** Changes: a positive number is put, a negative one is removed, 0 starts a copy. */
  @Provide
  Arbitrary<List<Integer>> changes() {
    Arbitrary<Integer> narrow = Arbitraries.integers().between(-60, 60);
    Arbitrary<Integer> wide = Arbitraries.integers().between(-3_000, 5_000);
    Arbitrary<Integer> broken =
        Arbitraries.frequencyOf(Tuple.of(9, wide), Tuple.of(1, Arbitraries.just(0)));
    return Arbitraries.oneOf(
        narrow.list().ofMaxSize(400),
        wide.list().ofMaxSize(4_000),
        wide.list().ofMaxSize(40),
        broken.list().ofMaxSize(1_000));
  }

  /** The natural order, with prefixes that decide nothing, a part of it, or all of it. */
  enum PrefixOrder implements KeyOrder<Integer> {
    NONE,
    COARSE,
    COARSE_AND_FINE,
    EXACT;

    @Override
    public int prefixLength() {
      return prefix(0).length;
    }

    @Override
    public long[] prefix(Integer element) {
      return switch (this) {
        case NONE -> new long[0];
        case COARSE -> new long[] {element / 100};
        case COARSE_AND_FINE -> new long[] {element / 1_000 - 2, element % 1_000 / 10};
        case EXACT -> new long[] {element};
      };
    }

    @Override
    public int compare(Integer a, Integer b) {
      return a.compareTo(b);
    }
  }

  @Property(tries = 150)
  void aTreeHasTheElementsOfATreeSet(
      @ForAll PrefixOrder order, @ForAll("changes") List<Integer> changes) {
    TreeAndSet pair = new TreeAndSet(order);
    changes.forEach(pair::change);
    pair.check();
  }

  @Property(tries = 60)
  void aCopyDoesNotAffectItsOrigin(
      @ForAll PrefixOrder order,
      @ForAll("changes") List<Integer> changes,
      @ForAll("changes") List<Integer> more) {
    TreeAndSet pair = new TreeAndSet(order);
    changes.forEach(pair::change);
    TreeAndSet copy = pair.copy();
    more.forEach(copy::change);
    pair.check();
    copy.check();
  }

  @Property(tries = 60)
  void everyVersionKeepsItsElements(
      @ForAll PrefixOrder order,
      @ForAll("changes") List<Integer> changes,
      @ForAll @IntRange(min = 1, max = 50) int each) {
    TreeAndSet pair = new TreeAndSet(order);
    List<SortedTree<Integer>> trees = new ArrayList<>();
    List<List<Integer>> expected = new ArrayList<>();
    for (int i = 0; i < changes.size(); i++) {
      if (i % each == 0) {
        pair.change(0);
        trees.add(pair.published);
        expected.add(List.copyOf(pair.set));
      }
      pair.change(changes.get(i));
    }
    for (int i = 0; i < trees.size(); i++) {
      assertThat(trees.get(i).size()).isEqualTo(expected.get(i).size());
      assertThat(Lists.newArrayList(trees.get(i))).isEqualTo(expected.get(i));
    }
  }

  @Property(tries = 60)
  void keysAreSoughtInBothDirections(
      @ForAll PrefixOrder order,
      @ForAll("changes") List<Integer> changes,
      @ForAll @IntRange(min = -5, max = 5_005) int at) {
    TreeAndSet pair = new TreeAndSet(order);
    changes.forEach(pair::change);
    ToIntFunction<Integer> position = element -> Integer.compare(element, at);
    assertThat(Lists.newArrayList(pair.tree.ascendingFrom(position)))
        .containsExactlyElementsOf(pair.set.tailSet(at, true));
    assertThat(Lists.newArrayList(pair.tree.descendingFrom(position)))
        .containsExactlyElementsOf(pair.set.headSet(at, true).descendingSet());
    TreeKey<Integer> key = new TreeKey<>(order.prefix(at), position);
    assertThat(Lists.newArrayList(pair.tree.ascendingFrom(key)))
        .containsExactlyElementsOf(pair.set.tailSet(at, true));
    assertThat(Lists.newArrayList(pair.tree.descendingFrom(key)))
        .containsExactlyElementsOf(pair.set.headSet(at, true).descendingSet());
    assertThat(pair.tree.find(position)).isEqualTo(pair.set.contains(at) ? at : null);
    assertThat(pair.tree.find(key)).isEqualTo(pair.set.contains(at) ? at : null);
    assertThat(pair.tree.contains(at)).isEqualTo(pair.set.contains(at));
  }

  @Example
  void elementsInsertedInOrderAreKept() {
    for (boolean upwards : new boolean[] {true, false}) {
      TreeAndSet pair = new TreeAndSet(PrefixOrder.COARSE);
      for (int i = 1; i <= 5_000; i++) {
        pair.change(upwards ? i : 5_001 - i);
      }
      pair.check();
    }
  }

  @Example
  void anEmptiedTreeCanBeFilledAgain() {
    TreeAndSet pair = new TreeAndSet(PrefixOrder.COARSE);
    Random random = new Random(7);
    for (int round = 0; round < 3; round++) {
      List<Integer> all = new ArrayList<>();
      for (int i = 1; i <= 3_000; i++) {
        all.add(i);
        pair.change(i);
      }
      java.util.Collections.shuffle(all, random);
      all.forEach(i -> pair.change(-i));
      pair.check();
      assertThat(pair.tree.isEmpty()).isTrue();
    }
  }

  @Example
  void anEqualElementReplacesTheOneInTheTree() {
    MutationToken token = new MutationToken();
    SortedTree<String> tree =
        SortedTree.empty(KeyOrder.comparing(String.CASE_INSENSITIVE_ORDER)).mutableCopy(token);
    for (int i = 0; i < 200; i++) {
      tree.put("a" + i);
    }
    for (int i = 0; i < 200; i++) {
      tree.put("A" + i);
    }
    assertThat(tree.size()).isEqualTo(200);
    assertThat(tree).allMatch(element -> element.startsWith("A"));
  }

  @Example
  void aTreeCannotBeChangedOnceItsTokenIsClosed() {
    MutationToken token = new MutationToken();
    SortedTree<Integer> tree =
        SortedTree.<Integer>empty(Comparator.naturalOrder()).mutableCopy(token);
    tree.put(1);
    token.close();
    assertThatThrownBy(() -> tree.put(2)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> tree.remove(1)).isInstanceOf(IllegalStateException.class);
    assertThat(tree).containsExactly(1);
  }

  /** A tree, and a set that gets the same changes. */
  private static final class TreeAndSet {
    private final NavigableSet<Integer> set;
    private SortedTree<Integer> published;
    private SortedTree<Integer> tree;
    private MutationToken token = new MutationToken();

    TreeAndSet(PrefixOrder order) {
      this(new TreeSet<>(), SortedTree.empty(order));
    }

    private TreeAndSet(NavigableSet<Integer> set, SortedTree<Integer> tree) {
      this.set = set;
      this.published = tree;
      this.tree = tree.mutableCopy(token);
    }

    TreeAndSet copy() {
      token.close();
      return new TreeAndSet(new TreeSet<>(set), tree);
    }

    void change(int change) {
      if (change == 0) {
        token.close();
        token = new MutationToken();
        published = tree;
        tree = tree.mutableCopy(token);
      } else if (change > 0) {
        set.add(change);
        tree.put(change);
      } else {
        assertThat(tree.remove(-change)).isEqualTo(set.remove(-change));
      }
    }

    void check() {
      assertThat(tree.size()).isEqualTo(set.size());
      assertThat(Lists.newArrayList(tree)).containsExactlyElementsOf(set);
      assertThat(Lists.newArrayList(tree.descendingFrom(element -> -1)))
          .containsExactlyElementsOf(set.descendingSet());
    }
  }
}
