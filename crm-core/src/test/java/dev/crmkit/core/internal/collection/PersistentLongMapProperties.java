package dev.crmkit.core.internal.collection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.core.internal.collection.PersistentLongMap.Branch;
import dev.crmkit.core.internal.collection.PersistentLongMap.Entry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.LongUnaryOperator;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** The persistent map, compared with a {@link java.util.HashMap}. */
public class PersistentLongMapProperties {

  private static final int STEPS = 3000;

  /** A map and its expected content. */
  private record Version(PersistentLongMap<Integer> map, Map<Long, Integer> plain) {

    Version() {
      this(new PersistentLongMap<>(), new HashMap<>());
    }

    Version copy() {
      return new Version(map.copy(), new HashMap<>(plain));
    }

    void put(long key, int value) {
      map.put(key, value);
      plain.put(key, value);
    }

    void remove(long key) {
      map.remove(key);
      plain.remove(key);
    }

    void check() {
      List<Integer> values = new ArrayList<>();
      map.forEach(values::add);
      assertThat(map.size()).isEqualTo(plain.size());
      assertThat(values).hasSize(plain.size());
      plain.forEach((key, value) -> assertThat(map.get(key)).isEqualTo(value));
      assertInShape(map.root, 0);
    }
  }

  @Property(tries = 100)
  void itBehavesLikeAHashMap(
      @ForAll Random random,
      @ForAll @IntRange(min = 1, max = 4000) int range,
      @ForAll @IntRange(max = 50) int collidingBits) {
    grownAndShrunk(random, range, number -> colliding(number, collidingBits));
  }

  @Property(tries = 100)
  void itContainsAnyKeys(@ForAll Random random, @ForAll @IntRange(min = 1, max = 4000) int range) {
    long[] any = random.longs(range).toArray();
    any[0] = 0;
    any[range / 2] = Long.MIN_VALUE;
    any[range - 1] = -1;
    grownAndShrunk(random, range, number -> any[(int) number]);
  }

  /** Puts and removes at random, copies sometimes, and continues with the copy or the original. */
  private static void grownAndShrunk(Random random, int range, LongUnaryOperator keys) {
    List<Version> versions = new ArrayList<>();
    Version version = new Version();
    for (int step = 0; step < STEPS; step++) {
      boolean growing = step / (STEPS / 4) % 2 == 0;
      long key = keys.applyAsLong(random.nextInt(range));
      if (random.nextInt(10) < (growing ? 9 : 1)) {
        version.put(key, step);
      } else {
        version.remove(key);
      }
      long other = keys.applyAsLong(random.nextInt(range));
      if (!Objects.equals(version.map.get(other), version.plain.get(other))) {
        assertThat(version.map.get(other)).isEqualTo(version.plain.get(other));
      }
      if (random.nextInt(STEPS / 10) == 0) {
        Version copy = version.copy();
        boolean goOnWithCopy = random.nextBoolean();
        versions.add(goOnWithCopy ? version : copy);
        version = goOnWithCopy ? copy : version;
      }
    }
    versions.add(version);
    versions.forEach(Version::check);
  }

  /**
   * Half of the slots are free, no leaf is too full, and no branch has too many or too few
   * children.
   */
  private static void assertInShape(Object node, int depth) {
    if (node instanceof Branch branch) {
      assertThat(branch.size)
          .isBetween(
              PersistentLongMap.MIN_LOAD * branch.children.length,
              PersistentLongMap.MAX_LOAD * branch.children.length)
          .isEqualTo(
              Arrays.stream(branch.children).mapToInt(PersistentLongMapProperties::size).sum());
      assertThat(Integer.bitCount(branch.children.length)).isEqualTo(1);
      Arrays.stream(branch.children).forEach(each -> assertInShape(each, depth + 1));
    } else {
      assertThat(size(node)).isBetween(0, PersistentLongMap.MAX_LEAF_ENTRIES);
      assertThat(2 * size(node)).isLessThanOrEqualTo(((Entry<?>[]) node).length);
    }
  }

