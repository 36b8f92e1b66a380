package dev.crmkit.access;

import dev.crmkit.core.history.Change;
import dev.crmkit.core.record.CrmRecord;
import java.util.List;

/**
 * What a record shall hold, whoever owns it, and what of it changes.
 *
 * @param <R> the kind of record
 * @param record with the new content, in the place and the version of the old one
 * @param edit the changes of its content
 * @param stage its moves in pipelines
 */
record Content<R extends CrmRecord>(R record, List<Change> edit, List<Change> stage) {

  /** A record of which nothing changes. */
  static <R extends CrmRecord> Content<R> of(R record) {
    return new Content<>(record, List.of(), List.of());
  }
}
