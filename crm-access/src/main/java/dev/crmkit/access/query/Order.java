package dev.crmkit.access.query;

import dev.crmkit.core.form.FieldId;
import dev.crmkit.core.query.Sort;

/**
 * The order of a list. What has no value there comes last, whatever the direction.
 *
 * @param by what records are sorted by
 * @param descending true to begin with the largest
 */
public record Order(By by, boolean descending) {

  /** When it was created; the order where none is named. */
  public static final Order CREATED = new Order(new ByAttribute(Sort.Attribute.CREATED), false);

  /** When it was last changed. */
  public static final Order UPDATED = new Order(new ByAttribute(Sort.Attribute.UPDATED), false);

  /** Its name, subject or title, in the order of texts (rules.md R5). */
  public static final Order NAME = new Order(new ByAttribute(Sort.Attribute.NAME), false);

  /** When an activity is due. */
  public static final Order DUE = new Order(new ByAttribute(Sort.Attribute.DUE), false);

  /** The number of a deal's amount, whatever its currency. */
  public static final Order AMOUNT = new Order(new ByAttribute(Sort.Attribute.AMOUNT), false);

  /** What records can be sorted by. */
  public sealed interface By {}

  /**
   * An attribute of the record.
   *
   * @param attribute which
   */
  public record ByAttribute(Sort.Attribute attribute) implements By {}

  /**
   * A field of the client form.
   *
   * @param field which
   */
  public record ByField(FieldId field) implements By {}

  /**
   * By a field of the client form: a checkbox no before yes, a selector in the order of its
   * options, archived ones last.
   *
   * @param field one that the user sees
   * @return the order from the smallest value on
   */
  public static Order field(FieldId field) {
    return new Order(new ByField(field), false);
  }

  /**
   * The same the other way round.
   *
   * @return a copy
   */
  public Order reversed() {
    return new Order(by, !descending);
  }
}
