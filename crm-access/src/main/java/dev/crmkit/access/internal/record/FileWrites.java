package dev.crmkit.access.internal.record;

import com.google.common.net.MediaType;
import dev.crmkit.access.decision.Action;
import dev.crmkit.access.internal.draft.AttributeDiff;
import dev.crmkit.access.internal.session.CallContext;
import dev.crmkit.access.internal.session.Guard;
import dev.crmkit.access.view.FileView;
import dev.crmkit.core.error.InvalidException;
import dev.crmkit.core.error.ViolationCode;
import dev.crmkit.core.error.Violations;
import dev.crmkit.core.file.FileId;
import dev.crmkit.core.file.FileInfo;
import dev.crmkit.core.file.NewFile;
import dev.crmkit.core.file.StagedContent;
import dev.crmkit.core.history.EventType;
import dev.crmkit.core.record.CrmRecord;
import dev.crmkit.core.record.RecordId;
import dev.crmkit.core.store.WriteTransaction;
import dev.crmkit.core.text.Texts;
import java.io.InputStream;

/** Attaches files to records (rules.md R4, E5). */
public final class FileWrites {

  private FileWrites() {}

  /**
   * Attaches a file. Its content is read into the store before the transaction that inserts it, so
   * that slow input holds no lock; access is checked before the content is read, and again in the
   * transaction.
   */
  public static FileView attach(Guard guard, RecordId record, NewFile given, InputStream content) {
    Violations violations =
        guard.read(
            call -> {
              call.requirePermitted(Action.EDIT, record);
              return check(call, given);
            });
    StagedContent staged = stage(guard, content, violations);
    try {
      FileView attached = guard.write(call -> insert(call, record, given, staged));
      if (guard.store().isDryRun()) {
        guard.store().discard(staged);
      }
      return attached;
    } catch (RuntimeException | Error e) {
      discard(guard, staged, e);
      throw e;
    }
  }

  private static StagedContent stage(Guard guard, InputStream content, Violations violations) {
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
    return staged;
  }

  /** Discards content. If that fails too, the store removes the content later. */
  private static void discard(Guard guard, StagedContent staged, Throwable failure) {
    try {
      guard.store().discard(staged);
    } catch (RuntimeException e) {
      failure.addSuppressed(e);
    }
  }

  private static FileView insert(
      CallContext<WriteTransaction> call, RecordId on, NewFile given, StagedContent staged) {
    CrmRecord record = call.requirePermitted(Action.EDIT, on);
    check(call, given).throwIfAny();
    FileInfo file =
        FileInfo.builder()
            .id(given.id().orElseGet(() -> call.newRecordId(FileId::new)))
            .record(on)
            .name(Texts.orEmpty(given.name()))
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
    return new RecordViews(call).of(file, record.portfolio());
  }

  private static Violations check(CallContext<?> call, NewFile given) {
    Violations violations = new Violations();
    FileId id = given.id().orElse(null);
    if (id != null && call.tx().isTaken(id)) {
      violations.add("id", ViolationCode.TAKEN, id.key(), "an id that was never used");
    }
    Texts.checkName("name", Texts.orEmpty(given.name()), violations);
    if (!isMediaType(given.mediaType())) {
      violations.add(
          "mediaType",
          ViolationCode.MALFORMED,
          given.mediaType(),
          "a media type such as application/pdf");
    }
    return violations;
  }

  @SuppressWarnings({"CheckReturnValue", "ReturnValueIgnored"}) // parsed only to see whether it can
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
}
