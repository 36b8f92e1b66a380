package dev.crmkit.store.jdbc.internal.dialect;

import dev.crmkit.core.error.StoreFailureException;
import java.lang.reflect.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;
import org.jooq.Condition;
import org.jooq.ExecuteListener;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record1;
import org.jooq.ResultQuery;
import org.jooq.SQLDialect;
import org.jooq.Select;
import org.jooq.SelectConditionStep;
import org.jooq.SelectForUpdateStep;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/**
 * What differs between the databases that the store supports. There is one object for each ({@link
 * SqlDialects}), chosen when a store is opened; no other class asks which database it is. Default
 * methods are standard SQL.
 */
public interface SqlDialect {

  /** Returns jOOQ's name of the dialect. */
  SQLDialect jooq();

  // ---- Opening a store, and its tables

  /**
   * Checks the settings of a database, its session and its driver.
   *
   * @throws StoreFailureException naming a setting under which the store would lose or change data
   */
  void checkSettings(Connection connection) throws SQLException;

  /** Changes what has to be changed in a database before it is used. */
  default void configure(DataSource dataSource) {}

  /** Returns the folder of the migration scripts. */
  String scriptFolder();

  /** Returns the rights that a user needs to create and migrate the tables. */
  String migrationRights();

  /** Returns whether JDBC calls a schema of this database a catalog. */
  default boolean schemasAreCatalogs() {
    return false;
  }

  /**
   * Reads the limit on the size of a statement.
   *
   * @param chunkSize the bytes of file content in one statement at most
   * @throws StoreFailureException if it is too small for such a statement
   */
  default PacketLimit packetLimit(Connection connection, int chunkSize) throws SQLException {
    return PacketLimit.NONE;
  }

  /**
   * Checks that a statement with some values fits the limit of the database.
   *
   * @throws StoreFailureException if it does not
   */
  default void requireFits(Connection connection, @Nullable Object[] values) throws SQLException {}

  // ---- Transactions

