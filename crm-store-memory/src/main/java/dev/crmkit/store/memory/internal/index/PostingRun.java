package dev.crmkit.store.memory.internal.index;

import java.util.Arrays;

/**
 * Entries of a {@link PostingLog}, sorted by term and id; immutable. Each is a term, and in one
 * number the id of a record and whether the record gained the term or lost it. A gain and a loss of
 * the same cancel out, whichever came first.
 */
final class PostingRun {

  private final int[] terms;
  private final long[] entries;

  private PostingRun(int[] terms, long[] entries) {
    this.terms = terms;
    this.entries = entries;
  }

  static long entry(long id, boolean isGained) {
    return id << 1 | (isGained ? 0 : 1);
  }

  static long id(long entry) {
    return entry >>> 1;
  }

  /** The first entries of some that are in any order. */
  static PostingRun of(int[] terms, long[] entries, int count) {
    // By term first, with the place of each in the lower half; then within each term.
    long[] places = new long[count];
    for (int i = 0; i < count; i++) {
      places[i] = (long) terms[i] << 32 | i;
    }
    Arrays.sort(places);
    int[] sortedTerms = new int[count];
    long[] sortedEntries = new long[count];
    int begin = 0;
    for (int i = 0; i < count; i++) {
      sortedTerms[i] = (int) (places[i] >> 32);
      sortedEntries[i] = entries[(int) places[i]];
      if (sortedTerms[i] != sortedTerms[begin]) {
        Arrays.sort(sortedEntries, begin, i);
        begin = i;
      }
    }
    Arrays.sort(sortedEntries, begin, count);
    return new PostingRun(sortedTerms, sortedEntries)
        .mergedWith(new PostingRun(TermHashes.NO_TERMS, new long[0]));
  }

  int size() {
    return terms.length;
  }

  long entry(int at) {
    return entries[at];
  }

  /** Where the entries of a term begin. */
  int start(int term) {
    return firstAtLeast(term);
  }

  /** Behind where they end. */
  int end(int term) {
    return firstAtLeast(term + 1L);
  }

  private int firstAtLeast(long term) {
    int low = 0;
    int high = terms.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (terms[middle] < term) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** The entries of both. */
  PostingRun mergedWith(PostingRun other) {
    Merger merging = new Merger(size() + other.size());
    int i = 0;
    int j = 0;
    while (i < size() && j < other.size()) {
      int term = terms[i];
      int otherTerm = other.terms[j];
      long entry = entries[i];
      long otherEntry = other.entries[j];
      // What comes first is anyone's guess, so it is chosen without a branch.
      boolean isMine = term == otherTerm ? entry <= otherEntry : term < otherTerm;
      merging.add(isMine ? term : otherTerm, isMine ? entry : otherEntry);
      i += isMine ? 1 : 0;
      j += isMine ? 0 : 1;
    }
    for (; i < size(); i++) {
      merging.add(terms[i], entries[i]);
    }
    for (; j < other.size(); j++) {
      merging.add(other.terms[j], other.entries[j]);
    }
    return merging.run();
  }

  /** Takes entries in their order, and leaves out what cancels out. */
  private static final class Merger {
    private final int[] terms;
    private final long[] entries;
    private int count;

    Merger(int room) {
      terms = new int[room];
      entries = new long[room];
    }

    void add(int term, long entry) {
      int last = count - 1;
      if (last >= 0 && terms[last] == term && (entries[last] ^ entry) == 1) {
        count = last;
      } else {
        terms[count] = term;
        entries[count] = entry;
        count++;
      }
    }

    PostingRun run() {
      return count == terms.length
          ? new PostingRun(terms, entries)
          : new PostingRun(Arrays.copyOf(terms, count), Arrays.copyOf(entries, count));
    }
  }
}
