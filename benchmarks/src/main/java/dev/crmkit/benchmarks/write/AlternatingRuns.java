package dev.crmkit.benchmarks.write;

import dev.crmkit.benchmarks.Row.Measured;
import dev.crmkit.benchmarks.timing.Timing;
import dev.crmkit.benchmarks.timing.Timing.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Has ours and the peer write the same in turn, a block of clients each. */
final class AlternatingRuns {

  /** Numbers of clients that no race has taken yet. */
  private static final AtomicLong NUMBERS = new AtomicLong(1);

  private final ParallelWork crowd;
  private final WriteFixture book;
  private final int block;

  /**
   * A race.
   *
   * @param crowd who writes
   * @param book where
   * @param block how many clients each writes before it is the other's turn
   */
  AlternatingRuns(ParallelWork crowd, WriteFixture book, int block) {
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

  /** What is done with a block of clients; the rounds of a race begin with 0. */
  private interface Leg {
    void run(Writer writer, int round) throws Exception;
  }

  /** The medians of so many blocks; as many before them do not count. */
  Times creating(int rounds) throws Exception {
    long first = NUMBERS.getAndAdd(2L * rounds * block);
    return times(
        rounds, (writer, round) -> crowd.run(first + (long) round * block, block, writer::create));
  }

  /** {@link #creating}, of edits to clients that were created before. */
  Times editing(int rounds) throws Exception {
    long first = NUMBERS.getAndAdd(block);
    crowd.run(first, block, book.ours()::create);
    crowd.run(first, block, book.peer()::create);
    return times(
        rounds,
        (writer, round) -> crowd.run(first, block, number -> writer.edit(number, round + 1)));
  }

  private Times times(int rounds, Leg leg) throws Exception {
    List<Measured> both =
        Timing.inTurn(
            Clock.WALL,
            rounds,
            rounds,
            List.of(new Runner(book.ours(), leg), new Runner(book.peer(), leg)));
    return new Times(forClient(both.get(0)), forClient(both.get(1)));
  }

  private Measured forClient(Measured nanos) {
    return Timing.divided(nanos, (double) block * TimeUnit.MICROSECONDS.toNanos(1));
  }

  /** Does one block after the other. */
  private static final class Runner implements Timing.Work {
    private final Writer writer;
    private final Leg leg;
    private int round;

    Runner(Writer writer, Leg leg) {
      this.writer = writer;
      this.leg = leg;
    }

    @Override
    public Object run() throws Exception {
      leg.run(writer, round);
      round++;
      return round;
    }
  }
}
