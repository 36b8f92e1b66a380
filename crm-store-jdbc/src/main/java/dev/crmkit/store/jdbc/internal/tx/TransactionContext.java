package dev.crmkit.store.jdbc.internal.tx;

import dev.crmkit.core.WorkspaceId;
import dev.crmkit.store.jdbc.internal.content.FileContents;
import dev.crmkit.store.jdbc.internal.dialect.SqlDialect;
import dev.crmkit.store.jdbc.internal.dialect.StartStatement;
import dev.crmkit.store.jdbc.internal.event.EventRows;
import dev.crmkit.store.jdbc.internal.event.ReservedPositions;
import dev.crmkit.store.jdbc.internal.org.ActivationRows;
import dev.crmkit.store.jdbc.internal.org.OrgCache;
import dev.crmkit.store.jdbc.internal.org.OrgRows;
import dev.crmkit.store.jdbc.internal.org.SignInRows;
import dev.crmkit.store.jdbc.internal.org.WorkspaceRow;
import dev.crmkit.store.jdbc.internal.page.PageFinder;
import dev.crmkit.store.jdbc.internal.page.RecordSearch;
import dev.crmkit.store.jdbc.internal.record.DeletedRows;
import dev.crmkit.store.jdbc.internal.record.FileRows;
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

/** What one transaction works with, and what waits for its commit. */
public class TransactionContext implements QueryExecutor {

  private final StoreContext context;
  private final Connection connection;
  private final OrgCache orgs;
  private final WorkspaceRow workspaceRow;
  private @Nullable DSLContext sql;
  private final List<Runnable> afterCommit = new ArrayList<>();
  private @Nullable ReservedPositions positions;

  TransactionContext(
      StoreContext context, Connection connection, OrgCache orgs, WorkspaceRow workspaceRow) {
    this.context = context;
    this.connection = connection;
    this.orgs = orgs;
    this.workspaceRow = workspaceRow;
  }

  /**
   * Begins a transaction.
   *
   * @param connection a connection on which nothing was executed in the transaction, unless it is
   *     the host's
   * @throws IllegalArgumentException if the workspace does not exist
   */
  public static TransactionContext begin(
      StoreContext context,
      Connection connection,
      OrgCache orgs,
      StartStatement start,
      WorkspaceId workspace)
      throws SQLException {
    return new TransactionContext(
        context, connection, orgs, TransactionStarts.begin(start, connection, workspace));
  }

  /** Sets the feed positions that a host's transaction has reserved. */
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
      made = JooqContexts.on(connection, context.dialect());
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

  SqlDialect dialect() {
    return context.dialect();
  }

  SqlFragments fragments() {
    return new SqlFragments(dialect(), tables(), workspace());
  }

  FileContents contents() {
    return context.contents();
  }

  /** Returns the row of the workspace, as of the beginning. */
  WorkspaceRow workspaceRow() {
    return workspaceRow;
  }

  OrgCache orgs() {
    return orgs;
  }

  private String workspace() {
    return workspaceRow.workspace().value();
  }

  RecordRows recordRows() {
    return new RecordRows(context.recordStatements(), connection(), workspace());
  }

  FileRows fileRows() {
    return new FileRows(sql(), fragments());
  }

  DeletedRows deletedRows() {
    return new DeletedRows(sql(), connection(), context.recordStatements(), tables(), workspace());
  }

  ActivationRows activationRows() {
    return new ActivationRows(sql(), tables(), workspace());
  }

  EventRows eventRows() {
    return new EventRows(context.eventStatements(), connection(), workspace(), positions);
  }

  SignInRows signInRows() {
    return new SignInRows(sql(), dialect(), tables(), workspace());
  }

  OrgRows orgRows() {
    return new OrgRows(sql(), dialect(), tables());
  }

  RecordSearch recordSearch() {
    return new RecordSearch(this, fragments(), PageFinder.FIRST_ROW_BUDGET);
  }

  @Override
  public <T> List<T> query(Query query, PreparedSql.Reader<T> reader) {
    return PreparedSql.queryAll(connection(), dialect(), query, reader);
  }

  @Override
  public <T> List<T> query(ParameterizedSql template, List<?> open, PreparedSql.Reader<T> reader) {
    return PreparedSql.queryAll(
        connection(), dialect(), template.text(), template.values(open), reader);
  }

  @Override
  public boolean isInProcess() {
    try {
      return dialect().isInProcess(connection());
    } catch (SQLException e) {
      throw new DataAccessException("a connection does not return its URL", e);
    }
  }

  /** Adds an action to run after the commit. */
  void afterCommit(Runnable action) {
    afterCommit.add(action);
  }

  /** Returns the actions to run after the commit. */
  public List<Runnable> afterCommit() {
    return afterCommit;
  }
}
