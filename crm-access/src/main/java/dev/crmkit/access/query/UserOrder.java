package dev.crmkit.access.query;

/** The order of a list of users. */
public enum UserOrder {
  /** By id, ascending. */
  ID,
  /** By name in the order of texts (rules.md R5), then by id. */
  NAME
}
