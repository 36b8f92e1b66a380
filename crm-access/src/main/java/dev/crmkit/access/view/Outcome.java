package dev.crmkit.access.view;

import dev.crmkit.access.decision.AccessDeniedException;
import dev.crmkit.core.error.CrmException;
import dev.crmkit.core.record.RecordId;

/**
 * What became of one of many that were asked for at once (rules.md E8).
 *
 * @param <T> what a success comes to
 */
public sealed interface Outcome<T> {

  /**
   * Which record.
   *
   * @return as it was named
   */
  RecordId id();

  /**
   * It was done.
   *
   * @param <T> what it came to
   * @param id which record
   * @param result what it came to
   */
  record Done<T>(RecordId id, T result) implements Outcome<T> {}

  /**
   * It was refused, and nothing of it was done.
   *
   * @param <T> what a success would come to
   * @param id which record
   * @param why {@link dev.crmkit.core.error.NotFoundException}, {@link AccessDeniedException},
   *     {@link dev.crmkit.core.error.ConflictException}, {@link
   *     dev.crmkit.core.error.InvalidException} or {@link
   *     dev.crmkit.core.error.UnreadableException}
   */
  record Refused<T>(RecordId id, CrmException why) implements Outcome<T> {}
}
