package dev.crmkit.store.jdbc;

import dev.crmkit.core.WorkspaceId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.regex.Pattern;
import org.jooq.DSLContext;
import org.jooq.ExecuteListener;
import org.jooq.conf.RenderNameCase;
import org.jooq.conf.RenderQuotedNames;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;

/**
 * What all transactions of a store have in common.
 *
 * @param place the database and the tables in it, the same for all stores that have them
 * @param database which one it is
 * @param tables the names of the tables
 * @param statements what is executed again and again
 * @param openings how transactions begin
 * @param contents where the contents of files are
 */
record StoreContext(
    String workspaceKey,
    Database database,
    Tables tables,
    Statements statements,
    TransactionStarts transactionStarts,
    FileContents contents) {

  private static final Pattern URL_OPTIONS = Pattern.compile("[?;].*");

  private static final Settings SETTINGS =
      new Settings()
          .withRenderQuotedNames(RenderQuotedNames.NEVER)
          .withRenderNameCase(RenderNameCase.AS_IS)
          .withExecuteLogging(false)
          .withFetchWarnings(false);

  /**
   * The parts of a store.
   *
   * @param url of the database
   */
  static StoreContext of(String url, Database database, Tables tables, FileContents contents) {
    return new StoreContext(
        URL_OPTIONS.matcher(url).replaceFirst("")
            + ' '
            + tables.workspaces.table.getQualifiedName(),
        database,
        tables,
        new Statements(database, tables),
        new TransactionStarts(database, tables),
        contents);
  }

  /** A workspace of this store, as {@link ThreadTransactions} tells it from others. */
  ThreadTransactions.WorkspaceKey workspaceKey(WorkspaceId workspace) {
    return new ThreadTransactions.WorkspaceKey(workspaceKey, workspace);
  }

  /** SQL on a connection. */
  DSLContext sql(Connection connection) {
    return sql(connection, database);
  }

  /** SQL on a connection to a database. */
  static DSLContext sql(Connection connection, Database database) {
    DSLContext sql = DSL.using(connection, database.dialect(), SETTINGS);
    if (database == Database.H2) {
      sql.configuration().set(listener(connection));
    }
    return sql;
  }

  private static ExecuteListener listener(Connection connection) {
    try {
      return H2SerializedWrites.listener(connection);
    } catch (SQLException e) {
      throw SqlErrorTranslator.translate("asking for the database's URL", e);
    }
  }
}
