package dev.crmkit.store.memory;

import dev.crmkit.core.activity.Activity;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.deal.Deal;
import dev.crmkit.core.portfolio.PortfolioId;
import dev.crmkit.core.query.Sort;
import dev.crmkit.core.record.CrmRecord;
import dev.crmkit.core.record.RecordKind;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The living records of one kind with their indexes. Every index holds the records themselves and
 * takes its keys out of them, so that an entry costs little more than a reference.
 */
final class Table {

  private static final Comparator<CrmRecord> BY_CLIENT =
      Comparator.<CrmRecord>comparingLong(record -> client(record).value())
          .thenComparing(RecordOrder.BY_ID);

  private final SortedTree<CrmRecord> byId;
  private final SortedTree<CrmRecord> byClient;
  private final Map<Sort.Attribute, SortedTree<CrmRecord>> sorted =
      new EnumMap<>(Sort.Attribute.class);
  private final Map<Sort.Attribute, SortedTree<CrmRecord>> inPortfolios =
      new EnumMap<>(Sort.Attribute.class);

  /** An empty table. */
  Table(RecordKind kind) {
    byId = SortedTree.empty(RecordOrder.BY_ID);
    byClient = SortedTree.empty(BY_CLIENT);
    for (Sort.Attribute by : Sort.Attribute.values()) {
      if (RecordOrder.isIndexed(kind, by)) {
        RecordOrder order = new RecordOrder(by);
        sorted.put(by, SortedTree.empty(order));
        inPortfolios.put(by, SortedTree.empty(RecordOrder.BY_PORTFOLIO.thenComparing(order)));
      }
    }
  }

  private Table(Table from, Edit edit) {
    byId = from.byId.edit(edit);
    byClient = from.byClient.edit(edit);
    from.sorted.forEach((by, tree) -> sorted.put(by, tree.edit(edit)));
    from.inPortfolios.forEach((by, tree) -> inPortfolios.put(by, tree.edit(edit)));
  }

  /** A successor that can be changed until the edit is closed. */
  Table edit(Edit edit) {
    return new Table(this, edit);
  }

  @Nullable CrmRecord get(long id) {
    return byId.find(record -> Long.compare(record.id().value(), id));
  }

  void add(CrmRecord record) {
    byId.put(record);
    if (hasClient(record)) {
      byClient.put(record);
    }
    sorted.values().forEach(tree -> tree.put(record));
    inPortfolios.values().forEach(tree -> tree.put(record));
  }

  void replace(CrmRecord before, CrmRecord after) {
    byId.put(after);
    if (hasClient(after)) {
      byClient.replace(before, after);
    }
    sorted.values().forEach(tree -> tree.replace(before, after));
    inPortfolios.values().forEach(tree -> tree.replace(before, after));
  }

  void remove(CrmRecord record) {
    byId.remove(record);
    if (hasClient(record)) {
      byClient.remove(record);
    }
    sorted.values().forEach(tree -> tree.remove(record));
    inPortfolios.values().forEach(tree -> tree.remove(record));
  }

  /** All records, by id upwards. */
  SortedTree<CrmRecord> all() {
    return byId;
  }

  /** All records in the order of an attribute; null when the kind has no such key. */
  @Nullable SortedTree<CrmRecord> sorted(Sort.Attribute by) {
    return sorted.get(by);
  }

  /** All records portfolio by portfolio, in each in the order of an attribute. */
  @Nullable SortedTree<CrmRecord> inPortfolios(Sort.Attribute by) {
    return inPortfolios.get(by);
  }

  /** What lies in one portfolio, in some order. */
  Iterator<CrmRecord> in(PortfolioId portfolio) {
    return new Stretch<>(
        anyByPortfolio().from(record -> toPortfolio(record, portfolio)),
        record -> toPortfolio(record, portfolio) == 0);
  }

  /** How many records lie in one portfolio; found by their places, not by counting them. */
  int countIn(PortfolioId portfolio) {
    return anyByPortfolio().count(record -> toPortfolio(record, portfolio));
  }

  /** The activities or deals of a client, by id upwards. */
  Iterator<CrmRecord> of(ClientId client) {
    return new Stretch<>(
        byClient.from(record -> Long.compare(client(record).value(), client.value())),
        record -> client(record).equals(client));
  }

  private SortedTree<CrmRecord> anyByPortfolio() {
    return Objects.requireNonNull(inPortfolios.get(Sort.Attribute.CREATED));
  }

  private static int toPortfolio(CrmRecord record, PortfolioId portfolio) {
    return Long.compare(record.portfolio().value(), portfolio.value());
  }

  private static boolean hasClient(CrmRecord record) {
    return record instanceof Activity || record instanceof Deal;
  }

  private static ClientId client(CrmRecord record) {
    if (record instanceof Activity activity) {
      return activity.client();
    }
    if (record instanceof Deal deal) {
      return deal.client();
    }
    throw new IllegalArgumentException(record.id() + " belongs to no client");
  }
}
