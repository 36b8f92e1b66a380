package dev.crmkit.store.memory.internal.state;

import dev.crmkit.core.RecordKind;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.portfolio.PortfolioId;
import dev.crmkit.core.query.Scope;
import dev.crmkit.core.record.CrmRecord;
import dev.crmkit.store.memory.internal.index.CandidateTerms;
import dev.crmkit.store.memory.internal.index.PostingIndex;
import dev.crmkit.store.memory.internal.index.RecordOrder;
import dev.crmkit.store.memory.internal.index.SortIndexes;
import dev.crmkit.store.memory.internal.index.TermHashes;
import dev.crmkit.store.memory.internal.tree.KeyOrder;
import dev.crmkit.store.memory.internal.tree.MutationToken;
import dev.crmkit.store.memory.internal.tree.SortedTree;
import dev.crmkit.store.memory.internal.tree.TakeWhileIterator;
import dev.crmkit.store.memory.internal.tree.TreeKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The live records of one kind and their indexes. A record is live while it is not deleted.
 *
 * <p>There is a tree by id, one by client, the {@link SortIndexes sort indexes} of all records and
 * those of each portfolio, and a {@link PostingIndex}. The trees hold the records themselves and
 * compute keys from them, so that an entry costs little more than a reference.
 */
public final class RecordTable {

  private static final Comparator<CrmRecord> BY_CLIENT =
      Comparator.<CrmRecord>comparingLong(record -> client(record).value())
          .thenComparing(RecordOrder.BY_ID);

  private static final KeyOrder<PortfolioPartition> BY_PORTFOLIO =
      KeyOrder.comparingLong(partition -> partition.portfolio().value());

  /** The records of a portfolio; their indexes can be changed under the token. */
  private record PortfolioPartition(
      PortfolioId portfolio, SortIndexes records, MutationToken token) {}

  private final MutationToken token;
  private final SortedTree<CrmRecord> byId;
  private final SortedTree<CrmRecord> byClient;
  private final SortIndexes emptyIndexes;
  private final SortIndexes sortIndexes;
  private final SortedTree<PortfolioPartition> partitions;
  private final PostingIndex postings;

  /** Creates an empty table. */
  public RecordTable(RecordKind kind) {
    token = MutationToken.NONE;
    byId = SortedTree.empty(RecordOrder.BY_ID);
    byClient = SortedTree.empty(BY_CLIENT);
    emptyIndexes = new SortIndexes(kind);
    sortIndexes = emptyIndexes;
    partitions = SortedTree.empty(BY_PORTFOLIO);
    postings = new PostingIndex();
  }

  private RecordTable(RecordTable from, MutationToken token) {
    this.token = token;
    byId = from.byId.mutableCopy(token);
    byClient = from.byClient.mutableCopy(token);
    emptyIndexes = from.emptyIndexes;
    sortIndexes = from.sortIndexes.mutableCopy(token);
    partitions = from.partitions.mutableCopy(token);
    postings = from.postings.mutableCopy(token);
  }

  /** Returns a copy that can be changed until the token is closed. */
  public RecordTable mutableCopy(MutationToken copyToken) {
    return new RecordTable(this, copyToken);
  }

  /** Whether this table was created under a token. */
  boolean isOwnedBy(MutationToken other) {
    return token == other;
  }

  @Nullable CrmRecord find(long id) {
    return byId.find(TreeKey.at(id));
  }

  public void add(CrmRecord record) {
    byId.put(record);
    if (hasClient(record)) {
      byClient.put(record);
    }
    sortIndexes.add(record);
    mutablePartition(record.portfolio()).add(record);
    postings.change(record.id().value(), TermHashes.NO_TERMS, TermHashes.of(record));
  }

