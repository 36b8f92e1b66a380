package dev.crmkit.access.view;

import dev.crmkit.access.decision.AccessDeniedException;
import dev.crmkit.core.error.CrmException;
import dev.crmkit.core.record.RecordId;
import java.util.Optional;

/**
 * The outcome of a bulk operation for one record (rules.md E8).
 *
 * @param <T> the type of the result
 */
public sealed interface Outcome<T> {

  /**
   * Returns the id of the record.
   *
   * @return as it was named, or generated for a new record; empty if a creation that named no id
   *     was refused
   */
  Optional<RecordId> id();

  /**
   * The operation was done.
   *
   * @param <T> the type of the result
   * @param id the record
   * @param result the result
   */
  record Done<T>(Optional<RecordId> id, T result) implements Outcome<T> {}

  /**
   * The operation was refused, and nothing was changed.
   *
   * @param <T> the type of a result
   * @param id the record, if the operation named its id
   * @param why {@link dev.crmkit.core.error.NotFoundException}, {@link AccessDeniedException},
   *     {@link dev.crmkit.core.error.ConflictException}, {@link
   *     dev.crmkit.core.error.InvalidException} or {@link
   *     dev.crmkit.core.error.UnreadableException}
   */
  record Refused<T>(Optional<RecordId> id, CrmException why) implements Outcome<T> {}
}
