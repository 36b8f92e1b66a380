package dev.crmkit.store.jdbc.internal.tx;

import dev.crmkit.core.WorkspaceId;
import dev.crmkit.store.jdbc.internal.content.FileContents;
import dev.crmkit.store.jdbc.internal.dialect.SqlDialect;
import dev.crmkit.store.jdbc.internal.event.EventSignals;
import dev.crmkit.store.jdbc.internal.event.EventStatements;
import dev.crmkit.store.jdbc.internal.record.RecordStatements;
import dev.crmkit.store.jdbc.internal.sql.Tables;
import java.util.regex.Pattern;

/**
 * What all transactions of a store share.
 *
 * @param location the database and the tables, equal for all stores on the same tables
 * @param dialect the dialect of the database
 * @param tables the tables with their names
 * @param recordStatements the statements that write records
 * @param eventStatements the statements that append events
 * @param eventSignals the signals of commits to threads that wait for events
 * @param transactionStarts the statements that begin transactions
 * @param contents the contents of files
 */
public record StoreContext(
    String location,
    SqlDialect dialect,
    Tables tables,
    RecordStatements recordStatements,
    EventStatements eventStatements,
    EventSignals eventSignals,
    TransactionStarts transactionStarts,
    FileContents contents) {

  private static final Pattern URL_OPTIONS = Pattern.compile("[?;].*");

  /**
   * Creates the context of a store.
   *
   * @param url the JDBC URL of the database
   * @param notifies whether commits notify other instances, if the database can
   */
  public static StoreContext of(
      String url, SqlDialect dialect, Tables tables, FileContents contents, boolean notifies) {
    return new StoreContext(
        URL_OPTIONS.matcher(url).replaceFirst("")
            + ' '
            + tables.workspaces.table.getQualifiedName(),
        dialect,
        tables,
        new RecordStatements(dialect, tables),
        new EventStatements(dialect, tables, notifies),
        new EventSignals(),
        new TransactionStarts(dialect, tables),
        contents);
  }

  /** Returns the key of a workspace of this store, for {@link ThreadTransactions}. */
  public ThreadTransactions.WorkspaceKey workspaceKey(WorkspaceId workspace) {
    return new ThreadTransactions.WorkspaceKey(location, workspace);
  }
}
