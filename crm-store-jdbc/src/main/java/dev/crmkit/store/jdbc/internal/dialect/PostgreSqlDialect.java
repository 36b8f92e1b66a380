package dev.crmkit.store.jdbc.internal.dialect;

import com.google.common.hash.Hashing;
import dev.crmkit.core.WorkspaceId;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.StringJoiner;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record1;
import org.jooq.SQLDialect;
import org.jooq.Select;
import org.jooq.SelectConditionStep;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL. Its planner chooses by statistics, which a table that was just filled does not have;
 * {@code OFFSET 0}, {@code MATERIALIZED} and subqueries for parameters keep it to the intended
 * plan.
 */
final class PostgreSqlDialect implements SqlDialect {

  /** More values than these are hashed. */
  private static final int MAX_COMPARED_VALUES = 8;

  @Override
  public SQLDialect jooq() {
    return SQLDialect.POSTGRES;
  }

  @Override
  public void checkSettings(Connection connection) throws SQLException {
    DatabaseSettings.require(
        connection, "SHOW server_encoding", "UTF8", "the database's encoding", "UTF8");
    DatabaseSettings.requireMultipleStatements(connection);
    DatabaseSettings.requireUnchangedText(connection, "VARCHAR(100)");
  }

  @Override
  public String scriptFolder() {
    return "schema/postgresql";
  }

  @Override
  public String migrationRights() {
    return "CREATE and USAGE of the schema";
  }

  /**
   * {@inheritDoc}
   *
   * <p>All of it is one round trip. The lock is an advisory lock, shared and fair; with row locks
   * {@code FOR SHARE}, record writes would starve a change of the organisation.
   */
  @Override
  public StartStatement startStatement(
      String selectRow,
      String lockNamespace,
      @Nullable IsolationLevel isolation,
      WorkspaceLockMode lock) {
    StringJoiner all = new StringJoiner("; ");
    if (isolation != null) {
      all.add(isolation.statement());
    }
    switch (lock) {
      case NONE -> {}
      case SHARED -> all.add("SELECT pg_advisory_xact_lock_shared(?)");
      case EXCLUSIVE -> all.add("SELECT pg_advisory_xact_lock(?)");
    }
    String text = all.add(selectRow).toString();
    boolean isLocked = lock != WorkspaceLockMode.NONE;
    int earlierResults = (isolation == null ? 0 : 1) + (isLocked ? 1 : 0);
    return new StartStatement() {
      @Override
      public <T> T execute(Connection connection, WorkspaceId workspace, RowReader<T> reader)
          throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(text)) {
          int parameter = 1;
          if (isLocked) {
            statement.setLong(parameter++, lockKey(lockNamespace, workspace));
          }
          statement.setString(parameter, workspace.value());
          statement.execute();
          for (int i = 0; i < earlierResults; i++) {
            statement.getMoreResults();
          }
          try (ResultSet rows = statement.getResultSet()) {
            return reader.read(rows);
          }
        }
      }
    };
  }

  /** Two workspaces with the same key share a lock, which costs waiting but is correct. */
  private static long lockKey(String namespace, WorkspaceId workspace) {
    return Hashing.farmHashFingerprint64()
        .hashString(namespace + '/' + workspace.value(), StandardCharsets.UTF_8)
        .asLong();
  }

  @Override
  public boolean insertsArrays() {
    return true;
  }

  @Override
  public Field<String> rowVersion() {
    return DSL.field("xmin::text", String.class);
  }

  @Override
  public PageStrategy pageStrategy() {
    return PageStrategy.ONE_STATEMENT;
  }

  @Override
  public int maxValuesPerRow() {
    return Integer.MAX_VALUE;
  }

  /** A subquery: for a bare parameter, PostgreSQL would plan again for values that seem rare. */
  @Override
  public <T> Field<T> hiddenParameter(Field<T> value) {
    return DSL.field(DSL.select(value));
  }

  @Override
  public <T> Condition isOneOf(Field<T> column, Collection<T> values) {
    return column.eq(DSL.any(SqlDialect.array(column, values)));
  }

  @Override
  public <T> Condition isOneOfForRow(Field<T> column, Collection<T> values) {
    return values.size() > MAX_COMPARED_VALUES
        ? isHashed(column, SqlDialect.array(column, values))
        : isOneOf(column, values);
  }

  @Override
  public Condition isMember(Field<Long> column, Collection<Long> values) {
    return isHashed(column, SqlDialect.array(column, values));
  }

  /** A hashed subplan is built once; an array would be searched for each row. */
  private static Condition isHashed(Field<?> column, Field<?> values) {
    return DSL.condition("coalesce({0} in (select unnest({1})), false)", column, values);
  }

  @Override
  public Field<?> notification(String channel, Field<String> workspace) {
    return DSL.field("pg_notify({0}, {1})", Object.class, DSL.inline(channel), workspace);
  }

  @Override
  public Notifications listen(Connection connection, String channel) throws SQLException {
    return new PostgreSqlNotifications(connection, channel);
  }

  @Override
  public Condition existsPerRow(SelectConditionStep<Record1<Integer>> rows) {
    return DSL.exists(rows.offset(DSL.inline(0)));
  }

  @Override
  public Condition contains(Field<byte[]> bytes, int typeBytes, String part) {
    return DSL.condition(
        "position({0} in {1}) > 0", DSL.val(part.getBytes(StandardCharsets.UTF_8), bytes), bytes);
  }

  @Override
  public <T> Condition isAfter(
      Field<T> lastKey,
      @Nullable Field<Long> lastId,
      Field<T> key,
      Field<Long> id,
      boolean descending) {
    if (lastId == null) {
      return descending ? key.lt(lastKey) : key.gt(lastKey);
    }
    return descending ? DSL.row(key, id).lt(lastKey, lastId) : DSL.row(key, id).gt(lastKey, lastId);
  }

  /**
   * {@inheritDoc}
   *
   * <p>The condition is outside of the look-up: together with it, another index than the primary
   * key might seem cheaper.
   */
  @Override
  public Select<Record1<Integer>> selectById(
      Table<Record> table, String alias, Condition isRow, Condition condition) {
    return DSL.selectOne()
        .from(
            DSL.lateral(
                DSL.select(DSL.asterisk())
                    .from(table.as(alias))
                    .where(isRow)
                    .offset(DSL.inline(0))
                    .asTable(alias)))
        .where(condition);
  }

  /** In the order of the index: PostgreSQL would otherwise scan the table until it has enough. */
  @Override
  public CandidateSet.IndexRange indexRange(
      Table<Record> table, Field<Long> id, Condition rows, List<Field<?>> order) {
    return new CandidateSet.IndexRange(table, id, rows, order);
  }

  @Override
  public <T> CandidateSet indexRanges(
      Table<Record> table,
      Field<Long> id,
      Condition rows,
      Field<T> column,
      List<T> values,
      List<Field<?>> order) {
    Field<T> value = DSL.field(DSL.name(CandidateSet.PerValue.VALUE, "id"), column.getDataType());
    return new CandidateSet.PerValue(
        SqlDialect.array(column, values),
        new CandidateSet.IndexRange(table, id, rows.and(column.eq(value)), order));
  }
}
