package dev.crmkit.benchmarks.write;

import dev.crmkit.benchmarks.Row.Measurement;
import dev.crmkit.benchmarks.timing.Timing;
import dev.crmkit.benchmarks.timing.Timing.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Lets CrmKit and the peer write blocks of clients alternately. */
final class AlternatingRuns {

  /** The next unused number of a client. */
  private static final AtomicLong NUMBERS = new AtomicLong(1);

  private final ParallelWork workers;
  private final WriteFixture fixture;
  private final int block;

  /**
   * Creates a comparison.
   *
   * @param block the number of clients in a block
   */
  AlternatingRuns(ParallelWork workers, WriteFixture fixture, int block) {
    this.workers = workers;
    this.fixture = fixture;
    this.block = block;
  }

  /** The median times of CrmKit and of the peer, in microseconds per client. */
  record Times(Measurement ours, Measurement peer) {}

  /** Writes a block of clients. The first round has the number 0. */
  private interface BlockTask {
    void run(Writer writer, int round) throws Exception;
  }

  /** Measures creations. As many blocks as are counted are created before, as a warm-up. */
  Times measureCreate(int rounds) throws Exception {
    long first = NUMBERS.getAndAdd(2L * rounds * block);
    return times(
        rounds,
        (writer, round) -> workers.run(first + (long) round * block, block, writer::create));
  }

  /** Measures edits of existing clients, likewise. */
  Times measureEdit(int rounds) throws Exception {
    long first = NUMBERS.getAndAdd(block);
    workers.run(first, block, fixture.ours()::create);
    workers.run(first, block, fixture.peer()::create);
    return times(
        rounds,
        (writer, round) -> workers.run(first, block, number -> writer.edit(number, round + 1)));
  }

  private Times times(int rounds, BlockTask task) throws Exception {
    List<Measurement> both =
        Timing.medians(
            Clock.WALL,
            rounds,
            rounds,
            List.of(new Runner(fixture.ours(), task), new Runner(fixture.peer(), task)));
    return new Times(perClient(both.get(0)), perClient(both.get(1)));
  }

  private Measurement perClient(Measurement nanos) {
    return Timing.divide(nanos, (double) block * TimeUnit.MICROSECONDS.toNanos(1));
  }

  /** Writes the next block in each run. */
  private static final class Runner implements Timing.Task {
    private final Writer writer;
    private final BlockTask task;
    private int round;

    Runner(Writer writer, BlockTask task) {
      this.writer = writer;
      this.task = task;
    }

    @Override
    public Object run() throws Exception {
      task.run(writer, round);
      round++;
      return round;
    }
  }
}
