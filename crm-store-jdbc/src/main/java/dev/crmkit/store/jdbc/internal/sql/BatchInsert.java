package dev.crmkit.store.jdbc.internal.sql;

import dev.crmkit.store.jdbc.internal.dialect.SqlDialect;
import java.lang.reflect.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jooq.Configuration;
import org.jooq.Field;
import org.jooq.Param;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * Inserts rows into a table in one round trip, or a few if they are large: databases limit the size
 * of a message. PostgreSQL inserts many rows as one array for each column, which is faster than a
 * batch.
 */
public final class BatchInsert {

  /** The length of texts and bytes after which another statement begins. */
  private static final long LENGTH = 16_000_000;

  private final SqlDialect dialect;
  private final List<Column> columns;
  private final PreparedSql single;
  private final PreparedSql arrays;

  /** The type of a column, in Java and in SQL. */
  private record Column(Class<?> type, String name) {
    static Column of(Field<?> field, Configuration configuration) {
      return new Column(field.getType(), field.getDataType().getTypeName(configuration));
    }
  }

  /**
   * Prepares an insert.
   *
   * @param fields the columns of the rows, in this order
   */
  public BatchInsert(SqlDialect dialect, Tables.Named into, List<Field<?>> fields) {
    List<? extends Param<?>> values = fields.stream().map(PreparedSql::parameter).toList();
    Configuration configuration = DSL.using(dialect.jooq()).configuration();
    this.dialect = dialect;
    this.columns = fields.stream().map(field -> Column.of(field, configuration)).toList();
    this.single =
        new PreparedSql(dialect, DSL.insertInto(into.table).columns(fields).values(values));
    this.arrays =
        new PreparedSql(
            dialect,
            DSL.insertInto(into.table)
                .columns(fields)
                .select(DSL.select(DSL.asterisk()).from("unnest({0})", DSL.list(arrays(fields)))));
  }

  /**
   * An array parameter for each column, with a cast: PostgreSQL cannot infer its type if the driver
   * sends a simple query.
   */
  private Field<?>[] arrays(List<Field<?>> fields) {
    Field<?>[] arrays = new Field<?>[fields.size()];
    for (int i = 0; i < arrays.length; i++) {
      arrays[i] =
          DSL.field(
              "cast({0} as " + columns.get(i).name() + "[])", PreparedSql.parameter(fields.get(i)));
    }
    return arrays;
  }

  /** Inserts rows, possibly none. */
  public void execute(Connection connection, List<@Nullable Object[]> rows) {
    int from = 0;
    long length = 0;
    for (int i = 0; i < rows.size(); i++) {
      length += length(rows.get(i));
      if (length >= LENGTH || i == rows.size() - 1) {
        executeOnce(connection, rows.subList(from, i + 1));
        from = i + 1;
        length = 0;
      }
    }
  }

  private static long length(@Nullable Object[] row) {
    long length = 0;
    for (Object value : row) {
      length +=
          value instanceof String text
              ? text.length()
              : value instanceof byte[] bytes ? bytes.length : 0;
    }
    return length;
  }

  private void executeOnce(Connection connection, List<@Nullable Object[]> rows) {
    if (rows.size() == 1) {
      single.execute(connection, rows.get(0));
    } else if (rows.size() > 1 && dialect.insertsArrays()) {
      arrays.execute(connection, arrays(connection, rows));
    } else if (rows.size() > 1) {
      single.executeBatch(connection, rows);
    }
  }

  private Object[] arrays(Connection connection, List<@Nullable Object[]> rows) {
    Object[] arrays = new Object[columns.size()];
    try {
      for (int i = 0; i < arrays.length; i++) {
        Column column = columns.get(i);
        Object[] values = (Object[]) Array.newInstance(column.type(), rows.size());
        for (int j = 0; j < values.length; j++) {
          values[j] = rows.get(j)[i];
        }
        arrays[i] = connection.createArrayOf(column.name(), values);
      }
    } catch (SQLException e) {
      throw new DataAccessException("values could not be sent", e);
    }
    return arrays;
  }
}
