package dev.crmkit.benchmarks;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was measured of one case: ours, and a peer's beside it. Less is better, always.
 *
 * @param name the benchmark
 * @param what the case
 * @param unit of ours and of the peer's
 * @param ours what we take
 * @param peer what the peer takes; null where there is none
 * @param goals what ours is to be
 */
public record Row(
    String benchmark,
    String caseName,
    String unit,
    Measurement ours,
    @Nullable Peer peer,
    List<Goal> goals) {

  /**
   * A figure.
   *
   * @param value the best or the median of many; the README says which
   * @param error how far off it may be; NaN where that is not known
   */
  public record Measurement(double value, double error) {

    /**
     * A figure without an error.
     *
     * @param value the figure
     * @return it
     */
    public static Measurement of(double value) {
      return new Measurement(value, Double.NaN);
    }
  }

  /**
   * What the peer takes for the same.
   *
   * @param name who it is, with what is particular to the case
   * @param measured what it takes
   */
  public record Peer(String name, Measurement measurement) {}

  /** Copies the goals. */
  public Row {
    goals = List.copyOf(goals);
  }

  /**
   * A row without a peer and without a goal, yet.
   *
   * @param name the benchmark
   * @param what the case
   * @param unit such as {@code ns}
   * @param ours what we take
   * @return the row
   */
  public static Row of(String name, String what, String unit, Measurement ours) {
    return new Row(name, what, unit, ours, null, List.of());
  }

  /**
   * The row with a peer.
   *
   * @param peerName who it is
   * @param measured what it takes
   * @return a new row
   */
  public Row comparedWith(String peerName, Measurement measured) {
    return new Row(benchmark, caseName, unit, ours, new Peer(peerName, measured), goals);
  }

  /**
   * The row with one more goal.
   *
   * @param goal what ours is to be
   * @return a new row
   */
  public Row withGoal(Goal goal) {
    List<Goal> more = new ArrayList<>(goals);
    more.add(goal);
    return new Row(benchmark, caseName, unit, ours, peer, more);
  }

  /**
   * Ours divided by the peer's: 2 is twice as slow, 0.5 twice as fast.
   *
   * @return NaN where there is no peer, or no quotient
   */
  public double ratio() {
    if (peer == null || peer.measurement().value() == 0) {
      return Double.NaN;
    }
    return ours.value() / peer.measurement().value();
  }
}
