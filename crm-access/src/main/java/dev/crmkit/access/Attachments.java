package dev.crmkit.access;

import com.google.common.net.MediaType;
import dev.crmkit.access.decision.AccessDeniedException;
import dev.crmkit.access.decision.Action;
import dev.crmkit.access.internal.draft.AttributeDiff;
import dev.crmkit.access.internal.history.HistoryPager;
import dev.crmkit.access.internal.page.Cursors;
import dev.crmkit.access.internal.page.PageLimits;
import dev.crmkit.access.internal.record.Deletions;
import dev.crmkit.access.internal.record.RecordViews;
import dev.crmkit.access.internal.session.CallContext;
import dev.crmkit.access.internal.session.Guard;
import dev.crmkit.access.query.HistoryQuery;
import dev.crmkit.access.query.ListQuery;
import dev.crmkit.access.view.FileView;
import dev.crmkit.access.view.HistoryView;
import dev.crmkit.access.view.Page;
import dev.crmkit.core.Subject;
import dev.crmkit.core.error.InvalidException;
import dev.crmkit.core.error.NotFoundException;
import dev.crmkit.core.error.ViolationCode;
import dev.crmkit.core.error.Violations;
import dev.crmkit.core.file.FileId;
import dev.crmkit.core.file.FileInfo;
import dev.crmkit.core.file.NewFile;
import dev.crmkit.core.file.StagedContent;
import dev.crmkit.core.history.Deletion;
import dev.crmkit.core.history.EventType;
import dev.crmkit.core.portfolio.PortfolioId;
import dev.crmkit.core.record.CrmRecord;
import dev.crmkit.core.record.RecordId;
import dev.crmkit.core.store.WriteTransaction;
import dev.crmkit.core.text.Texts;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The files on the records of a workspace, as one user sees and changes them. A file is seen by
 * those who see its record, attached by those who may edit it, deleted by those who may delete it
 * (rules.md R4, E5).
 */
public final class Attachments {

  private static final String ALL = "files";

  private final Guard guard;

  Attachments(Guard guard) {
    this.guard = guard;
  }

  /**
   * Attaches a file to a record. The content is streamed in before anything is locked; whatever
   * fails, nothing is kept.
   *
   * @param on a client, an activity or a deal
   * @param given the name and the type
   * @param content is read to its end, not closed; not at all when the user may not attach it
   * @return the file
   * @throws NotFoundException when there is no such record, or the user does not see it
   * @throws AccessDeniedException when the user cannot work, or may not edit the record
   * @throws InvalidException with all that is wrong, as when the content is over the limit
   *     (rules.md R4)
   */
  public FileView attach(RecordId on, NewFile given, InputStream content) {
    Violations violations =
        guard.read(
            call -> {
              call.requirePermitted(Action.EDIT, on);
              return check(call, given);
            });
    StagedContent staged;
    try {
      staged = guard.store().stage(content, guard.options().limits().fileSize());
    } catch (InvalidException e) {
      e.violations().forEach(violations::add);
      violations.throwIfAny();
      throw e;
    }
    if (!violations.isEmpty()) {
      guard.store().discard(staged);
      violations.throwIfAny();
    }
    return keep(on, given, staged);
  }

  private FileView keep(RecordId on, NewFile given, StagedContent staged) {
    try {
      return guard.write(
          call -> {
            CrmRecord record = call.requirePermitted(Action.EDIT, on);
            check(call, given).throwIfAny();
            return new RecordViews(call).of(insert(call, on, given, staged), record.portfolio());
          });
    } catch (RuntimeException | Error e) {
      discard(staged, e);
      throw e;
    }
  }

  /** That this fails too does not hide what failed; the store discards the content some time. */
  private void discard(StagedContent staged, Throwable failed) {
    try {
      guard.store().discard(staged);
    } catch (RuntimeException e) {
      failed.addSuppressed(e);
    }
  }

  private static FileInfo insert(
      CallContext<WriteTransaction> call, RecordId on, NewFile given, StagedContent staged) {
    FileInfo file =
        FileInfo.builder()
            .id(given.id().orElseGet(() -> call.newRecordId(FileId::new)))
            .record(on)
            .name(given.name())
            .mediaType(given.mediaType())
            .size(staged.size())
            .sha256(staged.sha256())
            .createdBy(call.actor().ref())
            .createdAt(call.now())
            .build();
    call.tx().insertFile(file, staged);
    AttributeDiff diff = new AttributeDiff();
    diff.add("name", null, file.name());
    diff.add("on", null, on.path());
    diff.add("mediaType", null, file.mediaType());
    diff.add("size", null, file.size());
    diff.add("sha256", null, file.sha256());
    call.tx().append(call.event(file.id(), EventType.CREATE).changes(diff.changes()).build());
    return file;
  }

  private static Violations check(CallContext<?> call, NewFile given) {
    Violations violations = new Violations();
    FileId id = given.id().orElse(null);
    if (id != null && call.tx().isTaken(id)) {
      violations.add("id", ViolationCode.TAKEN, id.key(), "an id that was never used");
    }
    Texts.checkName("name", given.name(), violations);
    if (!isMediaType(given.mediaType())) {
      violations.add(
          "mediaType",
          ViolationCode.MALFORMED,
          given.mediaType(),
          "a media type such as application/pdf");
    }
    return violations;
  }

