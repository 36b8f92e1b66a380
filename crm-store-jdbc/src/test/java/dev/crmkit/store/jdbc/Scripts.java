package dev.crmkit.store.jdbc;

import com.google.common.base.Splitter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** The scripts of the tables, applied as by hand. */
final class Scripts {

  private Scripts() {}

  /** Makes the tables with the default prefix. */
  static void apply(Connection connection) throws SQLException {
    String name = Database.of(connection).schemaFolder() + "/V1__tables.sql";
    try (InputStream script = Schema.class.getResourceAsStream(name);
        Statement statement = connection.createStatement()) {
      String text =
          new String(script.readAllBytes(), StandardCharsets.UTF_8)
              .replaceAll("(?m)^--.*$", "")
              .replace("${prefix}", JdbcOptions.DEFAULT_PREFIX);
      for (String command : Splitter.on(';').split(text)) {
        if (!command.isBlank()) {
          statement.execute(command);
        }
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
