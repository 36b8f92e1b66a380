package dev.crmkit.store.memory.internal.index;

import dev.crmkit.store.memory.internal.tree.MutationToken;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A partition of a {@link PostingIndex}: a log-structured merge tree of postings.
 *
 * <h2>Structure</h2>
 *
 * <p>The newest postings are in the <em>tail</em>, in the order in which they were appended; older
 * ones are in sorted {@link PostingRun runs}. A full tail becomes a run, which is merged with its
 * predecessors until each run is at least twice as long as the next. There are O(log n) runs, and a
 * posting takes part in O(log n) merges.
 *
 * <h2>Sharing between versions</h2>
 *
 * <p>Runs are immutable. All copies of a log share the array of the tail, and each reads only its
 * own first {@code count} slots. The first copy to append at that position uses the array itself;
 * any other (after a transaction that was rolled back) takes a copy of the array.
 */
final class PostingLog {

  /** The length of the tail, which every look-up scans. */
  private static final int TAIL_CAPACITY = 1_024;

  private final MutationToken token;
  private Tail tail;
  private int count;

  /** Oldest first, each at least twice as long as the next. */
  private List<PostingRun> runs;

  /** Creates an empty log. */
  PostingLog() {
    token = MutationToken.NONE;
    tail = new Tail(0);
    runs = List.of();
  }

  private PostingLog(PostingLog from, MutationToken token) {
    this.token = token;
    tail = from.tail;
    count = from.count;
    runs = from.runs;
  }

  /** Returns a copy that can be changed until the token is closed; this log does not change. */
  PostingLog mutableCopy(MutationToken copyToken) {
    return new PostingLog(this, copyToken);
  }

  /** Whether this log was created under a token. */
  boolean isOwnedBy(MutationToken other) {
    return token == other;
  }

  void append(int term, long posting) {
    if (count == TAIL_CAPACITY) {
      merge(PostingRun.of(tail.terms, tail.postings, count));
      tail = new Tail(TAIL_CAPACITY);
      count = 0;
    }
    tail = tail.with(count, term, posting);
    count++;
  }

  private void merge(PostingRun latest) {
    List<PostingRun> merged = new ArrayList<>(runs);
    PostingRun run = latest;
    int last = merged.size() - 1;
    while (last >= 0 && merged.get(last).size() < 2 * run.size()) {
      run = merged.remove(last).mergedWith(run);
      last--;
    }
    if (run.size() > 0) {
      merged.add(run);
    }
    runs = List.copyOf(merged);
  }

  /** Returns the number of postings of a term: at least the number of records that have it. */
  long count(int term) {
    long found = 0;
    for (PostingRun run : runs) {
      found += run.end(term) - run.start(term);
    }
    for (int i = 0; i < count; i++) {
      found += tail.terms[i] == term ? 1 : 0;
    }
    return found;
  }

  /** Writes the ids in the postings of a term to an array; returns the end of what was written. */
  int collect(int term, long[] ids, int start) {
    int at = start;
    for (PostingRun run : runs) {
      int end = run.end(term);
      for (int i = run.start(term); i < end; i++) {
        ids[at++] = PostingRun.id(run.posting(i));
      }
    }
    for (int i = 0; i < count; i++) {
      if (tail.terms[i] == term) {
        ids[at++] = PostingRun.id(tail.postings[i]);
      }
    }
    return at;
  }

  /** The newest postings, shared by several versions of a log. */
  private static final class Tail {
    private final int[] terms;
    private final long[] postings;

    /** The number of slots in use by the longest version. */
    private int used;

    Tail(int capacity) {
      terms = new int[capacity];
      postings = new long[capacity];
    }

    private Tail(Tail from, int count) {
      int capacity = Math.min(TAIL_CAPACITY, 2 * count + 8);
      terms = Arrays.copyOf(from.terms, capacity);
      postings = Arrays.copyOf(from.postings, capacity);
      used = count;
    }

    /**
     * Appends a posting to the first {@code count}: in place, unless the array is full or another
     * version has used the next slot.
     */
    Tail with(int count, int term, long posting) {
      Tail tail = used == count && count < terms.length ? this : new Tail(this, count);
      tail.terms[count] = term;
      tail.postings[count] = posting;
      tail.used++;
      return tail;
    }
  }
}
