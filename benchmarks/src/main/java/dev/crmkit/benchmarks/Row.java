package dev.crmkit.benchmarks;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The measurements of one case: of CrmKit and, if there is one, of a peer. Less is always better.
 *
 * @param benchmark the name of the benchmark
 * @param caseName the case
 * @param unit the unit of both measurements
 * @param ours the measurement of CrmKit
 * @param peer the peer, or null
 * @param goals the goals for this case
 */
public record Row(
    String benchmark,
    String caseName,
    String unit,
    Measurement ours,
    @Nullable Peer peer,
    List<Goal> goals) {

  /**
   * A measured value.
   *
   * @param value the best or the median of many runs; the README says which
   * @param error the uncertainty of the value; NaN if it is unknown
   */
  public record Measurement(double value, double error) {

    public static Measurement of(double value) {
      return new Measurement(value, Double.NaN);
    }
  }

  /**
   * A peer and its measurement of the same case.
   *
   * @param name the peer, with the variant that was used
   * @param measurement its measurement
   */
  public record Peer(String name, Measurement measurement) {}

  public Row {
    goals = List.copyOf(goals);
  }

  /** Returns a row without a peer and goals. */
  public static Row of(String benchmark, String caseName, String unit, Measurement ours) {
    return new Row(benchmark, caseName, unit, ours, null, List.of());
  }

  /** Returns a copy with a peer. */
  public Row comparedWith(String peerName, Measurement measurement) {
    return new Row(benchmark, caseName, unit, ours, new Peer(peerName, measurement), goals);
  }

  /** Returns a copy with one more goal. */
  public Row withGoal(Goal goal) {
    List<Goal> extended = new ArrayList<>(goals);
    extended.add(goal);
    return new Row(benchmark, caseName, unit, ours, peer, extended);
  }

  /**
   * Returns ours divided by the peer's: 2 means twice as slow, 0.5 twice as fast. NaN without a
   * peer.
   */
  public double ratio() {
    if (peer == null || peer.measurement().value() == 0) {
      return Double.NaN;
    }
    return ours.value() / peer.measurement().value();
  }

  /** Returns what ours is more than the peer's, in the unit of the row. NaN without a peer. */
  public double excess() {
    return peer == null ? Double.NaN : ours.value() - peer.measurement().value();
  }
}
