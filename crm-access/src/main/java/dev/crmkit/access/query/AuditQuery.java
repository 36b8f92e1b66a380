package dev.crmkit.access.query;

import dev.crmkit.core.user.UserId;
import java.time.Instant;
import java.util.Optional;

/**
 * Which changes of a workspace an audit shows: of which user, and when they were made. Queries are
 * immutable.
 *
 * @param user who made the changes; empty for everyone, including the host application
 * @param from the earliest time, inclusive; empty for no limit
 * @param to the latest time, exclusive; empty for no limit
 */
public record AuditQuery(Optional<UserId> user, Optional<Instant> from, Optional<Instant> to) {

  private static final AuditQuery ALL =
      new AuditQuery(Optional.empty(), Optional.empty(), Optional.empty());

  /**
   * Returns a query for all changes.
   *
   * @return the query to add limits to
   */
  public static AuditQuery all() {
    return ALL;
  }

  /**
   * Returns this query for the changes of one user.
   *
   * @param user who made the changes, deleted or not
   * @return a copy
   */
  public AuditQuery user(UserId user) {
    return new AuditQuery(Optional.of(user), from, to);
  }

  /**
   * Returns this query for changes from a time on.
   *
   * @param from the earliest time, inclusive
   * @return a copy
   */
  public AuditQuery from(Instant from) {
    return new AuditQuery(user, Optional.of(from), to);
  }

  /**
   * Returns this query for changes before a time.
   *
   * @param to the latest time, exclusive
   * @return a copy
   */
  public AuditQuery to(Instant to) {
    return new AuditQuery(user, from, Optional.of(to));
  }
}
