package dev.crmkit.store.jdbc.internal.sql;

import dev.crmkit.store.jdbc.internal.dialect.SqlDialect;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Param;
import org.jooq.Query;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * A statement that is rendered once for a store and executed with different values. Nearly every
 * change of a record executes some, and rendering them would take longer than executing them.
 */
public final class PreparedSql {

  private final SqlDialect dialect;
  private final String text;

  /** The JDBC types of the values. */
  private final int[] types;

  /**
   * Renders a statement.
   *
   * @param query with a {@link #parameter} for each value
   */
  public PreparedSql(SqlDialect dialect, Query query) {
    this(
        dialect,
        SqlRenderer.of(dialect, query),
        query.getParams().values().stream().mapToInt(PreparedSql::type).toArray());
  }

  private PreparedSql(SqlDialect dialect, String text, int[] types) {
    this.dialect = dialect;
    this.text = text;
    this.types = types;
  }

  /** Returns a parameter for a value of a column. */
  public static <T> Param<T> parameter(Field<T> column) {
    return DSL.val(null, column);
  }

  /** Returns parameters for new values of columns. */
  public static Map<Field<?>, Field<?>> parameters(List<Field<?>> columns) {
    Map<Field<?>, Field<?>> values = new LinkedHashMap<>();
    columns.forEach(column -> values.put(column, parameter(column)));
    return values;
  }

  /** Returns a condition that columns equal parameters. */
  public static Condition equalParameters(List<Field<?>> columns) {
    return DSL.and(columns.stream().map(PreparedSql::equalParameters).toList());
  }

  private static <T> Condition equalParameters(Field<T> column) {
    return column.eq(parameter(column));
  }

  /** Drivers reject nulls of large object types; the values are bound as the types here. */
  private static int type(Param<?> param) {
    int type = param.getDataType().getSQLType();
    return switch (type) {
      case Types.CLOB -> Types.VARCHAR;
      case Types.BLOB -> Types.VARBINARY;
      default -> type;
    };
  }

  public interface Reader<T> {
    T read(ResultSet row) throws SQLException;
  }

  /**
   * Executes the statement.
   *
   * @return the number of changed rows
   */
  public int execute(Connection connection, @Nullable Object... values) {
    return execute(
        connection,
        at -> {
          bind(at, values);
          return dialect.write(connection, at::executeUpdate);
        });
  }

  /** Executes the statement as a batch. */
  public void executeBatch(Connection connection, List<@Nullable Object[]> rows) {
    execute(
        connection,
        at -> {
          for (@Nullable Object[] row : rows) {
            bind(at, row);
            at.addBatch();
          }
          return dialect.write(connection, at::executeBatch);
        });
  }

  /** Executes the statement and reads the row that it returns. */
  public <T> T executeReturning(
      Connection connection, Reader<T> reader, @Nullable Object... values) {
    return execute(
        connection,
        at -> {
          bind(at, values);
          return dialect.write(
              connection,
              () -> {
                try (ResultSet row = at.executeQuery()) {
                  row.next();
                  return reader.read(row);
                }
              });
        });
  }

  /** Reads the first row, if there is one. */
  public <T> Optional<T> queryFirst(
      Connection connection, Reader<T> reader, @Nullable Object... values) {
    return execute(
        connection,
        at -> {
          bind(at, values);
          try (ResultSet row = at.executeQuery()) {
            return row.next() ? Optional.of(reader.read(row)) : Optional.empty();
          }
        });
  }

  /** Reads all rows of a query that is executed once. */
  public static <T> List<T> queryAll(
      Connection connection, SqlDialect dialect, Query query, Reader<T> reader) {
    return queryAll(
        connection,
        dialect,
        SqlRenderer.of(dialect, query),
        SqlRenderer.values(dialect, query),
        reader);
  }

  /** Reads all rows of a query, given its text and values. */
  public static <T> List<T> queryAll(
      Connection connection,
      SqlDialect dialect,
      String text,
      List<Object> values,
      Reader<T> reader) {
    return new PreparedSql(dialect, text, new int[0])
        .execute(
            connection,
            at -> {
              bind(at, values);
              at.execute();
              return queryAll(at, reader);
            });
  }

  /** Reads all rows of an executed statement. */
  static <T> List<T> queryAll(PreparedStatement executed, Reader<T> reader) throws SQLException {
    try (ResultSet rows = executed.getResultSet()) {
      List<T> all = new ArrayList<>();
      while (rows.next()) {
        all.add(reader.read(rows));
      }
      return all;
    }
  }

  private interface Work<T> {
    T on(PreparedStatement statement) throws SQLException;
  }

  /** Throws the exception that jOOQ throws, so that all statements fail alike. */
  private <T> T execute(Connection connection, Work<T> work) {
    try (PreparedStatement at = connection.prepareStatement(text)) {
      return work.on(at);
    } catch (SQLException e) {
      throw new DataAccessException("a statement failed", e);
    }
  }

  /** Binds values that are not null. */
  public static void bind(PreparedStatement at, List<Object> values) throws SQLException {
    for (int i = 0; i < values.size(); i++) {
      at.setObject(i + 1, values.get(i));
    }
  }

  private void bind(PreparedStatement at, @Nullable Object[] values) throws SQLException {
    dialect.requireFits(at.getConnection(), values);
    for (int i = 0; i < values.length; i++) {
      if (values[i] == null) {
        at.setNull(i + 1, types[i]);
      } else {
        at.setObject(i + 1, values[i]);
      }
    }
  }
}
