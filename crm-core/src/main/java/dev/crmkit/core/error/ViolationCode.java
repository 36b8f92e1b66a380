package dev.crmkit.core.error;

/** The stable codes of violations (rules.md A4). */
public enum ViolationCode {
  /** A required value is missing, null or blank. */
  REQUIRED,
  /** The thing that is named does not exist or is not visible to the user. */
  UNKNOWN,
  /** The value has the wrong type, such as text for a number. */
  WRONG_TYPE,
  /** The value is too large, too long, too precise or outside the permitted range. */
  OUT_OF_RANGE,
  /** The value cannot be parsed. */
  MALFORMED,
  /** The name, address or id is in use already. */
  TAKEN,
  /** The same thing is named twice. */
  DUPLICATE,
  /** The value is permitted elsewhere, but not here. */
  NOT_ALLOWED,
  /** The thing to be deleted is in use. */
  IN_USE,
  /** The change must be confirmed with the number of values or records that will be lost. */
  UNCONFIRMED
}
