package dev.crmkit.core.form;

/** The type of a field of the client form (rules.md F3). */
public enum FieldType {
  /** Any characters. */
  TEXT(true),
  /** A decimal number, exactly as given, of at most 100 digits. */
  NUMBER(true),
  /** Yes or no; never set reads as no. */
  CHECKBOX(false),
  /** A calendar date. */
  DATE(true),
  /** One of the field's options. */
  SELECTOR(false);

  private final boolean ordered;

  FieldType(boolean ordered) {
    this.ordered = ordered;
  }

  /**
   * Returns whether the values of this type can be compared by less and greater.
   *
   * @return false if only equality is defined
   */
  public boolean isOrdered() {
    return ordered;
  }
}
