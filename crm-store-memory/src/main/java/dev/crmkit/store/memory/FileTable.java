package dev.crmkit.store.memory;

import com.google.common.collect.Iterators;
import dev.crmkit.core.file.FileInfo;
import dev.crmkit.core.portfolio.PortfolioId;
import dev.crmkit.core.query.Scope;
import dev.crmkit.core.record.CrmRecord;
import dev.crmkit.core.record.RecordId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The files that are not deleted themselves. Those among them live whose record does; these are
 * also kept by where it lies.
 */
final class FileTable {

  private static final Comparator<StoredFile> BY_ID = Comparator.comparingLong(FileTable::id);

  private static final Comparator<StoredFile> BY_RECORD =
      Comparator.comparing((StoredFile file) -> file.info().on(), Subjects.ORDER)
          .thenComparing(BY_ID);

  private static final Comparator<Living> BY_PORTFOLIO =
      Comparator.comparingLong((Living living) -> living.portfolio.value())
          .thenComparing(Living::file, BY_ID);

  private static final Comparator<Living> LIVING_BY_ID = Comparator.comparing(Living::file, BY_ID);

  private final SortedTree<StoredFile> byId;
  private final SortedTree<StoredFile> byRecord;
  private final SortedTree<Living> living;
  private final SortedTree<Living> livingByPortfolio;

  /** No files. */
  FileTable() {
    byId = SortedTree.empty(BY_ID);
    byRecord = SortedTree.empty(BY_RECORD);
    living = SortedTree.empty(LIVING_BY_ID);
    livingByPortfolio = SortedTree.empty(BY_PORTFOLIO);
  }

  private FileTable(FileTable from, Edit edit) {
    byId = from.byId.edit(edit);
    byRecord = from.byRecord.edit(edit);
    living = from.living.edit(edit);
    livingByPortfolio = from.livingByPortfolio.edit(edit);
  }

  /** A successor that can be changed until the edit is closed. */
  FileTable edit(Edit edit) {
    return new FileTable(this, edit);
  }

  /** A file whose record may have been deleted. */
  @Nullable StoredFile get(long id) {
    return byId.find(file -> Long.compare(id(file), id));
  }

  @Nullable StoredFile living(long id) {
    Living found = living.find(each -> Long.compare(id(each.file), id));
    return found == null ? null : found.file;
  }

  /** The files on a record, by id upwards. */
  List<StoredFile> on(RecordId record) {
    List<StoredFile> files = new ArrayList<>();
    new Stretch<>(
            byRecord.from(file -> Subjects.ORDER.compare(file.info().on(), record)),
            file -> file.info().on().equals(record))
        .forEachRemaining(files::add);
    return files;
  }

  /** All files that are not deleted themselves, by id upwards. */
  Iterable<StoredFile> all() {
    return byId;
  }

  /** The living files in a scope, by id upwards. */
  List<FileInfo> list(Scope scope, long afterId, int limit) {
    Iterator<Living> found =
        scope instanceof Scope.Portfolios in
            ? Iterators.mergeSorted(
                in.ids().stream().map(portfolio -> in(portfolio, afterId)).toList(), LIVING_BY_ID)
            : living.from(each -> id(each.file) <= afterId ? -1 : 1);
    List<FileInfo> page = new ArrayList<>();
    while (!(scope instanceof Scope.Nothing) && page.size() < limit && found.hasNext()) {
      page.add(found.next().file.info());
    }
    return page;
  }

  private Iterator<Living> in(PortfolioId portfolio, long afterId) {
    return new Stretch<>(
        livingByPortfolio.from(
            each -> {
              int order = Long.compare(each.portfolio.value(), portfolio.value());
              return order != 0 ? order : id(each.file) <= afterId ? -1 : 1;
            }),
        each -> each.portfolio.equals(portfolio));
  }

  /** Adds a file; its record is given when it lives. */
  void add(StoredFile file, @Nullable CrmRecord on) {
    byId.put(file);
    byRecord.put(file);
    if (on != null) {
      addLiving(new Living(on.portfolio(), file));
    }
  }

  /** Takes a file out; its record is given when it lives. */
  void remove(StoredFile file, @Nullable CrmRecord on) {
    byId.remove(file);
    byRecord.remove(file);
    if (on != null) {
      removeLiving(new Living(on.portfolio(), file));
    }
  }

  /** A record came to live, moved or died: its files go with it. */
  void follow(@Nullable CrmRecord before, @Nullable CrmRecord after) {
    if (before != null && after != null && before.portfolio().equals(after.portfolio())) {
      return;
    }
    if (before != null) {
      on(before.id()).forEach(file -> removeLiving(new Living(before.portfolio(), file)));
    }
    if (after != null) {
      on(after.id()).forEach(file -> addLiving(new Living(after.portfolio(), file)));
    }
  }

  private void addLiving(Living each) {
    living.put(each);
    livingByPortfolio.put(each);
  }

  private void removeLiving(Living each) {
    living.remove(each);
    livingByPortfolio.remove(each);
  }

  private static long id(StoredFile file) {
    return file.info().id().value();
  }

  private record Living(PortfolioId portfolio, StoredFile file) {}
}