  private static int size(Object node) {
    return node instanceof Branch branch
        ? branch.size
        : (int) Arrays.stream((Entry<?>[]) node).filter(Objects::nonNull).count();
  }

  private static int depth(Object node) {
    return node instanceof Branch branch
        ? 1
            + Arrays.stream(branch.children)
                .mapToInt(PersistentLongMapProperties::depth)
                .max()
                .orElseThrow()
        : 0;
  }

  @Example
  void anEntryIsFoundInTwoStepsWhateverTheSize() {
    int many = 200_000;
    Version version = new Version();
    for (int number = 0; number < many; number++) {
      version.put((long) number * number, number);
    }

    assertThat(depth(version.map.root)).isEqualTo(1);
    version.check();
    for (int number = 0; number < many; number++) {
      version.remove((long) number * number);
    }
    version.check();
    assertThat(depth(version.map.root)).isZero();
  }

  @Example
  void collidingKeysTakeAFewStepsMore() {
    Version version = new Version();
    for (int number = 0; number < 20_000; number++) {
      version.put(colliding(number, 40), number);
    }

    assertThat(depth(version.map.root)).isBetween(2, 8);
    version.check();
  }

  @Example
  void aChangeOfACopyCopiesOneLeaf() {
    PersistentLongMap<Integer> map = new PersistentLongMap<>();
    for (int number = 0; number < 10_000; number++) {
      map.put(number, number);
    }

    PersistentLongMap<Integer> copy = map.copy();
    assertThat(copy.root).isSameAs(map.root);
    copy.put(7, -7);

    assertThat(differentParts(map, copy)).isEqualTo(1);
    copy.remove(7);
    assertThat(differentParts(map, copy)).isEqualTo(1);
    assertThat(map.get(7)).isEqualTo(7);
    assertThat(map.size()).isEqualTo(copy.size() + 1);
  }

  private static int differentParts(
      PersistentLongMap<Integer> one, PersistentLongMap<Integer> other) {
    Object[] children = ((Branch) one.root).children;
    Object[] others = ((Branch) other.root).children;
    int different = 0;
    for (int i = 0; i < children.length; i++) {
      different += children[i] == others[i] ? 0 : 1;
    }
    return different;
  }

  @Example
  void onlyTheFirstChangeOfACopyCopiesTheArrayOfTheRoot() {
    PersistentLongMap<Integer> map = new PersistentLongMap<>();
    for (int number = 0; number < 10_000; number++) {
      map.put(number, number);
    }

    PersistentLongMap<Integer> copy = map.copy();
    copy.put(7, -7);
    Object[] children = ((Branch) copy.root).children;
    copy.put(8, -8);
    copy.remove(9);

    assertThat(children).isNotSameAs(((Branch) map.root).children);
    assertThat(((Branch) copy.root).children).isSameAs(children);
  }

  @Example
  void removingAMissingKeyChangesNothing() {
    PersistentLongMap<String> map = new PersistentLongMap<>();
    map.put(1, "a");
    Object root = map.root;

    map.remove(2);

    assertThat(map.root).isSameAs(root);
    map.put(1, "b");
    assertThat(map.size()).isEqualTo(1);
    assertThat(map.get(1)).isEqualTo("b");
    map.remove(1);
    assertThat(map.size()).isZero();
    assertThat(map.get(1)).isNull();
  }

  /** Returns a key whose hash is a number shifted to the left. */
  public static long colliding(long number, int bits) {
    long scattered = number << bits;
    long key = unscatter(scattered);
    assertThat(PersistentLongMap.hash(key)).isEqualTo(scattered);
    return key;
  }

  private static long unscatter(long scattered) {
    long bits = scattered ^ (scattered >>> 32);
    bits *= inverse(0xD6E8FEB86659FD93L);
    bits ^= bits >>> 32;
    return bits * inverse(0x9E3779B97F4A7C15L);
  }

  /** Returns the multiplicative inverse of an odd number, by Newton's method. */
  private static long inverse(long odd) {
    long inverse = odd;
    for (int i = 0; i < 6; i++) {
      inverse *= 2 - odd * inverse;
    }
    return inverse;
  }
}
