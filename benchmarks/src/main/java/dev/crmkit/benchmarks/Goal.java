package dev.crmkit.benchmarks;

/**
 * An upper limit for a row.
 *
 * @param figure the limited figure
 * @param limit the largest value that meets the goal
 * @param excess how much more than the peer meets the goal too, in the unit of the row; NaN if no
 *     difference does
 */
public record Goal(Figure figure, double limit, double excess) {

  /** The figure of a row that a goal limits. */
  public enum Figure {
    /** The measurement of CrmKit, in the unit of the row. */
    OURS,
    /** The measurement of CrmKit divided by that of the peer. */
    RATIO
  }

  /** Limits the measurement of CrmKit, in the unit of the row. */
  public static Goal atMost(double limit) {
    return new Goal(Figure.OURS, limit, Double.NaN);
  }

  /** Limits the ratio to the peer: 1.3 allows 30% more, 0.001 demands a thousandth. */
  public static Goal ratioAtMost(double limit) {
    return new Goal(Figure.RATIO, limit, Double.NaN);
  }

  /**
   * Returns a goal that is also met by up to so much more than the peer, in the unit of the row:
   * what a fast peer would turn into a large ratio.
   */
  public Goal orExcessAtMost(double excess) {
    return new Goal(figure, limit, excess);
  }

  /** Returns whether a row meets this goal; false if the figure is unknown. */
  public boolean isMetBy(Row row) {
    return (figure == Figure.OURS ? row.ours().value() : row.ratio()) <= limit
        || row.excess() <= excess;
  }
}
