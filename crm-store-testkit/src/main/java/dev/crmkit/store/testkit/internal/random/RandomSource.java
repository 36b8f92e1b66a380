package dev.crmkit.store.testkit.internal.random;

import dev.crmkit.store.testkit.internal.format.Arg;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A source of random choices. */
public final class RandomSource {

  private final Random random;
  private int last;

  public RandomSource(Random random) {
    this.random = random;
  }

  /** Returns true with a probability. */
  boolean chance(double share) {
    return random.nextDouble() < share;
  }

  /** Returns an argument that is given with a probability, and otherwise left out. */
  <T> Arg<T> maybe(double share, Supplier<? extends @Nullable T> value) {
    return chance(share) ? Arg.of(value.get()) : Arg.absent();
  }

  /** Returns a number from a range, both ends included. */
  int between(int least, int most) {
    return least + random.nextInt(most - least + 1);
  }

  /** Returns a number from 0 to a maximum, smaller ones more often. */
  public int few(int most) {
    return Math.min(between(0, most), between(0, most));
  }

  <T> T one(List<T> items) {
    return items.get(random.nextInt(items.size()));
  }

  <T> T one(Collection<T> items) {
    return one(new ArrayList<>(items));
  }

  @SafeVarargs
  final <T> T of(T... items) {
    return items[random.nextInt(items.length)];
  }

  /** Returns some of the items in random order, at most a given number. */
  <T> List<T> some(Collection<T> items, int most) {
    List<T> shuffled = new ArrayList<>(items);
    Collections.shuffle(shuffled, random);
    return new ArrayList<>(shuffled.subList(0, between(0, Math.min(most, shuffled.size()))));
  }

  /** Returns an index with a probability in proportion to its weight. */
  int weighted(List<Double> weights) {
    double total = 0;
    for (double weight : weights) {
      total += weight;
    }
    double point = random.nextDouble() * total;
    for (int i = 0; i < weights.size(); i++) {
      point -= weights.get(i);
      if (point < 0) {
        return i;
      }
    }
    return weights.size() - 1;
  }

  void shuffle(List<?> items) {
    Collections.shuffle(items, random);
  }

  /** A name that this source has not returned before. */
  String fresh(String prefix) {
    last++;
    return prefix + last;
  }
}
