package dev.crmkit.store.memory;

import java.util.Arrays;
import java.util.List;

/**
 * Which records have a trait. It also tells of some that have the trait no more, so what it tells
 * has to be looked at; in return a change costs a small part of what one of a tree does, and
 * nothing where a record keeps its traits.
 *
 * <p>It is in parts by the first bits of the trait, so that what is merged at once stays small.
 */
final class TraitIndex {

  private static final int BITS = 6;

  private final Edit edit;

  /** Shared with the predecessor until the first change. */
  private TraitLog[] parts;

  private boolean isOwner;

  /** Nothing. */
  TraitIndex() {
    edit = Edit.NONE;
    parts = new TraitLog[1 << BITS];
    Arrays.fill(parts, new TraitLog());
  }

  private TraitIndex(TraitIndex from, Edit edit) {
    this.edit = edit;
    parts = from.parts;
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
    if (!isOwner) {
      parts = parts.clone();
      isOwner = true;
    }
    int at = part(trait);
    if (!parts[at].isUnder(edit)) {
      parts[at] = parts[at].edit(edit);
    }
    parts[at].append(trait, entry);
  }

  private static int part(int trait) {
    return trait >>> (Integer.SIZE - BITS);
  }

  /** How many entries there are for a trait: no fewer than there are records that have it. */
  long count(int trait) {
    return parts[part(trait)].count(trait);
  }

  /** The ids of all records that have one of some traits, and of some that had it; each once. */
  long[] ids(List<Integer> traits) {
    long room = traits.stream().mapToLong(this::count).sum();
    long[] ids = new long[Math.toIntExact(room)];
    int end = 0;
    for (int trait : traits) {
      end = parts[part(trait)].collect(trait, ids, end);
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
}