  /** Sets the isolation level of the transaction that begins on a connection. */
  default void setIsolation(Connection connection, IsolationLevel level) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(level.statement());
    }
  }

  /** Returns whether an isolation level outlives the transaction that it was set for. */
  default boolean keepsIsolation() {
    return false;
  }

  /**
   * Returns the statement that begins a transaction: it sets the isolation level, waits for the
   * lock of a workspace and then reads the row of the workspace.
   *
   * <p>The lock is held to the end of the transaction: record writes share it, a change of the
   * organisation excludes all others, and a waiting change is not overtaken forever.
   *
   * @param selectRow the query for the row, with the id of the workspace as its parameter
   * @param lockNamespace what the ids of workspaces are unique in
   * @param isolation the isolation level, or null to keep the host's
   */
  StartStatement startStatement(
      String selectRow,
      String lockNamespace,
      @Nullable IsolationLevel isolation,
      WorkspaceLockMode lock);

  /** A statement or several that change the database, commit or roll back. */
  interface SqlWork<T extends @Nullable Object> {
    T run() throws SQLException;
  }

  /** An {@link SqlWork} without a result. */
  interface SqlStep {
    void run() throws SQLException;
  }

  /** Runs what changes the database, commits or rolls back. */
  default <T extends @Nullable Object> T write(Connection connection, SqlWork<T> work)
      throws SQLException {
    return work.run();
  }

  /** Runs {@link #write} without a result. */
  default void execute(Connection connection, SqlStep step) throws SQLException {
    write(
        connection,
        () -> {
          step.run();
          return true;
        });
  }

  /** Returns a listener that wraps what jOOQ executes as {@link #write} does, or null. */
  default @Nullable ExecuteListener writeListener(Connection connection) throws SQLException {
    return null;
  }

  /** Returns whether the database is in this process, so that a statement is cheap to send. */
  default boolean isInProcess(Connection connection) throws SQLException {
    return false;
  }

  /** Returns whether a read of one statement is worth doing without a transaction around it. */
  default boolean savesRoundTrips() {
    return true;
  }

  // ---- Locks on rows

  /** Returns whether record writes of one workspace run at the same time. */
  default boolean writesConcurrently() {
    return true;
  }

  /** Adds the clause that locks the selected rows. */
  default <R extends Record> ResultQuery<R> forUpdate(SelectForUpdateStep<R> rows) {
    return rows.forUpdate();
  }

  /** Adds the clause that locks those of the selected rows that no other transaction has locked. */
  default <R extends Record> ResultQuery<R> forUpdateSkipLocked(SelectForUpdateStep<R> rows) {
    return rows.forUpdate().skipLocked();
  }

  /** Returns a table whose rows are read, and so locked, in the order of its primary key. */
  default Table<Record> byPrimaryKey(Table<Record> table) {
    return table;
  }

  // ---- Inserts and updates

  /** Returns whether many rows are inserted fastest as one array for each column. */
  default boolean insertsArrays() {
    return false;
  }

  /** Returns whether an update can return the new values. */
  default boolean updatesReturn() {
    return true;
  }

  /** Returns the id of the transaction that wrote a row, or null if the database has no such id. */
  default @Nullable Field<String> rowVersion() {
    return null;
  }

  // ---- Notifications

  /**
   * Returns an expression that notifies those who listen when the transaction commits.
   *
   * @return null if the database has no notifications
   */
  default @Nullable Field<?> notification(String channel, Field<String> workspace) {
    return null;
  }

  /** Listens to the notifications of a channel; only if the database has them. */
  default Notifications listen(Connection connection, String channel) throws SQLException {
    throw new SQLFeatureNotSupportedException("the database has no notifications");
  }

  // ---- Arithmetic

  /** Returns the operator for the quotient of two integers without its fraction. */
  default String integerDivision() {
    return "/";
  }

  // ---- Conditions

  /** Returns how records of a page are found. */
  PageStrategy pageStrategy();

  /**
   * Returns how many values a row can be compared with in a condition that is tested row by row.
   */
  int maxValuesPerRow();

  /** Returns a value to compare a column with, hidden from the planner if that is better. */
  default <T> Field<T> hiddenParameter(Field<T> value) {
    return value;
  }

  /**
   * Returns whether a column is one of several values, in a form that an index is used for.
   * Different numbers of values give few different statement texts.
   */
  default <T> Condition isOneOf(Field<T> column, Collection<T> values) {
    return InLists.padded(column, values);
  }

  /** Returns {@link #isOneOf} for a condition that is tested row by row. */
  default <T> Condition isOneOfForRow(Field<T> column, Collection<T> values) {
    return isOneOf(column, values);
  }

  /** Returns {@link #isOneOfForRow} in a form that is never used to enter an index. */
  default Condition isMember(Field<Long> column, Collection<Long> values) {
    return isOneOf(column, values);
  }

  /** Returns whether rows exist, in a form that is evaluated for one outer row at a time. */
  default Condition existsPerRow(SelectConditionStep<Record1<Integer>> rows) {
    return DSL.exists(rows);
  }

  /**
   * Returns whether the UTF-8 bytes of a text contain a part.
   *
   * @param bytes the bytes
   * @param typeBytes how many bytes before the text are no UTF-8
   */
  Condition contains(Field<byte[]> bytes, int typeBytes, String part);

  /**
   * Returns whether a row is after a seek position, in a form that uses the index on key and id.
   *
   * @param lastId null to continue after all rows with the last key
   */
  <T> Condition isAfter(
      Field<T> lastKey,
      @Nullable Field<Long> lastId,
      Field<T> key,
      Field<Long> id,
      boolean descending);

  // ---- Rows by their ids

  /** Returns numbers as a table with the column {@code id}, for correlated subqueries. */
  default Table<?> unnest(Collection<Long> numbers, String alias) {
    return DSL.unnest(DSL.val(numbers.toArray(Long[]::new))).as(alias, "id");
  }

  /** Returns a number as text, in a form that an index on keys is used for. */
  default Field<String> asText(Field<Long> number) {
    return number.cast(SQLDataType.VARCHAR(64));
  }

  /** Returns what to select rows with some ids from, under {@link #isRowOfIds}. */
  default Table<Record> rowsByIds(
      Table<Record> table, Condition where, Field<Long> id, Collection<Long> ids) {
    return table;
  }

  /** Returns the condition on the rows of {@link #rowsByIds} with the same arguments. */
  default Condition isRowOfIds(Condition where, Field<Long> id, Collection<Long> ids) {
    return where.and(ids.size() == 1 ? id.eq(ids.iterator().next()) : isOneOf(id, ids));
  }

  /**
   * Selects 1 if the row with a primary key meets a condition.
   *
   * @param isRow the condition on the primary key
   */
  default Select<Record1<Integer>> selectById(
      Table<Record> table, String alias, Condition isRow, Condition condition) {
    return DSL.selectOne().from(table.as(alias)).where(isRow).and(condition);
  }

  /**
   * Returns the ids in a range of an index.
   *
   * @param order the columns that the index continues with
   */
  default CandidateSet.IndexRange indexRange(
      Table<Record> table, Field<Long> id, Condition rows, List<Field<?>> order) {
    return new CandidateSet.IndexRange(table, id, rows, null);
  }

  /** Returns the ids in the ranges of an index that begin with one of several values each. */
  default <T> CandidateSet indexRanges(
      Table<Record> table,
      Field<Long> id,
      Condition rows,
      Field<T> column,
      List<T> values,
      List<Field<?>> order) {
    return indexRange(table, id, rows.and(isOneOf(column, values)), order);
  }

  /** Returns values as one array. */
  @SuppressWarnings("unchecked") // the array has the type of the column
  static <T> Field<T[]> array(Field<T> column, Collection<T> values) {
    return DSL.val(values.toArray((T[]) Array.newInstance(column.getType(), 0)));
  }
}
