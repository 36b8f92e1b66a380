package dev.crmkit.access.view;

import dev.crmkit.access.decision.Action;
import dev.crmkit.core.record.RecordId;
import dev.crmkit.core.user.UserRef;
import java.time.Instant;
import java.util.Set;

/** A record as one user sees it. */
public sealed interface RecordView permits ClientView, ActivityView, DealView {

  /**
   * Which record.
   *
   * @return the id
   */
  RecordId id();

  /**
   * Who owns it now.
   *
   * @return the user with his name
   */
  UserRef owner();

  /**
   * How often it was changed: an edit can name it as what it is based on (rules.md E7).
   *
   * @return 1 when new
   */
  long version();

  /**
   * Who created it, with the name as it was (rules.md D5).
   *
   * @return an author, who may have been deleted
   */
  UserRef createdBy();

  /**
   * When it was created.
   *
   * @return an instant in UTC
   */
  Instant createdAt();

  /**
   * When it was last changed.
   *
   * @return an instant in UTC
   */
  Instant updatedAt();

  /**
   * What the user may do with it besides seeing it.
   *
   * @return some of edit, delete and assign
   */
  Set<Action> rights();
}
