package dev.crmkit.store.memory;

import java.util.Arrays;

/**
 * Entries of a {@link TraitLog}, sorted by trait and id; immutable. Each is a trait, and in one
 * number the id of a record and whether the record gained the trait or lost it. A gain and a loss
 * of the same cancel out, whichever came first.
 */
final class TraitRun {

  private final int[] traits;
  private final long[] entries;

  private TraitRun(int[] traits, long[] entries) {
    this.traits = traits;
    this.entries = entries;
  }

  static long entry(long id, boolean isGained) {
    return id << 1 | (isGained ? 0 : 1);
  }

  static long id(long entry) {
    return entry >>> 1;
  }

  /** The first entries of some that are in any order. */
  static TraitRun of(int[] traits, long[] entries, int count) {
    // By trait first, with the place of each in the lower half; then within each trait.
    long[] places = new long[count];
    for (int i = 0; i < count; i++) {
      places[i] = (long) traits[i] << 32 | i;
    }
    Arrays.sort(places);
    int[] sortedTraits = new int[count];
    long[] sortedEntries = new long[count];
    int begin = 0;
    for (int i = 0; i < count; i++) {
      sortedTraits[i] = (int) (places[i] >> 32);
      sortedEntries[i] = entries[(int) places[i]];
      if (sortedTraits[i] != sortedTraits[begin]) {
        Arrays.sort(sortedEntries, begin, i);
        begin = i;
      }
    }
    Arrays.sort(sortedEntries, begin, count);
    return new TraitRun(sortedTraits, sortedEntries).merged(new TraitRun(Traits.NONE, new long[0]));
  }

  int size() {
    return traits.length;
  }

  long entry(int at) {
    return entries[at];
  }

  /** Where the entries of a trait begin. */
  int begin(int trait) {
    return before(trait);
  }

  /** Behind where they end. */
  int end(int trait) {
    return before(trait + 1L);
  }

  private int before(long trait) {
    int low = 0;
    int high = traits.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (traits[middle] < trait) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** The entries of both. */
  TraitRun merged(TraitRun other) {
    Merging merging = new Merging(size() + other.size());
    int i = 0;
    int j = 0;
    while (i < size() && j < other.size()) {
      int trait = traits[i];
      int otherTrait = other.traits[j];
      long entry = entries[i];
      long otherEntry = other.entries[j];
      // What comes first is anyone's guess, so it is chosen without a branch.
      boolean isMine = trait == otherTrait ? entry <= otherEntry : trait < otherTrait;
      merging.add(isMine ? trait : otherTrait, isMine ? entry : otherEntry);
      i += isMine ? 1 : 0;
      j += isMine ? 0 : 1;
    }
    for (; i < size(); i++) {
      merging.add(traits[i], entries[i]);
    }
    for (; j < other.size(); j++) {
      merging.add(other.traits[j], other.entries[j]);
    }
    return merging.run();
  }

  /** Takes entries in their order, and leaves out what cancels out. */
  private static final class Merging {
    private final int[] traits;
    private final long[] entries;
    private int count;

    Merging(int room) {
      traits = new int[room];
      entries = new long[room];
    }

    void add(int trait, long entry) {
      int last = count - 1;
      if (last >= 0 && traits[last] == trait && (entries[last] ^ entry) == 1) {
        count = last;
      } else {
        traits[count] = trait;
        entries[count] = entry;
        count++;
      }
    }

    TraitRun run() {
      return count == traits.length
          ? new TraitRun(traits, entries)
          : new TraitRun(Arrays.copyOf(traits, count), Arrays.copyOf(entries, count));
    }
  }
}
