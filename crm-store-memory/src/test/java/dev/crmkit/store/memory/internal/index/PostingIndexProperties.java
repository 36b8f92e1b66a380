package dev.crmkit.store.memory.internal.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmkit.store.memory.internal.tree.MutationToken;
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
 * A {@link PostingIndex} finds all records that have a term, and changing a copy of it does not
 * affect it.
 */
class PostingIndexProperties {

  /** Including the bounds of their range. */
  private static final int[] TERMS = {Integer.MIN_VALUE, -7, -1, 0, 1, 8, 99, Integer.MAX_VALUE};

  private static final int RECORDS = 60;

  @Property(tries = 60)
  void everyRecordWithATermIsFound(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 5_000) int changes) {
    Random random = new Random(seed);
    Model model = new Model();
    Model before = model;
    for (int i = 0; i < changes; i++) {
      if (random.nextInt(200) == 0) {
        before = model.closed();
        model = before.copy();
      }
      model.change(1 + random.nextInt(RECORDS), terms(random));
    }
    model.check();
    before.check();
  }

  @Property(tries = 60)
  void copiesOfOneIndexDoNotAffectEachOther(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 1_500) int changes) {
    Random random = new Random(seed);
    Model model = new Model();
    for (int i = 0; i < changes; i++) {
      model.change(1 + random.nextInt(RECORDS), terms(random));
    }
    Model one = model.closed().copy();
    Model other = model.copy();
    for (int i = 0; i < 20; i++) {
      one.change(100 + i, new int[] {TERMS[i % 4]});
      other.change(200 + i, new int[] {TERMS[i % 4]});
      assertThat(one.index.ids(List.of(TERMS[i % 4]))).doesNotContain(200L + i);
    }
    one.check();
    other.check();
    model.check();
  }

  /** Returns sorted terms, sometimes one twice, as for two values with the same hash. */
  private static int[] terms(Random random) {
    return random.ints(random.nextInt(5), 0, TERMS.length).map(i -> TERMS[i]).sorted().toArray();
  }

  @Example
  void removedPostingsAreDroppedEventually() {
    PostingIndex index = new PostingIndex().mutableCopy(new MutationToken());
    int[] some = {3};
    int[] other = {5};
    for (int id = 1; id <= 5_000; id++) {
      index.change(id, TermHashes.NO_TERMS, some);
    }
    for (int i = 0; i < 50; i++) {
      for (int id = 1; id <= 5_000; id++) {
        index.change(id, i % 2 == 0 ? some : other, i % 2 == 0 ? other : some);
      }
    }
    assertThat(index.count(3) + index.count(5)).isLessThan(4 * 5_000);
    for (int id = 1; id <= 5_000; id++) {
      index.change(id, some, TermHashes.NO_TERMS);
    }
    assertThat(index.count(3) + index.count(5)).isLessThan(4 * 5_000);
    assertThat(index.ids(List.of(3))).hasSizeLessThan(5_000);
  }

  @Example
  void unchangedTermsAddNoPosting() {
    PostingIndex index = new PostingIndex().mutableCopy(new MutationToken());
    index.change(1, TermHashes.NO_TERMS, new int[] {3, 5});
    for (int i = 0; i < 10; i++) {
      index.change(1, new int[] {3, 5}, new int[] {3, 5});
    }
    assertThat(index.count(3)).isEqualTo(1);
    assertThat(index.count(5)).isEqualTo(1);
    assertThat(index.count(4)).isZero();
  }

  @Example
  void anIndexCannotBeChangedOnceItsTokenIsClosed() {
    MutationToken token = new MutationToken();
    PostingIndex index = new PostingIndex().mutableCopy(token);
    index.change(1, TermHashes.NO_TERMS, new int[] {3});
    token.close();
    assertThatThrownBy(() -> index.change(2, TermHashes.NO_TERMS, new int[] {3}))
        .isInstanceOf(IllegalStateException.class);
    assertThat(index.ids(List.of(3))).containsExactly(1);
  }

  /** An index, and a map that gets the same changes. */
  private static final class Model {
    private final Map<Long, int[]> terms;
    private final PostingIndex index;
    private final MutationToken token = new MutationToken();

    Model() {
      this(new HashMap<>(), new PostingIndex());
    }

    private Model(Map<Long, int[]> terms, PostingIndex from) {
      this.terms = terms;
      this.index = from.mutableCopy(token);
    }

    Model closed() {
      token.close();
      return this;
    }

    Model copy() {
      return new Model(new HashMap<>(terms), index);
    }

    void change(long id, int[] after) {
      int[] before = terms.put(id, after);
      index.change(id, before == null ? TermHashes.NO_TERMS : before, after);
    }

    void check() {
      for (int term : TERMS) {
        List<Long> expected = recordsWith(term);
        List<Long> found = found(term);
        assertThat(found).doesNotHaveDuplicates().isSorted().containsAll(expected);
        assertThat(index.count(term)).isGreaterThanOrEqualTo(found.size());
      }
      List<Long> both = found(TERMS[0], TERMS[3]);
      assertThat(both).doesNotHaveDuplicates().containsAll(recordsWith(TERMS[0]));
      assertThat(both).containsAll(recordsWith(TERMS[3]));
    }

    private List<Long> found(int... some) {
      return Arrays.stream(index.ids(IntStream.of(some).boxed().toList())).boxed().toList();
    }

    private List<Long> recordsWith(int term) {
      return terms.entrySet().stream()
          .filter(each -> IntStream.of(each.getValue()).anyMatch(its -> its == term))
          .map(Map.Entry::getKey)
          .toList();
    }
  }
}
