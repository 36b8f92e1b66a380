package dev.crmkit.access.query;

/** What a list of users can be ordered by. */
public enum UserOrder {
  /** By id. */
  ID,
  /** By name in the order of texts (rules.md R5), then by id. */
  NAME
}
