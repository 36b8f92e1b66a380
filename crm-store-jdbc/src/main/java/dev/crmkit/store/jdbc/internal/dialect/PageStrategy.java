package dev.crmkit.store.jdbc.internal.dialect;

/** How the records of a page are found; see {@code PageFinder}. */
public enum PageStrategy {
  /** One statement for each step, which decides by sizes that it reads itself. */
  ONE_STATEMENT,
  /** A few statements for each step. */
  FEW_STATEMENTS,
  /** Many short statements whose rows are joined in the store. */
  SHORT_STATEMENTS
}
