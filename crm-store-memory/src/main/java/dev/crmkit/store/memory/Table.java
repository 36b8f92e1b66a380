package dev.crmkit.store.memory;

import dev.crmkit.core.activity.Activity;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.deal.Deal;
import dev.crmkit.core.portfolio.PortfolioId;
import dev.crmkit.core.query.Scope;
import dev.crmkit.core.record.CrmRecord;
import dev.crmkit.core.record.RecordKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The living records of one kind with their indexes, those of each portfolio in trees of its own.
 * Every index holds the records themselves and takes its keys out of them, so that an entry costs
 * little more than a reference, and the first words of its key where they are worth their room.
 */
final class Table {

  private static final Comparator<CrmRecord> BY_CLIENT =
      Comparator.<CrmRecord>comparingLong(record -> client(record).value())
          .thenComparing(RecordOrder.BY_ID);

  private static final Order<Book> BY_PORTFOLIO = Order.byNumber(book -> book.portfolio().value());

  /** What lies in a portfolio; that can be changed under the edit. */
  private record Book(PortfolioId portfolio, SortedRecords records, Edit edit) {}

  private final Edit edit;
  private final SortedTree<CrmRecord> byId;
  private final SortedTree<CrmRecord> byClient;
  private final SortedRecords none;
  private final SortedRecords sorted;
  private final SortedTree<Book> books;
  private final TraitIndex traits;

  /** An empty table. */
  Table(RecordKind kind) {
    edit = Edit.NONE;
    byId = SortedTree.empty(RecordOrder.BY_ID);
    byClient = SortedTree.empty(BY_CLIENT);
    none = new SortedRecords(kind);
    sorted = none;
    books = SortedTree.empty(BY_PORTFOLIO);
    traits = new TraitIndex();
  }

  private Table(Table from, Edit edit) {
    this.edit = edit;
    byId = from.byId.edit(edit);
    byClient = from.byClient.edit(edit);
    none = from.none;
    sorted = from.sorted.edit(edit);
    books = from.books.edit(edit);
    traits = from.traits.edit(edit);
  }

  /** A successor that can be changed until the edit is closed. */
  Table edit(Edit under) {
    return new Table(this, under);
  }

  /** Whether it can be changed until that edit is closed. */
  boolean isUnder(Edit other) {
    return edit == other;
  }

  @Nullable CrmRecord get(long id) {
    return byId.find(Probe.at(id));
  }

  void add(CrmRecord record) {
    byId.put(record);
    if (hasClient(record)) {
      byClient.put(record);
    }
    sorted.add(record);
    book(record.portfolio()).add(record);
    traits.change(record.id().value(), Traits.NONE, Traits.of(record));
  }

  void replace(CrmRecord before, CrmRecord after) {
    byId.put(after);
    if (hasClient(after)) {
      byClient.replace(before, after);
    }
    sorted.replace(before, after);
    traits.change(after.id().value(), Traits.of(before), Traits.of(after));
    if (before.portfolio().equals(after.portfolio())) {
      book(after.portfolio()).replace(before, after);
    } else {
      removeFromBook(before);
      book(after.portfolio()).add(after);
    }
  }

  void remove(CrmRecord record) {
    byId.remove(record);
    if (hasClient(record)) {
      byClient.remove(record);
    }
    sorted.remove(record);
    removeFromBook(record);
    traits.change(record.id().value(), Traits.of(record), Traits.NONE);
  }

  private void removeFromBook(CrmRecord record) {
    SortedRecords records = book(record.portfolio());
    records.remove(record);
    if (records.all().isEmpty()) {
      books.remove(new Book(record.portfolio(), records, edit));
    }
  }

  /** What lies in a portfolio, to be changed. */
  private SortedRecords book(PortfolioId portfolio) {
    Book book = books.find(Probe.at(portfolio.value()));
    if (book != null && book.edit() == edit) {
      return book.records();
    }
    SortedRecords records = (book == null ? none : book.records()).edit(edit);
    books.put(new Book(portfolio, records, edit));
    return records;
  }

  /** All records, by id upwards. */
  SortedTree<CrmRecord> all() {
    return byId;
  }

  /** All records, in other orders. */
  SortedRecords sorted() {
    return sorted;
  }

  /** The records in one portfolio. */
  SortedRecords in(PortfolioId portfolio) {
    Book book = books.find(Probe.at(portfolio.value()));
    return book == null ? none : book.records();
  }

  /** Passes the number of records in each portfolio of a scope that has any to a consumer. */
  void forEachCount(Scope scope, BiConsumer<PortfolioId, Long> consumer) {
    if (scope instanceof Scope.Portfolios in) {
      for (PortfolioId portfolio : in.ids()) {
        long count = in(portfolio).all().size();
        if (count > 0) {
          consumer.accept(portfolio, count);
        }
      }
    } else if (scope instanceof Scope.Everything) {
      books.forEach(book -> consumer.accept(book.portfolio(), (long) book.records().all().size()));
    }
  }

  /** Whether there are more records in a scope than that. */
  boolean hasMore(Scope scope, long count) {
    if (!(scope instanceof Scope.Portfolios in)) {
      return byId.size() > count;
    }
    long found = 0;
    for (PortfolioId portfolio : in.ids()) {
      found += in(portfolio).all().size();
      if (found > count) {
        return true;
      }
    }
    return false;
  }

  /** The records that have one of some traits, and some others, by id upwards. */
  List<CrmRecord> having(Candidates candidates) {
    List<CrmRecord> found = new ArrayList<>();
    for (long id : traits.ids(candidates.traits())) {
      CrmRecord record = get(id);
      if (record != null) {
        found.add(record);
      }
    }
    return found;
  }

  /** What tells which records have a value, a label or a stage. */
  TraitIndex traits() {
    return traits;
  }

  /** The activities or deals of a client, by id upwards. */
  Iterator<CrmRecord> of(ClientId client) {
    return new Stretch<>(
        byClient.from(record -> Long.compare(client(record).value(), client.value())),
        record -> client(record).equals(client));
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
