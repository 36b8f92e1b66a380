package dev.crmkit.store.jdbc.internal.dialect;

/** What a transaction sees of the commits of others. */
public enum IsolationLevel {
  /** All statements see one snapshot of the database. */
  SNAPSHOT("REPEATABLE READ, READ ONLY"),
  /** Each statement sees what is committed when it begins. */
  READ_COMMITTED("READ COMMITTED");

  private final String level;

  IsolationLevel(String level) {
    this.level = level;
  }

  /** Returns the standard statement that sets it for the transaction that begins. */
  public String statement() {
    return "SET TRANSACTION ISOLATION LEVEL " + level;
  }
}
