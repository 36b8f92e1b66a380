package dev.crmkit.store.jdbc.internal.dialect;

import dev.crmkit.core.WorkspaceId;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.RowN;
import org.jooq.SQLDialect;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/** MariaDB and MySQL, with tables of InnoDB. */
final class MariaDbDialect implements SqlDialect {

  @Override
  public SQLDialect jooq() {
    return SQLDialect.MARIADB;
  }

  @Override
  public void checkSettings(Connection connection) throws SQLException {
    DatabaseSettings.require(
        connection,
        "SELECT CAST(@@sql_select_limit AS CHAR)",
        "18446744073709551615",
        "sql_select_limit",
        "DEFAULT");
    DatabaseSettings.requireUnchangedText(connection, "CHAR");
  }

  @Override
  public String scriptFolder() {
    return "schema/mariadb";
  }

  @Override
  public String migrationRights() {
    return "CREATE, ALTER, DROP, INDEX and CREATE VIEW in the database";
  }

  @Override
  public boolean schemasAreCatalogs() {
    return true;
  }

  @Override
  public PacketLimit packetLimit(Connection connection, int chunkSize) throws SQLException {
    return PacketLimit.of(connection, chunkSize);
  }

  @Override
  public void requireFits(Connection connection, @Nullable Object[] values) throws SQLException {
    PacketLimit.requireFits(connection, values);
  }

  /**
   * {@inheritDoc}
   *
   * <p>The lock is one on the row of the workspace; InnoDB grants row locks in the order in which
   * they are requested.
   */
  @Override
  public StartStatement startStatement(
      String selectRow,
      String lockNamespace,
      @Nullable IsolationLevel isolation,
      WorkspaceLockMode lock) {
    String text =
        selectRow
            + switch (lock) {
              case NONE -> "";
              case SHARED -> " LOCK IN SHARE MODE";
              case EXCLUSIVE -> " FOR UPDATE";
            };
    return new StartStatement() {
      @Override
      public <T> T execute(Connection connection, WorkspaceId workspace, RowReader<T> reader)
          throws SQLException {
        if (isolation != null) {
          setIsolation(connection, isolation);
        }
        try (PreparedStatement statement = connection.prepareStatement(text)) {
          statement.setString(1, workspace.value());
          try (ResultSet rows = statement.executeQuery()) {
            return reader.read(rows);
          }
        }
      }
    };
  }

  @Override
  public Table<Record> byPrimaryKey(Table<Record> table) {
    return table.forceIndex("PRIMARY");
  }

  @Override
  public boolean updatesReturn() {
    return false;
  }

  @Override
  public String integerDivision() {
    return "div";
  }

  @Override
  public PageStrategy pageStrategy() {
    return PageStrategy.FEW_STATEMENTS;
  }

  @Override
  public int maxValuesPerRow() {
    return 64;
  }

  @Override
  public Condition contains(Field<byte[]> bytes, int typeBytes, String part) {
    return DSL.condition(
        "locate({0}, {1}) > 0", DSL.val(part.getBytes(StandardCharsets.UTF_8), bytes), bytes);
  }

  @Override
  public <T> Condition isAfter(
      Field<T> lastKey,
      @Nullable Field<Long> lastId,
      Field<T> key,
      Field<Long> id,
      boolean descending) {
    Condition hasLaterKey = descending ? key.lt(lastKey) : key.gt(lastKey);
    return lastId == null
        ? hasLaterKey
        : hasLaterKey.or(key.eq(lastKey).and(descending ? id.lt(lastId) : id.gt(lastId)));
  }

  @Override
  public Table<?> unnest(Collection<Long> numbers, String alias) {
    return DSL.values(numbers.stream().map(number -> DSL.row(List.of(number))).toArray(RowN[]::new))
        .as(alias, "id");
  }

  @Override
  public Field<String> asText(Field<Long> number) {
    return DSL.field("convert(cast({0} as char) using ascii)", SQLDataType.VARCHAR, number);
  }
}
