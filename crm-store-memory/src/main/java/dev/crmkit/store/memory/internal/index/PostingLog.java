package dev.crmkit.store.memory.internal.index;

import dev.crmkit.store.memory.internal.tree.MutationToken;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A part of a {@link PostingIndex}: a log of what records gained and lost, the latest entries as
 * they came, the older ones merged into sorted runs (a log-structured merge tree).
 *
 * <p>A successor appends to the arrays that it shares with its predecessor, which never looks
 * behind its own end.
 */
final class PostingLog {

  /** How many entries are kept as they came; every look-up goes through them. */
  private static final int TAIL_CAPACITY = 1_024;

  private final MutationToken token;
  private Tail tail;
  private int count;

  /** The oldest first, each at least twice as long as the next. */
  private List<PostingRun> runs;

  /** Nothing. */
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

  /** A successor that can be changed until the token is closed. */
  PostingLog mutableCopy(MutationToken under) {
    return new PostingLog(this, under);
  }

  /** Whether it can be changed until that token is closed. */
  boolean isOwnedBy(MutationToken other) {
    return token == other;
  }

  void append(int term, long entry) {
    if (count == TAIL_CAPACITY) {
      merge(PostingRun.of(tail.terms, tail.entries, count));
      tail = new Tail(TAIL_CAPACITY);
      count = 0;
    }
    tail = tail.with(count, term, entry);
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

  /** How many entries there are for a term: no fewer than there are records that have it. */
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

  /** Puts the ids of its entries for a term into an array; returns where they end. */
  int collect(int term, long[] ids, int begin) {
    int at = begin;
    for (PostingRun run : runs) {
      int end = run.end(term);
      for (int i = run.start(term); i < end; i++) {
        ids[at++] = PostingRun.id(run.entry(i));
      }
    }
    for (int i = 0; i < count; i++) {
      if (tail.terms[i] == term) {
        ids[at++] = PostingRun.id(tail.entries[i]);
      }
    }
    return at;
  }

  /** Entries as they came, of an index and its successors. */
  private static final class Tail {
    private final int[] terms;
    private final long[] entries;

    /** How many were appended by whoever has gone on furthest. */
    private int used;

    Tail(int room) {
      terms = new int[room];
      entries = new long[room];
    }

    private Tail(Tail from, int count) {
      int room = Math.min(TAIL_CAPACITY, 2 * count + 8);
      terms = Arrays.copyOf(from.terms, room);
      entries = Arrays.copyOf(from.entries, room);
      used = count;
    }

    /** One more behind the first ones; a copy where another successor has gone on from there. */
    Tail with(int count, int term, long entry) {
      Tail tail = used == count && count < terms.length ? this : new Tail(this, count);
      tail.terms[count] = term;
      tail.entries[count] = entry;
      tail.used++;
      return tail;
    }
  }
}
