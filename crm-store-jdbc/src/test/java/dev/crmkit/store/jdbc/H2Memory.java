package dev.crmkit.store.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

/** An H2 database in memory. */
final class H2Memory {

  private H2Memory() {}

  static DataSource withTables() {
    JdbcDataSource source = new JdbcDataSource();
    source.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    try (InputStream script = Schema.class.getResourceAsStream("schema/h2/V1__tables.sql");
        Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          new String(script.readAllBytes(), StandardCharsets.UTF_8).replace("${prefix}", "crm_"));
    } catch (SQLException | IOException e) {
      throw new IllegalStateException(e);
    }
    return source;
  }
}
