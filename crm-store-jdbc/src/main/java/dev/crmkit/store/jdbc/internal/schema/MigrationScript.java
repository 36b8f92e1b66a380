package dev.crmkit.store.jdbc.internal.schema;

import com.google.common.io.Resources;
import dev.crmkit.store.jdbc.internal.dialect.SqlDialect;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A script that migrates the tables to the next version, which it stores as its last statement. The
 * scripts of H2 and MariaDB, whose DDL is not transactional, can be run again after an
 * interruption.
 *
 * @param folder the folder of the script
 * @param file the name, such as {@code V1__tables.sql}
 */
record MigrationScript(String folder, String file) {

  private static final String ROOT = "dev/crmkit/store/jdbc/";
  private static final List<String> FILES = List.of("V1__tables.sql");

  private static final Pattern MADE =
      Pattern.compile(
          "CREATE (?:OR REPLACE )?(?:TABLE|VIEW) (?:IF NOT EXISTS )?\\$\\{prefix}(\\w+)");

  /** Returns the scripts of a database, by ascending version. */
  static List<MigrationScript> all(SqlDialect dialect) {
    return FILES.stream().map(file -> new MigrationScript(dialect.scriptFolder(), file)).toList();
  }

  /** Returns the version that it leads to. */
  int version() {
    return Integer.parseInt(file.substring(1, file.indexOf("__")));
  }

  /** Returns the path in the jar of this module. */
  String path() {
    return ROOT + folder + "/" + file;
  }

  String text() {
    // By the class, since a class loader does not see the resources of a module.
    URL url = Resources.getResource(MigrationScript.class, "/" + path());
    try {
      return Resources.toString(url, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the tables and views that it creates, without the prefix. */
  Set<String> tables() {
    return MADE.matcher(text())
        .results()
        .map(made -> made.group(1))
        .collect(Collectors.toUnmodifiableSet());
  }
}
