package dev.crmkit.store.jdbc.internal.sql;

import dev.crmkit.store.jdbc.internal.dialect.Database;
import dev.crmkit.store.jdbc.internal.dialect.H2SerializedWrites;
import dev.crmkit.store.jdbc.internal.dialect.PacketLimit;
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
 * A statement whose text is made once for a store, and which is executed with other values each
 * time. It is for what nearly every change of a record executes: to make its text anew takes longer
 * than the database takes for it.
 */
public final class PreparedSql {

  private final Database database;
  private final String text;

  /** Of its values, of {@link Types}. */
  private final int[] types;

  /**
   * A statement.
   *
   * @param query with a {@link #parameter} for each value that it is given
   */
  public PreparedSql(Database database, Query query) {
    this(
        database,
        SqlRenderer.of(database, query),
        query.getParams().values().stream().mapToInt(PreparedSql::type).toArray());
  }

  private PreparedSql(Database database, String text, int[] types) {
    this.database = database;
    this.text = text;
    this.types = types;
  }

  /** In a query the place of a value that is given later, for a column. */
  public static <T> Param<T> parameter(Field<T> column) {
    return DSL.val(null, column);
  }

  /** In a query the places of values that are given later, to set columns to. */
  public static Map<Field<?>, Field<?>> parameters(List<Field<?>> columns) {
    Map<Field<?>, Field<?>> values = new LinkedHashMap<>();
    columns.forEach(column -> values.put(column, parameter(column)));
    return values;
  }

  /** In a query that columns have values that are given later. */
  public static Condition equalParameters(List<Field<?>> columns) {
    return DSL.and(columns.stream().map(PreparedSql::equalParameters).toList());
  }

  private static <T> Condition equalParameters(Field<T> column) {
    return column.eq(parameter(column));
  }

  /** Drivers know no nulls of large objects: of columns of them, those of what is bound to them. */
  private static int type(Param<?> param) {
    int type = param.getDataType().getSQLType();
    return switch (type) {
      case Types.CLOB -> Types.VARCHAR;
      case Types.BLOB -> Types.VARBINARY;
      default -> type;
    };
  }

  /** What is read from a row. */
  public interface Reader<T> {
    T read(ResultSet row) throws SQLException;
  }

  /**
   * Changes something.
   *
   * @return how many rows it concerned
   */
  public int execute(Connection connection, @Nullable Object... values) {
    return execute(
        connection,
        at -> {
          bind(at, values);
          return H2SerializedWrites.run(connection, database, at::executeUpdate);
        });
  }

  /** Changes something several times, with values for each. */
  public void executeBatch(Connection connection, List<@Nullable Object[]> rows) {
    execute(
        connection,
        at -> {
          for (@Nullable Object[] row : rows) {
            bind(at, row);
            at.addBatch();
          }
          return H2SerializedWrites.run(connection, database, at::executeBatch);
        });
  }

  /** Changes something, and reads the row that tells of it. */
  public <T> T executeReturning(
      Connection connection, Reader<T> reader, @Nullable Object... values) {
    return execute(
        connection,
        at -> {
          bind(at, values);
          return H2SerializedWrites.run(
              connection,
              database,
              () -> {
                try (ResultSet row = at.executeQuery()) {
                  row.next();
                  return reader.read(row);
                }
              });
        });
  }

  /**
   * Reads the first row.
   *
   * @return empty when there is none
   */
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

  /** Reads all rows of a query that is made for one time. */
  public static <T> List<T> queryAll(
      Connection connection, Database database, Query query, Reader<T> reader) {
    return queryAll(
        connection,
        database,
        SqlRenderer.of(database, query),
        SqlRenderer.values(database, query),
        reader);
  }

  /** Reads all rows of a query, by its text and its values. */
  public static <T> List<T> queryAll(
      Connection connection,
      Database database,
      String text,
      List<Object> values,
      Reader<T> reader) {
    return new PreparedSql(database, text, new int[0])
        .execute(
            connection,
            at -> {
              bind(at, values);
              at.execute();
              return queryAll(at, reader);
            });
  }

  /** Reads all rows of what a statement has just found. */
  static <T> List<T> queryAll(PreparedStatement executed, Reader<T> reader) throws SQLException {
    try (ResultSet rows = executed.getResultSet()) {
      List<T> all = new ArrayList<>();
      while (rows.next()) {
        all.add(reader.read(rows));
      }
      return all;
    }
  }

  /** What is done with the statement. */
  private interface Work<T> {
    T on(PreparedStatement statement) throws SQLException;
  }

  /** Fails as jOOQ does, so that all statements of the store fail alike. */
  private <T> T execute(Connection connection, Work<T> work) {
    try (PreparedStatement at = connection.prepareStatement(text)) {
      return work.on(at);
    } catch (SQLException e) {
      throw new DataAccessException("a statement failed", e);
    }
  }

  /** Binds values that are there. */
  public static void bind(PreparedStatement at, List<Object> values) throws SQLException {
    for (int i = 0; i < values.size(); i++) {
      at.setObject(i + 1, values.get(i));
    }
  }

  private void bind(PreparedStatement at, @Nullable Object[] values) throws SQLException {
    PacketLimit.requireFits(at.getConnection(), database, values);
    for (int i = 0; i < values.length; i++) {
      if (values[i] == null) {
        at.setNull(i + 1, types[i]);
      } else {
        at.setObject(i + 1, values[i]);
      }
    }
  }
}
