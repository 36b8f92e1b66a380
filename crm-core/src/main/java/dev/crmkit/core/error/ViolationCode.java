package dev.crmkit.core.error;

/** The stable codes of violations (rules.md A4). */
public enum ViolationCode {
  /** A value that must be there is missing, null or blank. */
  REQUIRED,
  /** What is named does not exist for the user. */
  UNKNOWN,
  /** The value is not of the kind that is wanted here, such as a text for a number. */
  WRONG_TYPE,
  /** The value is too large, too long, too precise, or outside the legal span. */
  OUT_OF_RANGE,
  /** The value has a form that cannot be read. */
  MALFORMED,
  /** A name, an address or an id that is used already. */
  TAKEN,
  /** The same thing is named twice. */
  DUPLICATE,
  /** The value is legal elsewhere, not here. */
  NOT_ALLOWED,
  /** What shall go is in use. */
  IN_USE,
  /** It must be confirmed with the number that is lost by it. */
  UNCONFIRMED
}
