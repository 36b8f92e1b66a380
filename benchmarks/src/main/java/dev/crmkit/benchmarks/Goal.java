package dev.crmkit.benchmarks;

/**
 * An upper limit for a row.
 *
 * @param figure the limited figure
 * @param limit the largest value that meets the goal
 */
public record Goal(Figure figure, double limit) {

  /** The figure of a row that a goal limits. */
  public enum Figure {
    /** The measurement of CrmKit, in the unit of the row. */
    OURS,
    /** The measurement of CrmKit divided by that of the peer. */
    RATIO
  }

  /** Limits the measurement of CrmKit, in the unit of the row. */
  public static Goal atMost(double limit) {
    return new Goal(Figure.OURS, limit);
  }

  /** Limits the ratio to the peer: 1.3 allows 30% more, 0.001 demands a thousandth. */
  public static Goal ratioAtMost(double limit) {
    return new Goal(Figure.RATIO, limit);
  }

  /** Returns whether a row meets this goal; false if the figure is unknown. */
  public boolean isMetBy(Row row) {
    return (figure == Figure.OURS ? row.ours().value() : row.ratio()) <= limit;
  }
}
