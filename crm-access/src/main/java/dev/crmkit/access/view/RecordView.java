package dev.crmkit.access.view;

import dev.crmkit.access.decision.Action;
import dev.crmkit.core.record.RecordId;
import dev.crmkit.core.user.UserRef;
import java.time.Instant;
import java.util.Set;

/** A record, as one user sees it. */
public sealed interface RecordView permits ClientView, ActivityView, DealView {

  /**
   * Returns the id.
   *
   * @return the id
   */
  RecordId id();

  /**
   * Returns the present owner.
   *
   * @return the user with their name
   */
  UserRef owner();

  /**
   * Returns the version, which an edit can name to be based on (rules.md E7).
   *
   * @return 1 for a new record, and 1 more for each change
   */
  long version();

  /**
   * Returns who created the record, with the name as it was (rules.md D5).
   *
   * @return the author, who may have been deleted since
   */
  UserRef createdBy();

  /**
   * Returns the time of creation.
   *
   * @return an instant to the microsecond
   */
  Instant createdAt();

  /**
   * Returns the time of the last change.
   *
   * @return an instant to the microsecond
   */
  Instant updatedAt();

  /**
   * Returns the actions that the user may perform on the record, in addition to viewing it.
   *
   * @return some of edit, delete and assign
   */
  Set<Action> rights();
}
