package dev.crmkit.store.jdbc.internal.sql;

import dev.crmkit.store.jdbc.internal.dialect.Database;
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
 * Adds rows to a table, all in one trip. PostgreSQL takes many of them as an array for each column,
 * which costs it less than a row after the other.
 */
public final class BatchInsert {

  private final Database database;
  private final List<Column> columns;
  private final PreparedSql single;
  private final PreparedSql arrays;

  /** What a column holds, and what the database calls that. */
  private record Column(Class<?> type, String name) {
    static Column of(Field<?> field, Configuration configuration) {
      return new Column(field.getType(), field.getDataType().getTypeName(configuration));
    }
  }

  /**
   * An insert.
   *
   * @param fields the columns that are given values, in that order
   */
  public BatchInsert(Database database, Tables.Named into, List<Field<?>> fields) {
    List<? extends Param<?>> values = fields.stream().map(PreparedSql::parameter).toList();
    Configuration configuration = DSL.using(database.dialect()).configuration();
    this.database = database;
    this.columns = fields.stream().map(field -> Column.of(field, configuration)).toList();
    this.single =
        new PreparedSql(database, DSL.insertInto(into.table).columns(fields).values(values));
    this.arrays =
        new PreparedSql(
            database,
            DSL.insertInto(into.table)
                .columns(fields)
                .select(DSL.select(DSL.asterisk()).from("unnest({0})", DSL.list(arrays(fields)))));
  }

  /**
   * A value for each column, with its type: in a simple query of PostgreSQL it has none by itself.
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

  /** Adds rows; no rows are nothing to do. */
  public void execute(Connection connection, List<@Nullable Object[]> rows) {
    if (rows.size() == 1) {
      single.execute(connection, rows.get(0));
    } else if (rows.size() > 1 && database == Database.POSTGRESQL) {
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
