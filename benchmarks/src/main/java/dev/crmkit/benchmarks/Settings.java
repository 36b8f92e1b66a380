package dev.crmkit.benchmarks;

/**
 * How thoroughly to measure.
 *
 * @param quick fewer sizes and repetitions, for a first look
 * @param large the largest sizes as well, which take long to fill
 */
public record Settings(boolean quick, boolean large) {

  /** Returns the first value in a quick run, otherwise the second. */
  public <T> T choose(T quickValue, T fullValue) {
    return quick ? quickValue : fullValue;
  }
}
