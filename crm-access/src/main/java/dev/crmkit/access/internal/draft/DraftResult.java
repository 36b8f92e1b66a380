package dev.crmkit.access.internal.draft;

import dev.crmkit.core.history.Change;
import dev.crmkit.core.record.CrmRecord;
import java.util.List;

/**
 * What a record shall hold, whoever owns it, and what of it changes.
 *
 * @param <R> the kind of record
 * @param record with the new content, in the place and the version of the old one
 * @param contentChanges the changes of its content
 * @param stageChanges its moves in pipelines
 */
public record DraftResult<R extends CrmRecord>(
    R record, List<Change> contentChanges, List<Change> stageChanges) {

  /** A record of which nothing changes. */
  public static <R extends CrmRecord> DraftResult<R> of(R record) {
    return new DraftResult<>(record, List.of(), List.of());
  }
}
