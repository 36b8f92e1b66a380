package dev.crmkit.store.jdbc.internal.schema;

import com.google.common.io.Resources;
import dev.crmkit.store.jdbc.internal.dialect.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A script that brings the tables to the next version, which it writes down as its last statement.
 * Those of H2 and MariaDB, where no statement of a script can be taken back, are written so that
 * they can be run again after they were cut short.
 *
 * @param folder where it is, beside this class
 * @param file its name, such as {@code V1__tables.sql}
 */
record MigrationScript(String folder, String file) {

  private static final String ROOT = "dev/crmkit/store/jdbc/";
  private static final List<String> FILES = List.of("V1__tables.sql");

  private static final Pattern MADE =
      Pattern.compile(
          "CREATE (?:OR REPLACE )?(?:TABLE|VIEW) (?:IF NOT EXISTS )?\\$\\{prefix}(\\w+)");

  /** All of a database, by version upwards. */
  static List<MigrationScript> all(Database database) {
    return FILES.stream().map(file -> new MigrationScript(database.schemaFolder(), file)).toList();
  }

  /** The version that it leads to. */
  int version() {
    return Integer.parseInt(file.substring(1, file.indexOf("__")));
  }

  /** Where a person finds it in this module's jar. */
  String path() {
    return ROOT + folder + "/" + file;
  }

  /** What it says. */
  String text() {
    // Through the class, since a class loader does not see what is in a module's package.
    URL url = Resources.getResource(MigrationScript.class, "/" + path());
    try {
      return Resources.toString(url, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The tables and views that it makes, without the prefix. */
  Set<String> tables() {
    return MADE.matcher(text())
        .results()
        .map(made -> made.group(1))
        .collect(Collectors.toUnmodifiableSet());
  }
}
