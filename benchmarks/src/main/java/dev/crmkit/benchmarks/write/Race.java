package dev.crmkit.benchmarks.write;

import dev.crmkit.benchmarks.Row.Measured;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Has ours and the peer write the same in turn, a block of clients each. */
final class Race {

  /** Numbers of clients that no race has taken yet. */
  private static final AtomicLong NUMBERS = new AtomicLong(1);

  /** Rounds of editing that there have not been yet. */
  private static final AtomicInteger ROUNDS = new AtomicInteger(1);

  private final Crowd crowd;
  private final WrittenBook book;
  private final int block;

  /**
   * A race.
   *
   * @param crowd who writes
   * @param book where
   * @param block how many clients each writes before it is the other's turn
   */
  Race(Crowd crowd, WrittenBook book, int block) {
    this.crowd = crowd;
    this.book = book;
    this.block = block;
  }

  /**
   * What both take.
   *
   * @param ours microseconds for a client, of ours
   * @param peer microseconds for a client, of the peer's
   */
  record Times(Measured ours, Measured peer) {}

  /** What is done with a block of clients. */
  private interface Leg {
    long nanos(Writer writer, long first) throws Exception;
  }

  /** The medians of so many blocks; as many before them do not count. */
  Times creating(int rounds) throws Exception {
    return times(
        rounds,
        round -> NUMBERS.getAndAdd(block),
        (writer, first) -> crowd.nanos(first, block, writer::create));
  }

  /** {@link #creating}, of edits to clients that were created before. */
  Times editing(int rounds) throws Exception {
    long first = NUMBERS.getAndAdd(block);
    crowd.nanos(first, block, book.ours()::create);
    crowd.nanos(first, block, book.peer()::create);
    return times(
        rounds,
        round -> first,
        (writer, from) -> {
          int round = ROUNDS.get();
          return crowd.nanos(from, block, number -> writer.edit(number, round));
        });
  }

  /** Where a block begins. */
  private interface Start {
    long of(int round);
  }

  private Times times(int rounds, Start start, Leg leg) throws Exception {
    double[] ours = new double[rounds];
    double[] peer = new double[rounds];
    for (int i = -rounds; i < rounds; i++) {
      long first = start.of(i);
      double oursTook = leg.nanos(book.ours(), first);
      double peerTook = leg.nanos(book.peer(), first);
      ROUNDS.incrementAndGet();
      if (i >= 0) {
        ours[i] = oursTook;
        peer[i] = peerTook;
      }
    }
    return new Times(median(ours), median(peer));
  }

  private Measured median(double[] nanos) {
    Arrays.sort(nanos);
    return Measured.of(nanos[nanos.length / 2] / block / TimeUnit.MICROSECONDS.toNanos(1));
  }
}
