package dev.crmkit.store.memory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Which records have a trait: a log of what they gained and lost, whose older part is merged into
 * sorted runs (a log-structured merge tree). It also tells of some that have the trait no more, so
 * what it tells has to be looked at; in return a change costs a small part of what one of a tree
 * does, and nothing where a record keeps its traits.
 *
 * <p>A successor appends to the arrays that it shares with its predecessor, which never looks
 * behind its own end.
 */
final class TraitIndex {

  /** How many entries are kept as they came; every look-up goes through them. */
  private static final int TAIL = 1_024;

  private final Edit edit;
  private Tail tail;
  private int count;

  /** The oldest first, each at least twice as long as the next. */
  private List<TraitRun> runs;

  /** Nothing. */
  TraitIndex() {
    edit = Edit.NONE;
    tail = new Tail(0);
    runs = List.of();
  }

  private TraitIndex(TraitIndex from, Edit edit) {
    this.edit = edit;
    tail = from.tail;
    count = from.count;
    runs = from.runs;
  }

  /** A successor that can be changed until the edit is closed. */
  TraitIndex edit(Edit under) {
    return new TraitIndex(this, under);
  }

  /** Says that a record has other traits now; both are sorted. */
  void change(long id, int[] before, int[] after) {
    int i = 0;
    int j = 0;
    while (i < before.length || j < after.length) {
      if (j == after.length || (i < before.length && before[i] < after[j])) {
        append(before[i++], TraitRun.entry(id, false));
      } else if (i == before.length || after[j] < before[i]) {
        append(after[j++], TraitRun.entry(id, true));
      } else {
        i++;
        j++;
      }
    }
  }

  private void append(int trait, long entry) {
    edit.check();
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

  /** The ids of all records that have one of some traits, and of some that had it; each once. */
  long[] ids(List<Integer> traits) {
    long room = 0;
    for (int trait : traits) {
      room += count(trait);
    }
    long[] ids = new long[Math.toIntExact(room)];
    int found = 0;
    for (int trait : traits) {
      for (TraitRun run : runs) {
        int end = run.end(trait);
        for (int i = run.begin(trait); i < end; i++) {
          ids[found++] = TraitRun.id(run.entry(i));
        }
      }
      for (int i = 0; i < count; i++) {
        if (tail.traits[i] == trait) {
          ids[found++] = TraitRun.id(tail.entries[i]);
        }
      }
    }
    return distinct(ids);
  }

  private static long[] distinct(long[] ids) {
    Arrays.sort(ids);
    int kept = 0;
    for (int i = 0; i < ids.length; i++) {
      if (i == 0 || ids[i] != ids[i - 1]) {
        ids[kept++] = ids[i];
      }
    }
    return Arrays.copyOf(ids, kept);
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
