package dev.crmkit.store.jdbc.internal.dialect;

/** How a transaction locks its workspace. */
public enum WorkspaceLockMode {
  /** Not at all, to read. */
  NONE,
  /** Shared with other record writes. */
  SHARED,
  /** Alone, to change the organisation. */
  EXCLUSIVE
}
