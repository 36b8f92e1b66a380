package dev.crmkit.store.memory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A part of a {@link TraitIndex}: a log of what records gained and lost, the latest entries as they
 * came, the older ones merged into sorted runs (a log-structured merge tree).
 *
 * <p>A successor appends to the arrays that it shares with its predecessor, which never looks
 * behind its own end.
 */
final class TraitLog {

  /** How many entries are kept as they came; every look-up goes through them. */
  private static final int TAIL = 1_024;

  private final Edit edit;
  private Tail tail;
  private int count;

  /** The oldest first, each at least twice as long as the next. */
  private List<TraitRun> runs;

  /** Nothing. */
  TraitLog() {
    edit = Edit.NONE;
    tail = new Tail(0);
    runs = List.of();
  }

  private TraitLog(TraitLog from, Edit edit) {
    this.edit = edit;
    tail = from.tail;
    count = from.count;
    runs = from.runs;
  }

  /** A successor that can be changed until the edit is closed. */
  TraitLog edit(Edit under) {
    return new TraitLog(this, under);
  }

  /** Whether it can be changed until that edit is closed. */
  boolean isUnder(Edit other) {
    return edit == other;
  }

  void append(int trait, long entry) {
    if (count == TAIL) {
      merge(TraitRun.of(tail.traits, tail.entries, count));
      tail = new Tail(TAIL);
      count = 0;
    }
    tail = tail.with(count, trait, entry);
    count++;
  }

  private void merge(TraitRun latest) {
    List<TraitRun> merged = new ArrayList<>(runs);
    TraitRun run = latest;
    int last = merged.size() - 1;
    while (last >= 0 && merged.get(last).size() < 2 * run.size()) {
      run = merged.remove(last).merged(run);
      last--;
    }
    if (run.size() > 0) {
      merged.add(run);
    }
    runs = List.copyOf(merged);
  }

  /** How many entries there are for a trait: no fewer than there are records that have it. */
  long count(int trait) {
    long found = 0;
    for (TraitRun run : runs) {
      found += run.end(trait) - run.begin(trait);
    }
    for (int i = 0; i < count; i++) {
      found += tail.traits[i] == trait ? 1 : 0;
    }
    return found;
  }

  /** Puts the ids of its entries for a trait into an array; returns where they end. */
  int collect(int trait, long[] ids, int begin) {
    int at = begin;
    for (TraitRun run : runs) {
      int end = run.end(trait);
      for (int i = run.begin(trait); i < end; i++) {
        ids[at++] = TraitRun.id(run.entry(i));
      }
    }
    for (int i = 0; i < count; i++) {
      if (tail.traits[i] == trait) {
        ids[at++] = TraitRun.id(tail.entries[i]);
      }
    }
    return at;
  }

  /** Entries as they came, of an index and its successors. */
  private static final class Tail {
    private final int[] traits;
    private final long[] entries;

    /** How many were appended by whoever has gone on furthest. */
    private int used;

    Tail(int room) {
      traits = new int[room];
      entries = new long[room];
    }

    private Tail(Tail from, int count) {
      int room = Math.min(TAIL, 2 * count + 8);
      traits = Arrays.copyOf(from.traits, room);
      entries = Arrays.copyOf(from.entries, room);
      used = count;
    }

    /** One more behind the first ones; a copy where another successor has gone on from there. */
    Tail with(int count, int trait, long entry) {
      Tail tail = used == count && count < traits.length ? this : new Tail(this, count);
      tail.traits[count] = trait;
      tail.entries[count] = entry;
      tail.used++;
      return tail;
    }
  }
}
