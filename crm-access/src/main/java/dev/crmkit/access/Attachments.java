package dev.crmkit.access;

import dev.crmkit.access.decision.AccessDeniedException;
import dev.crmkit.access.internal.history.HistoryPager;
import dev.crmkit.access.internal.page.FilePager;
import dev.crmkit.access.internal.record.FileWrites;
import dev.crmkit.access.internal.record.RecordDeletion;
import dev.crmkit.access.internal.record.RecordRestoration;
import dev.crmkit.access.internal.record.RecordViews;
import dev.crmkit.access.internal.session.CallContext;
import dev.crmkit.access.internal.session.Guard;
import dev.crmkit.access.query.PageRequest;
import dev.crmkit.access.view.FileView;
import dev.crmkit.access.view.HistoryView;
import dev.crmkit.access.view.Page;
import dev.crmkit.core.error.InvalidException;
import dev.crmkit.core.error.NotFoundException;
import dev.crmkit.core.file.FileId;
import dev.crmkit.core.file.FileInfo;
import dev.crmkit.core.file.NewFile;
import dev.crmkit.core.history.Deletion;
import dev.crmkit.core.record.RecordId;
import java.io.InputStream;
import java.util.List;
import java.util.stream.Stream;

/**
 * The files that are attached to the records of a workspace, as one user sees and changes them. A
 * file is visible to users who can see its record, is attached by users who may edit the record,
 * and deleted by users who may delete it (rules.md R4, E5).
 */
public final class Attachments {

  private final Guard guard;

  Attachments(Guard guard) {
    this.guard = guard;
  }

  /**
   * Attaches a file to a record. The content is read before anything is locked. If the call fails,
   * nothing of the file is kept.
   *
   * @param record a client, an activity or a deal
   * @param given the name and the media type
   * @param content read to its end and not closed; not read if the user may not attach the file
   * @return the file, without its content
   * @throws NotFoundException if the record does not exist, or the user cannot see it
   * @throws AccessDeniedException if the user cannot work, or may not edit the record
   * @throws InvalidException with all violations, such as a content over {@link
   *     dev.crmkit.access.options.Limits#fileSize}
   */
  public FileView attach(RecordId record, NewFile given, InputStream content) {
    return FileWrites.attach(guard, record, given, content);
  }

  /**
   * Returns a file, without its content.
   *
   * @param id the file
   * @return the file, as the user sees it
   * @throws NotFoundException if the file does not exist, or the user cannot see its record
   * @throws AccessDeniedException if the user cannot work
   */
  public FileView get(FileId id) {
    return guard.read(call -> view(call, id));
  }

  /**
   * Opens the content of a file. Access is decided now, not while the content is read.
   *
   * @param id the file
   * @return a stream for the caller to close. Reading throws an {@link java.io.IOException} if the
   *     file is purged before the stream has ended
   * @throws NotFoundException if the file does not exist, or the user cannot see its record
   * @throws AccessDeniedException if the user cannot work
   */
  public InputStream content(FileId id) {
    return guard.read(call -> call.tx().content(call.requireVisibleFile(id).id()));
  }

  /**
   * Returns the files on a record.
   *
   * @param record the record
   * @return the files in ascending order of their ids
   * @throws NotFoundException if the record does not exist, or the user cannot see it
   * @throws AccessDeniedException if the user cannot work
   */
  public List<FileView> list(RecordId record) {
    return guard.read(call -> FilePager.filesOf(call, record));
  }

  /**
   * Returns a page of all files that the user can see.
   *
   * @param page the page
   * @return the files in ascending order of their ids; empty if the user cannot work
   * @throws InvalidException if the page continues another list or user, its size is out of range,
   *     or it is to be the newest first
   */
  public Page<FileView> list(PageRequest page) {
    return guard.readOr(Page::empty, call -> FilePager.page(call, page));
  }

  /**
   * Returns all files that the user can see, read page by page like {@link RecordFacet#stream}.
   *
   * @return a sequential stream in ascending order of the ids; empty if the user cannot work
   */
  public Stream<FileView> stream() {
    return Page.stream(next -> list(PageRequest.first().limit(PageRequest.MAX_LIMIT).after(next)));
  }

  /**
   * Returns the first page of the history of a file, oldest entry first (rules.md W2).
   *
   * @param id the file
   * @return as {@link #history(FileId, PageRequest)} does
   * @throws NotFoundException if the file does not exist, or the user cannot see its record
   * @throws AccessDeniedException if the user cannot work
   */
  public Page<HistoryView> history(FileId id) {
    return history(id, PageRequest.first());
  }

  /**
   * Returns a page of the history of a file (rules.md W2).
   *
   * @param id the file
   * @param page the page, oldest or newest first
   * @return the entries in the order requested, limited like a page of a record's history
   * @throws NotFoundException if the file does not exist, or the user cannot see its record
   * @throws AccessDeniedException if the user cannot work
   * @throws InvalidException if the page continues another history, direction or user, or its size
   *     is out of range
   */
  public Page<HistoryView> history(FileId id, PageRequest page) {
    return guard.read(call -> HistoryPager.of(call, call.requireVisibleFile(id), page));
  }

  /**
   * Deletes a file. The Director can undo it.
   *
   * @param id the file
   * @return the deletion
   * @throws NotFoundException if the file does not exist, or the user cannot see its record
   * @throws AccessDeniedException if the user cannot work, or may not delete the record
   */
  public Deletion delete(FileId id) {
    return guard.write(call -> RecordDeletion.delete(call, id));
  }

  /**
   * Undoes the deletion of a file; only the Director can (rules.md E6).
   *
   * @param id the deleted file
   * @return the file
   * @throws NotFoundException if there is no such deleted file, or the user is not the Director
   * @throws AccessDeniedException if the user cannot work; if the file is not deleted, and the
   *     user, not being the Director, can see it
   * @throws InvalidException to the Director, if the file is not deleted, or its record is
   */
  public FileView undoDelete(FileId id) {
    return guard.write(
        call -> {
          RecordRestoration.undo(call, id);
          return view(call, id);
        });
  }

  /**
   * Permanently erases a deleted file; only the Director can (rules.md E6).
   *
   * @param id the deleted file
   * @throws NotFoundException if there is no such deleted file, or the user is not the Director
   * @throws AccessDeniedException if the user cannot work; if the file is not deleted, and the
   *     user, not being the Director, can see it
   * @throws InvalidException to the Director, if the file is not deleted
   */
  public void purge(FileId id) {
    guard.write(
        call -> {
          RecordRestoration.purge(call, id);
          return Boolean.TRUE;
        });
  }

  private static FileView view(CallContext<?> call, FileId id) {
    FileInfo file = call.requireVisibleFile(id);
    return new RecordViews(call).of(file, call.requireVisible(file.record()).portfolio());
  }
}
