package dev.crmkit.benchmarks;

/**
 * What a row is to be: at most so much, or at most so many times the peer's.
 *
 * @param of which figure is limited
 * @param limit the most that it may be
 */
public record Goal(Figure figure, double limit) {

  /** Which figure is limited. */
  public enum Figure {
    /** What we take, in the unit of the row. */
    OURS,
    /** Ours divided by the peer's. */
    RATIO
  }

  /**
   * Ours is at most so much.
   *
   * @param limit in the unit of the row
   * @return the goal
   */
  public static Goal atMost(double limit) {
    return new Goal(Figure.OURS, limit);
  }

  /**
   * Ours is at most so many times the peer's.
   *
   * @param limit such as 1.3, or 0.001 for a thousand times faster
   * @return the goal
   */
  public static Goal ratioAtMost(double limit) {
    return new Goal(Figure.RATIO, limit);
  }

  /**
   * Whether a row reaches it.
   *
   * @param row with what was measured
   * @return false also where the figure is not known
   */
  public boolean isMetBy(Row row) {
    return (figure == Figure.OURS ? row.ours().value() : row.ratio()) <= limit;
  }
}