  public void replace(CrmRecord before, CrmRecord after) {
    byId.put(after);
    if (hasClient(after)) {
      byClient.replace(before, after);
    }
    sortIndexes.replace(before, after);
    postings.change(after.id().value(), TermHashes.of(before), TermHashes.of(after));
    if (before.portfolio().equals(after.portfolio())) {
      mutablePartition(after.portfolio()).replace(before, after);
    } else {
      removeFromPartition(before);
      mutablePartition(after.portfolio()).add(after);
    }
  }

  public void remove(CrmRecord record) {
    byId.remove(record);
    if (hasClient(record)) {
      byClient.remove(record);
    }
    sortIndexes.remove(record);
    removeFromPartition(record);
    postings.change(record.id().value(), TermHashes.of(record), TermHashes.NO_TERMS);
  }

  private void removeFromPartition(CrmRecord record) {
    SortIndexes records = mutablePartition(record.portfolio());
    records.remove(record);
    if (records.all().isEmpty()) {
      partitions.remove(new PortfolioPartition(record.portfolio(), records, token));
    }
  }

  /** Returns the indexes of a portfolio to be changed; copies them at first use. */
  private SortIndexes mutablePartition(PortfolioId portfolio) {
    PortfolioPartition partition = partitions.find(TreeKey.at(portfolio.value()));
    if (partition != null && partition.token() == token) {
      return partition.records();
    }
    SortIndexes records =
        (partition == null ? emptyIndexes : partition.records()).mutableCopy(token);
    partitions.put(new PortfolioPartition(portfolio, records, token));
    return records;
  }

  /** Returns all records in ascending order of their ids. */
  public SortedTree<CrmRecord> all() {
    return byId;
  }

  /** Returns the sort indexes of all records. */
  public SortIndexes sortIndexes() {
    return sortIndexes;
  }

  /** Returns the records of a portfolio. */
  public SortIndexes partition(PortfolioId portfolio) {
    PortfolioPartition partition = partitions.find(TreeKey.at(portfolio.value()));
    return partition == null ? emptyIndexes : partition.records();
  }

  /** Passes the number of records in each portfolio to a consumer; skips empty portfolios. */
  public void forEachCount(Scope scope, BiConsumer<PortfolioId, Long> consumer) {
    if (scope instanceof Scope.Portfolios in) {
      for (PortfolioId portfolio : in.ids()) {
        long count = partition(portfolio).all().size();
        if (count > 0) {
          consumer.accept(portfolio, count);
        }
      }
    } else if (scope instanceof Scope.Everything) {
      partitions.forEach(
          partition ->
              consumer.accept(partition.portfolio(), (long) partition.records().all().size()));
    }
  }

  /** Whether a scope has more than a number of records. */
  public boolean hasMoreThan(Scope scope, long count) {
    if (!(scope instanceof Scope.Portfolios in)) {
      return byId.size() > count;
    }
    long found = 0;
    for (PortfolioId portfolio : in.ids()) {
      found += partition(portfolio).all().size();
      if (found > count) {
        return true;
      }
    }
    return false;
  }

  /**
   * Returns the records that have at least one of some terms, and possibly others, in ascending
   * order of their ids.
   */
  public List<CrmRecord> withAnyOf(CandidateTerms candidates) {
    List<CrmRecord> found = new ArrayList<>();
    for (long id : postings.ids(candidates.terms())) {
      CrmRecord record = find(id);
      if (record != null) {
        found.add(record);
      }
    }
    return found;
  }

  /** Returns the index by field value, label and stage. */
  public PostingIndex postings() {
    return postings;
  }

  /** Iterates over the activities or deals of a client in ascending order of their ids. */
  public Iterator<CrmRecord> ofClient(ClientId client) {
    return new TakeWhileIterator<>(
        byClient.ascendingFrom(record -> Long.compare(client(record).value(), client.value())),
        record -> client(record).equals(client));
  }

  private static boolean hasClient(CrmRecord record) {
    return record.clientId().isPresent();
  }

  private static ClientId client(CrmRecord record) {
    return record.clientId().orElseThrow();
  }
}
