package dev.crmkit.benchmarks.write;

import dev.crmkit.benchmarks.Row.Measurement;
import dev.crmkit.benchmarks.timing.Timing;
import dev.crmkit.benchmarks.timing.Timing.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Has ours and the peer write the same in turn, a block of clients each. */
final class AlternatingRuns {

  /** Numbers of clients that no race has taken yet. */
  private static final AtomicLong NUMBERS = new AtomicLong(1);

  private final ParallelWork workers;
  private final WriteFixture fixture;
  private final int block;

  /**
   * A race.
   *
   * @param crowd who writes
   * @param book where
   * @param block how many clients each writes before it is the other's turn
   */
  AlternatingRuns(ParallelWork crowd, WriteFixture book, int block) {
    this.workers = crowd;
    this.fixture = book;
    this.block = block;
  }

  /**
   * What both take.
   *
   * @param ours microseconds for a client, of ours
   * @param peer microseconds for a client, of the peer's
   */
  record Times(Measurement ours, Measurement peer) {}

  /** What is done with a block of clients; the rounds of a race begin with 0. */
  private interface BlockTask {
    void run(Writer writer, int round) throws Exception;
  }

  /** The medians of so many blocks; as many before them do not count. */
  Times measureCreate(int rounds) throws Exception {
    long first = NUMBERS.getAndAdd(2L * rounds * block);
    return times(
        rounds,
        (writer, round) -> workers.run(first + (long) round * block, block, writer::create));
  }

  /** {@link #measureCreate}, of edits to clients that were created before. */
  Times measureEdit(int rounds) throws Exception {
    long first = NUMBERS.getAndAdd(block);
    workers.run(first, block, fixture.ours()::create);
    workers.run(first, block, fixture.peer()::create);
    return times(
        rounds,
        (writer, round) -> workers.run(first, block, number -> writer.edit(number, round + 1)));
  }

  private Times times(int rounds, BlockTask leg) throws Exception {
    List<Measurement> both =
        Timing.medians(
            Clock.WALL,
            rounds,
            rounds,
            List.of(new Runner(fixture.ours(), leg), new Runner(fixture.peer(), leg)));
    return new Times(perClient(both.get(0)), perClient(both.get(1)));
  }

  private Measurement perClient(Measurement nanos) {
    return Timing.divide(nanos, (double) block * TimeUnit.MICROSECONDS.toNanos(1));
  }

  /** Does one block after the other. */
  private static final class Runner implements Timing.Task {
    private final Writer writer;
    private final BlockTask task;
    private int round;

    Runner(Writer writer, BlockTask leg) {
      this.writer = writer;
      this.task = leg;
    }

    @Override
    public Object run() throws Exception {
      task.run(writer, round);
      round++;
      return round;
    }
  }
}
