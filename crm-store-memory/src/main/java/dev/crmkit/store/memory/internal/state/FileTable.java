package dev.crmkit.store.memory.internal.state;

import com.google.common.collect.Iterators;
import dev.crmkit.core.file.FileInfo;
import dev.crmkit.core.portfolio.PortfolioId;
import dev.crmkit.core.query.Scope;
import dev.crmkit.core.record.CrmRecord;
import dev.crmkit.core.record.RecordId;
import dev.crmkit.store.memory.internal.tree.MutationToken;
import dev.crmkit.store.memory.internal.tree.SortedTree;
import dev.crmkit.store.memory.internal.tree.TakeWhileIterator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The files that are not deleted themselves, and indexes of the live ones: those whose record is
 * not deleted either.
 */
public final class FileTable {

  private static final Comparator<StoredFile> BY_ID = Comparator.comparingLong(FileTable::id);

  private static final Comparator<StoredFile> BY_RECORD =
      Comparator.comparing((StoredFile file) -> file.info().record(), Subjects.ORDER)
          .thenComparing(BY_ID);

  private static final Comparator<LiveFile> BY_PORTFOLIO =
      Comparator.comparingLong((LiveFile live) -> live.portfolio.value())
          .thenComparing(LiveFile::file, BY_ID);

  private static final Comparator<LiveFile> LIVE_BY_ID =
      Comparator.comparing(LiveFile::file, BY_ID);

  private final SortedTree<StoredFile> byId;
  private final SortedTree<StoredFile> byRecord;
  private final SortedTree<LiveFile> live;
  private final SortedTree<LiveFile> liveByPortfolio;

  FileTable() {
    byId = SortedTree.empty(BY_ID);
    byRecord = SortedTree.empty(BY_RECORD);
    live = SortedTree.empty(LIVE_BY_ID);
    liveByPortfolio = SortedTree.empty(BY_PORTFOLIO);
  }

  private FileTable(FileTable from, MutationToken token) {
    byId = from.byId.mutableCopy(token);
    byRecord = from.byRecord.mutableCopy(token);
    live = from.live.mutableCopy(token);
    liveByPortfolio = from.liveByPortfolio.mutableCopy(token);
  }

  /** Returns a copy that can be changed until the token is closed. */
  FileTable mutableCopy(MutationToken token) {
    return new FileTable(this, token);
  }

  /** Returns a file whose record may be deleted; null if there is none. */
  @Nullable StoredFile find(long id) {
    return byId.find(file -> Long.compare(id(file), id));
  }

  public @Nullable StoredFile findLive(long id) {
    LiveFile found = live.find(each -> Long.compare(id(each.file), id));
    return found == null ? null : found.file;
  }

  /** Returns the files attached to a record, in ascending order of their ids. */
  public List<StoredFile> onRecord(RecordId record) {
    List<StoredFile> files = new ArrayList<>();
    new TakeWhileIterator<>(
            byRecord.ascendingFrom(file -> Subjects.ORDER.compare(file.info().record(), record)),
            file -> file.info().record().equals(record))
        .forEachRemaining(files::add);
    return files;
  }

  /** Returns all files that are not deleted themselves, in ascending order of their ids. */
  public Iterable<StoredFile> all() {
    return byId;
  }

  /** Returns the live files in a scope after an id, in ascending order of their ids. */
  public List<FileInfo> list(Scope scope, long afterId, int limit) {
    Iterator<LiveFile> found =
        scope instanceof Scope.Portfolios in
            ? Iterators.mergeSorted(
                in.ids().stream().map(portfolio -> livePartition(portfolio, afterId)).toList(),
                LIVE_BY_ID)
            : live.ascendingFrom(each -> id(each.file) <= afterId ? -1 : 1);
    List<FileInfo> page = new ArrayList<>();
    while (!(scope instanceof Scope.Nothing) && page.size() < limit && found.hasNext()) {
      page.add(found.next().file.info());
    }
    return page;
  }

  private Iterator<LiveFile> livePartition(PortfolioId portfolio, long afterId) {
    return new TakeWhileIterator<>(
        liveByPortfolio.ascendingFrom(
            each -> {
              int order = Long.compare(each.portfolio.value(), portfolio.value());
              return order != 0 ? order : id(each.file) <= afterId ? -1 : 1;
            }),
        each -> each.portfolio.equals(portfolio));
  }

  /** Adds a file, with its record unless that is deleted. */
  public void add(StoredFile file, @Nullable CrmRecord record) {
    byId.put(file);
    byRecord.put(file);
    if (record != null) {
      addLive(new LiveFile(record.portfolio(), file));
    }
  }

  /** Removes a file, with its record unless that is deleted. */
  public void remove(StoredFile file, @Nullable CrmRecord record) {
    byId.remove(file);
    byRecord.remove(file);
    if (record != null) {
      removeLive(new LiveFile(record.portfolio(), file));
    }
  }

  /** Updates the indexes after a record was restored, moved or deleted. */
  public void recordChanged(@Nullable CrmRecord before, @Nullable CrmRecord after) {
    if (before != null && after != null && before.portfolio().equals(after.portfolio())) {
      return;
    }
    if (before != null) {
      onRecord(before.id()).forEach(file -> removeLive(new LiveFile(before.portfolio(), file)));
    }
    if (after != null) {
      onRecord(after.id()).forEach(file -> addLive(new LiveFile(after.portfolio(), file)));
    }
  }

  private void addLive(LiveFile each) {
    live.put(each);
    liveByPortfolio.put(each);
  }

  private void removeLive(LiveFile each) {
    live.remove(each);
    liveByPortfolio.remove(each);
  }

  private static long id(StoredFile file) {
    return file.info().id().value();
  }

  private record LiveFile(PortfolioId portfolio, StoredFile file) {}
}
