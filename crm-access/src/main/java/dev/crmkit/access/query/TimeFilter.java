package dev.crmkit.access.query;

import dev.crmkit.core.query.TimeAttribute;
import java.time.Instant;
import java.util.Objects;

/**
 * Ranges of a time, each of which makes a filter. A record that does not have the time meets only
 * {@link #absent}. For a kind of records that cannot have it, the query is invalid.
 *
 * @param attribute the time
 */
public record TimeFilter(TimeAttribute attribute) {

  /**
   * Returns a filter for records whose time is a given one or later.
   *
   * @param from the earliest time, inclusive
   * @return the filter
   */
  public Filter from(Instant from) {
    return new AttributeFilter.TimeIn(attribute, Objects.requireNonNull(from, "from"), null);
  }

  /**
   * Returns a filter for records whose time is before a given one.
   *
   * @param to the end, exclusive
   * @return the filter
   */
  public Filter to(Instant to) {
    return new AttributeFilter.TimeIn(attribute, null, Objects.requireNonNull(to, "to"));
  }

  /**
   * Returns a filter for records whose time is in a range.
   *
   * @param from the earliest time, inclusive
   * @param to the end, exclusive; if it is not after the start, no record meets the filter
   * @return the filter
   */
  public Filter between(Instant from, Instant to) {
    return new AttributeFilter.TimeIn(
        attribute, Objects.requireNonNull(from, "from"), Objects.requireNonNull(to, "to"));
  }

  /**
   * Returns a filter for records that have the time, such as activities that are done.
   *
   * @return the filter
   */
  public Filter present() {
    return new AttributeFilter.TimeIn(attribute, null, null);
  }

  /**
   * Returns a filter for records that do not have the time, such as deals that are open.
   *
   * @return the filter
   */
  public Filter absent() {
    return Filter.not(present());
  }
}
