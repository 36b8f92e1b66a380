package dev.crmkit.access.internal.draft;

import dev.crmkit.core.history.Change;
import dev.crmkit.core.record.CrmRecord;
import java.util.List;

/**
 * The result of a draft. The owner and the version of the record are still the old ones.
 *
 * @param <R> the kind of record
 * @param record the record with its new content
 * @param contentChanges the changes of its content
 * @param stageChanges its moves in pipelines
 */
public record DraftResult<R extends CrmRecord>(
    R record, List<Change> contentChanges, List<Change> stageChanges) {

  /** Returns a result that changes nothing. */
  public static <R extends CrmRecord> DraftResult<R> of(R record) {
    return new DraftResult<>(record, List.of(), List.of());
  }
}
