package dev.crmkit.store.jdbc.internal.dialect;

import dev.crmkit.core.WorkspaceId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;
import org.jooq.Condition;
import org.jooq.ExecuteListener;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.ResultQuery;
import org.jooq.SQLDialect;
import org.jooq.SelectForUpdateStep;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/**
 * H2, which is mostly in the same process. Writers of a workspace run one after the other, since H2
 * has no shared row locks; rows are therefore not locked in addition. H2 plans each statement when
 * it is executed and does not reorder outer joins, so joins that must look up rows by an index are
 * outer joins.
 */
final class H2Dialect implements SqlDialect {

  /** JDBC has no constant for H2's isolation level SNAPSHOT. */
  private static final int SNAPSHOT = 6;

  private static final int LOCK_WAIT_SECONDS = 60;
  private static final String EACH = "n";

  @Override
  public SQLDialect jooq() {
    return SQLDialect.H2;
  }

  @Override
  public void checkSettings(Connection connection) throws SQLException {
    DatabaseSettings.requireLiterals(connection);
    DatabaseSettings.requireUnchangedText(connection, "VARCHAR(100)");
  }

  @Override
  public void configure(DataSource dataSource) {
    H2WriteDelay.disable(dataSource);
  }

  @Override
  public String scriptFolder() {
    return "schema/h2";
  }

  @Override
  public String migrationRights() {
    return "ALTER ANY SCHEMA";
  }

  @Override
  public void setIsolation(Connection connection, IsolationLevel level) throws SQLException {
    int wanted =
        switch (level) {
          case SNAPSHOT -> SNAPSHOT;
          case READ_COMMITTED -> Connection.TRANSACTION_READ_COMMITTED;
        };
    if (connection.getTransactionIsolation() != wanted) {
      connection.setTransactionIsolation(wanted);
    }
  }

  @Override
  public boolean keepsIsolation() {
    return true;
  }

  /**
   * {@inheritDoc}
   *
   * <p>The lock is one on the row of the workspace, which H2 gives to any of those who wait for it.
   * So the store's own transactions queue for it in a {@link FairWorkspaceLock}. A transaction of
   * the host may hold the row lock already, and does not queue.
   */
  @Override
  public StartStatement startStatement(
      String selectRow,
      String lockNamespace,
      @Nullable IsolationLevel isolation,
      WorkspaceLockMode lock) {
    boolean isLocked = lock != WorkspaceLockMode.NONE;
    String text = isLocked ? selectRow + " FOR UPDATE WAIT " + LOCK_WAIT_SECONDS : selectRow;
    return new StartStatement() {
      @Override
      public <T> T execute(Connection connection, WorkspaceId workspace, RowReader<T> reader)
          throws SQLException {
        if (isolation == null) {
          return select(connection, workspace.value(), reader);
        }
        setIsolation(connection, isolation);
        return isLocked
            ? FairWorkspaceLock.of(connection.getMetaData().getURL(), workspace)
                .acquire(() -> select(connection, workspace.value(), reader))
            : select(connection, workspace.value(), reader);
      }

      private <T> T select(Connection connection, String workspace, RowReader<T> reader)
          throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(text)) {
          statement.setString(1, workspace);
          try (ResultSet rows = statement.executeQuery()) {
            return reader.read(rows);
          }
        }
      }
    };
  }

  @Override
  public <T extends @Nullable Object> T write(Connection connection, SqlWork<T> work)
      throws SQLException {
    return H2SerializedWrites.run(connection, work);
  }

  @Override
  public ExecuteListener writeListener(Connection connection) throws SQLException {
    return H2SerializedWrites.listener(connection);
  }

  @Override
  public boolean isInProcess(Connection connection) throws SQLException {
    String url = String.valueOf(connection.getMetaData().getURL());
    return !url.startsWith("jdbc:h2:tcp:") && !url.startsWith("jdbc:h2:ssl:");
  }

  @Override
  public boolean savesRoundTrips() {
    return false;
  }

  @Override
  public boolean writesConcurrently() {
    return false;
  }

  /** Without a lock: H2 would parse the statement each time. */
  @Override
  public <R extends Record> ResultQuery<R> forUpdate(SelectForUpdateStep<R> rows) {
    return rows;
  }

  @Override
  public <R extends Record> ResultQuery<R> forUpdateSkipLocked(SelectForUpdateStep<R> rows) {
    return rows;
  }

  @Override
  public PageStrategy pageStrategy() {
    return PageStrategy.SHORT_STATEMENTS;
  }

  @Override
  public int maxValuesPerRow() {
    return 64;
  }

  @Override
  public Condition isMember(Field<Long> column, Collection<Long> values) {
    return DSL.condition("array_contains({0}, {1})", SqlDialect.array(column, values), column);
  }

  @Override
  public Condition contains(Field<byte[]> bytes, int typeBytes, String part) {
    Field<byte[]> text =
        typeBytes == 0
            ? bytes
            : DSL.field("substring({0} from {1})", byte[].class, bytes, DSL.inline(typeBytes + 1));
    return DSL.condition(
        "locate({0}, utf8tostring({1})) > 0", DSL.val(part, SQLDataType.VARCHAR), text);
  }

  @Override
  public <T> Condition isAfter(
      Field<T> lastKey,
      @Nullable Field<Long> lastId,
      Field<T> key,
      Field<Long> id,
      boolean descending) {
    Condition hasLaterKey = descending ? key.lt(lastKey) : key.gt(lastKey);
    if (lastId == null) {
      return hasLaterKey;
    }
    // The first part enters the index.
    return (descending ? key.le(lastKey) : key.ge(lastKey))
        .and(hasLaterKey.or(descending ? id.lt(lastId) : id.gt(lastId)));
  }

  @Override
  public Table<Record> rowsByIds(
      Table<Record> table, Condition where, Field<Long> id, Collection<Long> ids) {
    return leftJoinEach(id, ids, table, where);
  }

  @Override
  public Condition isRowOfIds(Condition where, Field<Long> id, Collection<Long> ids) {
    return id.isNotNull();
  }

  @Override
  public <T> CandidateSet indexRanges(
      Table<Record> table,
      Field<Long> id,
      Condition rows,
      Field<T> column,
      List<T> values,
      List<Field<?>> order) {
    return new CandidateSet.IndexRange(
        leftJoinEach(column, values, table, rows), id, id.isNotNull(), null);
  }

  /** Looks up the rows for each value; a value without rows gives a row of nulls. */
  private static <T> Table<Record> leftJoinEach(
      Field<T> column, Collection<T> values, Table<Record> table, Condition where) {
    return DSL.unnest(SqlDialect.array(column, values))
        .as(EACH, "id")
        .leftJoin(table)
        .on(where.and(column.eq(DSL.field(DSL.name(EACH, "id"), column.getDataType()))));
  }
}
