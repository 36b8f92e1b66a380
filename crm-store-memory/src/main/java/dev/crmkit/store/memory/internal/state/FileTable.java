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
 * The files that are not deleted themselves. Those among them live whose record does; these are
 * also kept by where it lies.
 */
public final class FileTable {

  private static final Comparator<StoredFile> BY_ID = Comparator.comparingLong(FileTable::id);

  private static final Comparator<StoredFile> BY_RECORD =
      Comparator.comparing((StoredFile file) -> file.info().record(), Subjects.ORDER)
          .thenComparing(BY_ID);

  private static final Comparator<LiveFile> BY_PORTFOLIO =
      Comparator.comparingLong((LiveFile live) -> live.portfolio.value())
          .thenComparing(LiveFile::file, BY_ID);

  private static final Comparator<LiveFile> LIVING_BY_ID =
      Comparator.comparing(LiveFile::file, BY_ID);

  private final SortedTree<StoredFile> byId;
  private final SortedTree<StoredFile> byRecord;
  private final SortedTree<LiveFile> live;
  private final SortedTree<LiveFile> liveByPortfolio;

  /** No files. */
  FileTable() {
    byId = SortedTree.empty(BY_ID);
    byRecord = SortedTree.empty(BY_RECORD);
    live = SortedTree.empty(LIVING_BY_ID);
    liveByPortfolio = SortedTree.empty(BY_PORTFOLIO);
  }

  private FileTable(FileTable from, MutationToken token) {
    byId = from.byId.mutableCopy(token);
    byRecord = from.byRecord.mutableCopy(token);
    live = from.live.mutableCopy(token);
    liveByPortfolio = from.liveByPortfolio.mutableCopy(token);
  }

  /** A successor that can be changed until the token is closed. */
  FileTable mutableCopy(MutationToken token) {
    return new FileTable(this, token);
  }

  /** A file whose record may have been deleted. */
  @Nullable StoredFile find(long id) {
    return byId.find(file -> Long.compare(id(file), id));
  }

  @Nullable
  public StoredFile findLive(long id) {
    LiveFile found = live.find(each -> Long.compare(id(each.file), id));
    return found == null ? null : found.file;
  }

  /** The files on a record, by id upwards. */
  public List<StoredFile> onRecord(RecordId record) {
    List<StoredFile> files = new ArrayList<>();
    new TakeWhileIterator<>(
            byRecord.ascendingFrom(file -> Subjects.ORDER.compare(file.info().record(), record)),
            file -> file.info().record().equals(record))
        .forEachRemaining(files::add);
    return files;
  }

  /** All files that are not deleted themselves, by id upwards. */
  public Iterable<StoredFile> all() {
    return byId;
  }

  /** The live files in a scope, by id upwards. */
  public List<FileInfo> list(Scope scope, long afterId, int limit) {
    Iterator<LiveFile> found =
        scope instanceof Scope.Portfolios in
            ? Iterators.mergeSorted(
                in.ids().stream().map(portfolio -> livePartition(portfolio, afterId)).toList(),
                LIVING_BY_ID)
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

  /** Adds a file; its record is given when it lives. */
  public void add(StoredFile file, @Nullable CrmRecord on) {
    byId.put(file);
    byRecord.put(file);
    if (on != null) {
      addLive(new LiveFile(on.portfolio(), file));
    }
  }

  /** Takes a file out; its record is given when it lives. */
  public void remove(StoredFile file, @Nullable CrmRecord on) {
    byId.remove(file);
    byRecord.remove(file);
    if (on != null) {
      removeLive(new LiveFile(on.portfolio(), file));
    }
  }

  /** A record came to live, moved or died: its files go with it. */
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
