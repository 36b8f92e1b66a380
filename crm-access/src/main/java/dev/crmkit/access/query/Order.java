package dev.crmkit.access.query;

import dev.crmkit.core.form.FieldId;
import dev.crmkit.core.query.Sort;

/**
 * The order of a list. Records without a value come last in both directions.
 *
 * @param by the sort key
 * @param descending whether the largest key comes first
 */
public record Order(By by, boolean descending) {

  /** By creation time; the order of a query that sets none. */
  public static final Order CREATED = new Order(new ByAttribute(Sort.Attribute.CREATED), false);

  /** By the time of the last change. */
  public static final Order UPDATED = new Order(new ByAttribute(Sort.Attribute.UPDATED), false);

  /** By name, subject or title, in the order of texts (rules.md R5). */
  public static final Order NAME = new Order(new ByAttribute(Sort.Attribute.NAME), false);

  /** By due time; for activities. */
  public static final Order DUE = new Order(new ByAttribute(Sort.Attribute.DUE), false);

  /** By the time when it was done; for activities. */
  public static final Order DONE = new Order(new ByAttribute(Sort.Attribute.DONE), false);

  /**
   * By the time when it was closed (rules.md P3); for deals. There is no index for this order: all
   * deals that the query finds are sorted.
   */
  public static final Order CLOSED = new Order(new ByClosing(), false);

  /** By the number of the amount, whatever its currency; for deals. */
  public static final Order AMOUNT = new Order(new ByAttribute(Sort.Attribute.AMOUNT), false);

  /** A sort key. */
  public sealed interface By {}

  /**
   * An attribute of the record.
   *
   * @param attribute the attribute
   */
  public record ByAttribute(Sort.Attribute attribute) implements By {}

  /** The time when a deal was closed. */
  public record ByClosing() implements By {}

  /**
   * A field of the client form.
   *
   * @param field the field
   */
  public record ByField(FieldId field) implements By {}

  /**
   * Returns the ascending order by a field of the client form. "No" comes before "yes", and options
   * of a selector in their own order, archived ones last.
   *
   * @param field a field that the user can see
   * @return the order
   */
  public static Order field(FieldId field) {
    return new Order(new ByField(field), false);
  }

  /**
   * Returns the reverse order.
   *
   * @return a copy
   */
  public Order reversed() {
    return new Order(by, !descending);
  }
}
