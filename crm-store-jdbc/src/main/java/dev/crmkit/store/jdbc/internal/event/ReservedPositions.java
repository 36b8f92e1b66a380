package dev.crmkit.store.jdbc.internal.event;

import org.jspecify.annotations.Nullable;

/**
 * The positions that a joined transaction has reserved in the feed of a workspace on PostgreSQL.
 *
 * <p>A row that is updated many times in one transaction gets slower with each update: its dead
 * versions cannot be removed before the transaction ends, and each update passes all of them. A
 * joined transaction updated the row of the feed once for each call of the host. So it reserves
 * more positions than it needs, as many as it has used before, and takes the next ones from there.
 * What is left at the end is never given, so the feed may have gaps after it; a gap never fills,
 * since others get positions only after the transaction has ended, and higher ones.
 *
 * <p>A reservation counts only while the row is in the version that it made: the host may roll back
 * to a savepoint from before it, and others may take the positions then. The version is told by
 * PostgreSQL's {@code xmin}, the id of the transaction that wrote it.
 */
public final class ReservedPositions {

  /** How many positions are reserved at most, unless more are needed at once. */
  private static final int MAX_RESERVED = 4_096;

  private long next;
  private long last;
  private long used;
  private @Nullable String version;

  /** Whether as many positions are left, if the reservation still counts. */
  boolean hasLeft(int count) {
    return version != null && last - next + 1 >= count;
  }

  /** Whether the reservation made the version in which the row is. */
  boolean isVersion(String present) {
    return present.equals(version);
  }

  /** How many positions to reserve for some that are needed now. */
  int reservationSize(int count) {
    return (int) Math.max(count, Math.min(used, MAX_RESERVED));
  }

  /**
   * Notes a reservation.
   *
   * @param size how many positions
   * @param end the last of them
   * @param made the version of the row that it made
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
