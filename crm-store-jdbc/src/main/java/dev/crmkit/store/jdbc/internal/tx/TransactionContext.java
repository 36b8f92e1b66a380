package dev.crmkit.store.jdbc.internal.tx;

import dev.crmkit.core.WorkspaceId;
import dev.crmkit.store.jdbc.internal.content.FileContents;
import dev.crmkit.store.jdbc.internal.dialect.Database;
import dev.crmkit.store.jdbc.internal.event.EventRows;
import dev.crmkit.store.jdbc.internal.event.ReservedPositions;
import dev.crmkit.store.jdbc.internal.org.OrgCache;
import dev.crmkit.store.jdbc.internal.org.OrgRows;
import dev.crmkit.store.jdbc.internal.org.SignInRows;
import dev.crmkit.store.jdbc.internal.org.WorkspaceRow;
import dev.crmkit.store.jdbc.internal.page.PageFinder;
import dev.crmkit.store.jdbc.internal.page.RecordSearch;
import dev.crmkit.store.jdbc.internal.record.RecordRows;
import dev.crmkit.store.jdbc.internal.sql.JooqContexts;
import dev.crmkit.store.jdbc.internal.sql.ParameterizedSql;
import dev.crmkit.store.jdbc.internal.sql.PreparedSql;
import dev.crmkit.store.jdbc.internal.sql.QueryExecutor;
import dev.crmkit.store.jdbc.internal.sql.SqlFragments;
import dev.crmkit.store.jdbc.internal.sql.Tables;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;

/** What one transaction of the database is run with, and what waits for its commit. */
public class TransactionContext implements QueryExecutor {

  private final StoreContext context;
  private final Connection connection;
  private final OrgCache orgs;
  private final WorkspaceRow head;
  private @Nullable DSLContext sql;
  private final List<Runnable> afterCommit = new ArrayList<>();
  private @Nullable ReservedPositions positions;

  TransactionContext(
      StoreContext context, Connection connection, OrgCache orgs, WorkspaceRow head) {
    this.context = context;
    this.connection = connection;
    this.orgs = orgs;
    this.head = head;
  }

  /**
   * Begins a transaction.
   *
   * @param connection on which nothing was executed in it yet, unless it is the host's
   * @param orgs where the organisation is looked up
   * @throws IllegalArgumentException when there is no such workspace
   */
  public static TransactionContext begin(
      StoreContext context,
      Connection connection,
      OrgCache orgs,
      TransactionStart opening,
      WorkspaceId workspace)
      throws SQLException {
    return new TransactionContext(context, connection, orgs, opening.begin(connection, workspace));
  }

  /** The same as a part of a joined transaction, which has reserved positions of the feed. */
  public TransactionContext withReservedPositions(ReservedPositions reserved) {
    positions = reserved;
    return this;
  }

  final StoreContext context() {
    return context;
  }

  DSLContext sql() {
    DSLContext made = sql;
    if (made == null) {
      made = JooqContexts.on(connection, context.database());
      sql = made;
    }
    return made;
  }

  Connection connection() {
    return connection;
  }

  Tables tables() {
    return context.tables();
  }

  Database database() {
    return context.database();
  }

  /** Pieces of SQL for this workspace. */
  SqlFragments fragments() {
    return new SqlFragments(database(), tables(), workspace());
  }

  FileContents contents() {
    return context.contents();
  }

  /** The row of the workspace, as it was at the beginning. */
  WorkspaceRow head() {
    return head;
  }

  OrgCache orgs() {
    return orgs;
  }

  private String workspace() {
    return head.workspace().value();
  }

  /** Writes living records. */
  RecordRows recordRows() {
    return new RecordRows(context.recordStatements(), connection(), workspace());
  }

  /** The feed. */
  EventRows eventRows() {
    return new EventRows(context.eventStatements(), connection(), workspace(), positions);
  }

  /** The sign-in log. */
  SignInRows signInRows() {
    return new SignInRows(sql(), database(), tables(), workspace());
  }

  OrgRows orgRows() {
    return new OrgRows(sql(), tables());
  }

  RecordSearch recordSearch() {
    return new RecordSearch(this, fragments(), PageFinder.FIRST_ROW_BUDGET);
  }

  @Override
  public <T> List<T> query(Query query, PreparedSql.Reader<T> reader) {
    return PreparedSql.queryAll(connection(), database(), query, reader);
  }

  @Override
  public <T> List<T> query(ParameterizedSql template, List<?> open, PreparedSql.Reader<T> reader) {
    return PreparedSql.queryAll(
        connection(), database(), template.text(), template.values(open), reader);
  }

  @Override
  public boolean isInProcess() {
    try {
      String url = String.valueOf(connection().getMetaData().getURL());
      return database() == Database.H2
          && !url.startsWith("jdbc:h2:tcp:")
          && !url.startsWith("jdbc:h2:ssl:");
    } catch (SQLException e) {
      throw new DataAccessException("a connection does not tell where it leads", e);
    }
  }

  /** Something to do when this transaction is committed, and only then. */
  void afterCommit(Runnable action) {
    afterCommit.add(action);
  }

  /** What is to be done now that it is committed. */
  public List<Runnable> afterCommit() {
    return afterCommit;
  }
}
