package dev.crmkit.store.memory.internal.index;

import java.util.Arrays;

/**
 * An immutable run of postings, sorted by term and id. A posting is a term hash and a number: the
 * id of a record, shifted by one, and in the lowest bit whether the term was added (0) or removed
 * (1). An addition and a removal for the same term and record cancel out, in whichever order they
 * came.
 */
final class PostingRun {

  private final int[] terms;
  private final long[] postings;

  private PostingRun(int[] terms, long[] postings) {
    this.terms = terms;
    this.postings = postings;
  }

  static long posting(long id, boolean isAdded) {
    return id << 1 | (isAdded ? 0 : 1);
  }

  static long id(long posting) {
    return posting >>> 1;
  }

  /** Sorts the first {@code count} of some postings. */
  static PostingRun of(int[] terms, long[] postings, int count) {
    // Sorts by term first, with the index of each posting in the lower half, then within a term.
    long[] indexes = new long[count];
    for (int i = 0; i < count; i++) {
      indexes[i] = (long) terms[i] << 32 | i;
    }
    Arrays.sort(indexes);
    int[] sortedTerms = new int[count];
    long[] sortedPostings = new long[count];
    int start = 0;
    for (int i = 0; i < count; i++) {
      sortedTerms[i] = (int) (indexes[i] >> 32);
      sortedPostings[i] = postings[(int) indexes[i]];
      if (sortedTerms[i] != sortedTerms[start]) {
        Arrays.sort(sortedPostings, start, i);
        start = i;
      }
    }
    Arrays.sort(sortedPostings, start, count);
    // Merging with an empty run removes the pairs that cancel out.
    return new PostingRun(sortedTerms, sortedPostings)
        .mergedWith(new PostingRun(TermHashes.NO_TERMS, new long[0]));
  }

  int size() {
    return terms.length;
  }

  long posting(int at) {
    return postings[at];
  }

  /** The index of the first posting of a term. */
  int start(int term) {
    return firstAtLeast(term);
  }

  /** The index after the last posting of a term. */
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

  /** Merges two runs. */
  PostingRun mergedWith(PostingRun other) {
    Merger merger = new Merger(size() + other.size());
    int i = 0;
    int j = 0;
    while (i < size() && j < other.size()) {
      int term = terms[i];
      int otherTerm = other.terms[j];
      long posting = postings[i];
      long otherPosting = other.postings[j];
      // Which comes first is unpredictable, so conditional moves are faster than a branch.
      boolean isMine = term == otherTerm ? posting <= otherPosting : term < otherTerm;
      merger.add(isMine ? term : otherTerm, isMine ? posting : otherPosting);
      i += isMine ? 1 : 0;
      j += isMine ? 0 : 1;
    }
    for (; i < size(); i++) {
      merger.add(terms[i], postings[i]);
    }
    for (; j < other.size(); j++) {
      merger.add(other.terms[j], other.postings[j]);
    }
    return merger.run();
  }

  /** Collects postings in ascending order and drops the pairs that cancel out. */
  private static final class Merger {
    private final int[] terms;
    private final long[] postings;
    private int count;

    Merger(int capacity) {
      terms = new int[capacity];
      postings = new long[capacity];
    }

    void add(int term, long posting) {
      int last = count - 1;
      if (last >= 0 && terms[last] == term && (postings[last] ^ posting) == 1) {
        count = last;
      } else {
        terms[count] = term;
        postings[count] = posting;
        count++;
      }
    }

    PostingRun run() {
      return count == terms.length
          ? new PostingRun(terms, postings)
          : new PostingRun(Arrays.copyOf(terms, count), Arrays.copyOf(postings, count));
    }
  }
}
