package dev.crmkit.benchmarks;

/**
 * How thoroughly to measure.
 *
 * @param quick fewer sizes and repetitions: for a look, not for a document
 * @param large the largest sizes as well, which take long to fill
 */
public record Settings(boolean quick, boolean large) {

  /**
   * One value for a quick run, another for a whole one.
   *
   * @param <T> of which type
   * @param inQuick the value for a quick run
   * @param inWhole the value for a whole one
   * @return one of them
   */
  public <T> T choose(T inQuick, T inWhole) {
    return quick ? inQuick : inWhole;
  }
}
