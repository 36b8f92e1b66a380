package dev.crmkit.core.form;

/** The type of a field of the client form (rules.md F3). */
public enum FieldType {
  /** Any characters. */
  TEXT,
  /** A decimal number, exactly as given, of at most 100 digits. */
  NUMBER,
  /** Yes or no; never set reads as no. */
  CHECKBOX,
  /** A calendar date. */
  DATE,
  /** One of the field's options. */
  SELECTOR
}