  @SuppressWarnings({"CheckReturnValue", "ReturnValueIgnored"}) // it is asked only whether it can
  private static boolean isMediaType(String text) {
    if (text.length() > Texts.MAX_NAME || !Texts.isStorable(text)) {
      return false;
    }
    try {
      MediaType.parse(text);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /**
   * A file without its content.
   *
   * @param id which
   * @return as the user sees it
   * @throws NotFoundException when there is no such file, or the user does not see its record
   * @throws AccessDeniedException when the user cannot work
   */
  public FileView get(FileId id) {
    return guard.read(call -> view(call, new RecordViews(call), call.requireVisibleFile(id)));
  }

  /**
   * The content of a file.
   *
   * @param id which
   * @return a stream for the caller to close; the access is decided now, not while it is read. It
   *     throws an {@link java.io.IOException} when the file is purged before it was read to its end
   * @throws NotFoundException when there is no such file, or the user does not see its record
   * @throws AccessDeniedException when the user cannot work
   */
  public InputStream content(FileId id) {
    return guard.read(call -> call.tx().content(call.requireVisibleFile(id).id()));
  }

  /**
   * The files on a record.
   *
   * @param on which
   * @return by id upwards
   * @throws NotFoundException when there is no such record, or the user does not see it
   * @throws AccessDeniedException when the user cannot work
   */
  public List<FileView> list(RecordId on) {
    return guard.read(
        call -> {
          CrmRecord record = call.requireVisible(on);
          RecordViews views = new RecordViews(call);
          return call.tx().filesOf(on).stream()
              .map(file -> views.of(file, record.portfolio()))
              .toList();
        });
  }

  /**
   * All files that the user sees, page by page.
   *
   * @param cursor as the page before told; null for the first
   * @param limit how many at most, 1 to {@link ListQuery#MAX_LIMIT}
   * @return by id upwards; empty for a user who cannot work
   * @throws InvalidException when the cursor is not one of this list and user, or the limit out of
   *     range
   */
  public Page<FileView> all(@Nullable String cursor, int limit) {
    return guard.readOr(
        Page::empty,
        call -> {
          PageLimits.check(limit);
          long after = cursor == null ? 0 : Cursors.openNumber(call, ALL, cursor);
          List<FileInfo> found = call.tx().files(call.visibility().scope(), after, limit + 1);
          List<FileInfo> shown = found.subList(0, Math.min(limit, found.size()));
          Map<Subject, PortfolioId> portfolios =
              call.tx()
                  .portfolios(shown.stream().map(FileInfo::record).collect(Collectors.toSet()));
          RecordViews views = new RecordViews(call);
          List<FileView> items =
              shown.stream()
                  .map(
                      file -> views.of(file, Objects.requireNonNull(portfolios.get(file.record()))))
                  .toList();
          return new Page<>(
              items,
              found.size() > limit
                  ? Optional.of(Cursors.sealNumber(call, ALL, items.get(limit - 1).id().value()))
                  : Optional.empty());
        });
  }

  /**
   * Returns what was done to a file, in the order in which it took effect: the first page of its
   * history (rules.md W2).
   *
   * @param id which
   * @return as {@link #history(FileId, HistoryQuery)} does
   * @throws NotFoundException when there is no such file, or the user does not see its record
   * @throws AccessDeniedException when the user cannot work
   */
  public Page<HistoryView> history(FileId id) {
    return history(id, HistoryQuery.oldestFirst());
  }

  /**
   * Returns a page of what was done to a file (rules.md W2).
   *
   * @param id which
   * @param query from which end, how many entries, after which page
   * @return in the order of the query, bounded like a page of a record's history
   * @throws NotFoundException when there is no such file, or the user does not see its record
   * @throws AccessDeniedException when the user cannot work
   * @throws InvalidException when the cursor is not one of this history and user, or the limit out
   *     of range
   */
  public Page<HistoryView> history(FileId id, HistoryQuery query) {
    return guard.read(call -> HistoryPager.of(call, call.requireVisibleFile(id), query));
  }

  /**
   * Deletes a file. The Director can undo it.
   *
   * @param id which
   * @return the deletion
   * @throws NotFoundException when there is no such file, or the user does not see its record
   * @throws AccessDeniedException when the user cannot work, or may not delete the record
   */
  public Deletion delete(FileId id) {
    return guard.write(call -> Deletions.delete(call, id));
  }

  /**
   * Undoes the deletion of a file; only the Director does (rules.md E6).
   *
   * @param id which
   * @return the file
   * @throws NotFoundException when there is no such deleted file, to all but the Director
   * @throws AccessDeniedException when it is not deleted, to a user who sees it; when the user
   *     cannot work
   * @throws InvalidException to the Director, when it is not deleted, or its record is
   */
  public FileView undoDelete(FileId id) {
    return guard.write(
        call -> {
          Deletions.undo(call, id);
          return view(call, new RecordViews(call), call.requireVisibleFile(id));
        });
  }

  /**
   * Erases a deleted file for good; only the Director does (rules.md E6).
   *
   * @param id which
   * @throws NotFoundException when there is no such deleted file, to all but the Director
   * @throws AccessDeniedException when it is not deleted, to a user who sees it; when the user
   *     cannot work
   * @throws InvalidException to the Director, when it is not deleted
   */
  public void purge(FileId id) {
    guard.write(
        call -> {
          Deletions.purge(call, id);
          return Boolean.TRUE;
        });
  }

  private static FileView view(CallContext<?> call, RecordViews views, FileInfo file) {
    return views.of(file, call.requireVisible(file.record()).portfolio());
  }
}
