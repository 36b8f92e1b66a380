package dev.crmkit.store.jdbc.internal.event;

import org.jspecify.annotations.Nullable;

/**
 * Positions that a host's transaction has reserved in the feed of a workspace on PostgreSQL.
 *
 * <p>Updates of one row within one transaction get slower: PostgreSQL cannot remove the dead
 * versions before the end, and each update visits all of them. A host's transaction may append
 * events in many calls. So it reserves more positions than it needs, as many as it has used before,
 * and takes the next ones from the reservation. Unused positions are never handed out, so the feed
 * may have gaps; a gap is never filled, since others get higher positions.
 *
 * <p>A reservation is valid only while the row has the version that it wrote: the host may roll
 * back to an earlier savepoint, and others may take the positions. The version is PostgreSQL's
 * {@code xmin}, the id of the transaction that wrote the row.
 */
public final class ReservedPositions {

  /** How many positions are reserved at most, unless more are needed at once. */
  private static final int MAX_RESERVED = 4_096;

  private long next;
  private long last;
  private long used;
  private @Nullable String version;

  /** Returns whether as many positions are left, provided that the reservation is valid. */
  boolean hasLeft(int count) {
    return version != null && last - next + 1 >= count;
  }

  /** Returns whether the row has the version that the reservation wrote. */
  boolean isVersion(String present) {
    return present.equals(version);
  }

  /** Returns how many positions to reserve if some are needed now. */
  int reservationSize(int count) {
    return (int) Math.max(count, Math.min(used, MAX_RESERVED));
  }

  /**
   * Stores a reservation.
   *
   * @param size the number of positions
   * @param end the last of them
   * @param made the version of the row that the reservation wrote
   */
  void reserved(int size, long end, String made) {
    next = end - size + 1;
    last = end;
    version = made;
  }

  /**
   * Takes the next positions.
   *
   * @return the last of them
   */
  long take(int count) {
    next += count;
    used += count;
    return next - 1;
  }
}
