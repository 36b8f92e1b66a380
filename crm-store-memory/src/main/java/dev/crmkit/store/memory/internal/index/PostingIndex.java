package dev.crmkit.store.memory.internal.index;

import dev.crmkit.store.memory.internal.tree.MutationToken;
import java.util.Arrays;
import java.util.List;

/**
 * An inverted index: for each term, the ids of the records that have it (ADR 13).
 *
 * <h2>Structure</h2>
 *
 * <p>The index is a log-structured merge tree of postings. A posting says that a record gained or
 * lost a term; an addition and a removal of the same term and record cancel out when they are
 * merged. The first bits of the term hash choose one of 64 partitions, each a {@link PostingLog},
 * so that a single merge stays short.
 *
 * <h2>What it guarantees</h2>
 *
 * <p>It finds every record that has a term. It may also find records that do not: those whose
 * removal has not been merged yet, and those that have another term with the same hash. So the
 * condition must be tested on every record found. In return a change is an append to an array, and
 * costs nothing if the record keeps its terms.
 */
public final class PostingIndex {

  private static final int PARTITION_BITS = 6;

  private final MutationToken token;

  /** Shared with the original until the first change. */
  private PostingLog[] partitions;

  private boolean ownsPartitions;

  /** Creates an empty index. */
  public PostingIndex() {
    token = MutationToken.NONE;
    partitions = new PostingLog[1 << PARTITION_BITS];
    Arrays.fill(partitions, new PostingLog());
  }

  private PostingIndex(PostingIndex from, MutationToken token) {
    this.token = token;
    partitions = from.partitions;
  }

  /** Returns a copy that can be changed until the token is closed; this index does not change. */
  public PostingIndex mutableCopy(MutationToken copyToken) {
    return new PostingIndex(this, copyToken);
  }

  /** Replaces the terms of a record; both arrays are sorted. */
  public void change(long id, int[] before, int[] after) {
    int i = 0;
    int j = 0;
    while (i < before.length || j < after.length) {
      if (j == after.length || (i < before.length && before[i] < after[j])) {
        append(before[i++], PostingRun.posting(id, false));
      } else if (i == before.length || after[j] < before[i]) {
        append(after[j++], PostingRun.posting(id, true));
      } else {
        i++;
        j++;
      }
    }
  }

  private void append(int term, long posting) {
    token.requireOpen();
    if (!ownsPartitions) {
      partitions = partitions.clone();
      ownsPartitions = true;
    }
    int at = partition(term);
    if (!partitions[at].isOwnedBy(token)) {
      partitions[at] = partitions[at].mutableCopy(token);
    }
    partitions[at].append(term, posting);
  }

  private static int partition(int term) {
    return term >>> (Integer.SIZE - PARTITION_BITS);
  }

  /** Returns the number of postings of a term: at least the number of records that have it. */
  long count(int term) {
    return partitions[partition(term)].count(term);
  }

  /**
   * Returns the ids of all records that have at least one of some terms, and possibly of others, in
   * ascending order without duplicates.
   */
  public long[] ids(List<Integer> terms) {
    long postings = terms.stream().mapToLong(this::count).sum();
    long[] ids = new long[Math.toIntExact(postings)];
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
