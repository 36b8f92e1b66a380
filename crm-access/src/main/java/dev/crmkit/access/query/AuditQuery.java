package dev.crmkit.access.query;

import dev.crmkit.core.user.UserId;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which changes of a workspace an audit shows: of which user, and when they were made. Queries are
 * immutable. A query is checked when it is run.
 *
 * @param user who made the changes; empty for everyone
 * @param from the earliest time, inclusive; empty for no limit
 * @param to the latest time, exclusive; empty for no limit
 * @param limit the largest number of changes on a page
 * @param after the {@code next} of the page after which this one begins; empty for the first page
 */
public record AuditQuery(
    Optional<UserId> user,
    Optional<Instant> from,
    Optional<Instant> to,
    int limit,
    Optional<String> after) {

  private static final AuditQuery ALL =
      new AuditQuery(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          PageRequest.DEFAULT_LIMIT,
          Optional.empty());

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
    return new AuditQuery(Optional.of(user), from, to, limit, after);
  }

  /**
   * Returns this query for changes from a time on.
   *
   * @param from the earliest time, inclusive
   * @return a copy
   */
  public AuditQuery from(Instant from) {
    return new AuditQuery(user, Optional.of(from), to, limit, after);
  }

  /**
   * Returns this query for changes before a time.
   *
   * @param to the latest time, exclusive
   * @return a copy
   */
  public AuditQuery to(Instant to) {
    return new AuditQuery(user, from, Optional.of(to), limit, after);
  }

  /**
   * Returns this query with another page size.
   *
   * @param limit 1 to {@link PageRequest#MAX_LIMIT}
   * @return a copy
   */
  public AuditQuery limit(int limit) {
    return new AuditQuery(user, from, to, limit, after);
  }

  /**
   * Returns the query for the page after another one.
   *
   * @param next the {@code next} of that page, valid for the same session's user and the same query
   *     only; null for the first page
   * @return a copy
   */
  public AuditQuery after(@Nullable String next) {
    return new AuditQuery(user, from, to, limit, Optional.ofNullable(next));
  }
}
