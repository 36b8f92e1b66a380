package dev.crmkit.store.memory.internal.index;

import dev.crmkit.store.memory.internal.tree.MutationToken;
import java.util.Arrays;
import java.util.List;

/**
 * Which records have a term. It also tells of some that have the term no more, so what it tells has
 * to be looked at; in return a change costs a small part of what one of a tree does, and nothing
 * where a record keeps its terms.
 *
 * <p>It is in parts by the first bits of the term, so that what is merged at once stays small.
 */
public final class PostingIndex {

  private static final int BITS = 6;

  private final MutationToken token;

  /** Shared with the predecessor until the first change. */
  private PostingLog[] partitions;

  private boolean isOwner;

  /** Nothing. */
  public PostingIndex() {
    token = MutationToken.NONE;
    partitions = new PostingLog[1 << BITS];
    Arrays.fill(partitions, new PostingLog());
  }

  private PostingIndex(PostingIndex from, MutationToken token) {
    this.token = token;
    partitions = from.partitions;
  }

  /** A successor that can be changed until the token is closed. */
  public PostingIndex mutableCopy(MutationToken under) {
    return new PostingIndex(this, under);
  }

  /** Says that a record has other terms now; both are sorted. */
  public void change(long id, int[] before, int[] after) {
    int i = 0;
    int j = 0;
    while (i < before.length || j < after.length) {
      if (j == after.length || (i < before.length && before[i] < after[j])) {
        append(before[i++], PostingRun.entry(id, false));
      } else if (i == before.length || after[j] < before[i]) {
        append(after[j++], PostingRun.entry(id, true));
      } else {
        i++;
        j++;
      }
    }
  }

  private void append(int term, long entry) {
    token.requireOpen();
    if (!isOwner) {
      partitions = partitions.clone();
      isOwner = true;
    }
    int at = partition(term);
    if (!partitions[at].isOwnedBy(token)) {
      partitions[at] = partitions[at].mutableCopy(token);
    }
    partitions[at].append(term, entry);
  }

  private static int partition(int term) {
    return term >>> (Integer.SIZE - BITS);
  }

  /** How many entries there are for a term: no fewer than there are records that have it. */
  long count(int term) {
    return partitions[partition(term)].count(term);
  }

  /** The ids of all records that have one of some terms, and of some that had it; each once. */
  public long[] ids(List<Integer> terms) {
    long room = terms.stream().mapToLong(this::count).sum();
    long[] ids = new long[Math.toIntExact(room)];
    int end = 0;
    for (int term : terms) {
      end = partitions[partition(term)].collect(term, ids, end);
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
