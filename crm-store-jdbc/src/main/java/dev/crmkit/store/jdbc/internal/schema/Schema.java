package dev.crmkit.store.jdbc.internal.schema;

import dev.crmkit.core.error.StoreFailureException;
import dev.crmkit.store.jdbc.internal.dialect.SqlDialect;
import dev.crmkit.store.jdbc.internal.error.SqlErrorKind;
import dev.crmkit.store.jdbc.internal.error.SqlErrorTranslator;
import dev.crmkit.store.jdbc.internal.sql.TableNames;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.flywaydb.core.api.FlywayException;

/**
 * Creates and migrates the tables of a store.
 *
 * <p>Every script stores the version that it leads to in {@code schema_version} as its last
 * statement. That table is the version of the tables, whether Flyway or a person applied the
 * scripts. If it is current, nothing is written, and no right but to read it is needed.
 */
public final class Schema {

  private static final String INSPECTING = "inspecting the store's tables";
  private static final String CREATING = "creating the store's tables";
  private static final String HISTORY = "schema_history";

  private final SqlDialect dialect;
  private final TableNames names;
  private final boolean migrates;
  private final List<MigrationScript> scripts;

  Schema(SqlDialect dialect, TableNames names, boolean migrates, List<MigrationScript> scripts) {
    this.dialect = dialect;
    this.names = names;
    this.migrates = migrates;
    this.scripts = List.copyOf(scripts);
  }

  /**
   * Creates the tables, migrates older ones, or, if it must not, checks that they are current.
   * Several instances may do so at the same time. If there is something to migrate, the {@code
   * DataSource} must provide two connections at once.
   *
   * @throws StoreFailureException if the tables are newer than this store, must not or cannot be
   *     created, or belong to another application
   */
  public static void prepare(
      DataSource source, SqlDialect dialect, TableNames names, boolean migrates) {
    new Schema(dialect, names, migrates, MigrationScript.all(dialect)).prepare(source);
  }

  void prepare(DataSource source) {
    OptionalInt version = inspect(source, SchemaInspector::version);
    if (!migrates || version.orElse(0) >= newest()) {
      requireCurrent(version);
      return;
    }
    migrate(source, version);
    requireCurrent(inspect(source, SchemaInspector::version));
  }

  private void migrate(DataSource source, OptionalInt version) {
    String place = inspect(source, this::requireSchema);
    String history = inspect(source, at -> at.storedCase(names.prefix() + HISTORY));
    boolean isKnown = inspect(source, at -> refuseForeignTables(at, version.isEmpty()));
    FlywayMigration migration = new FlywayMigration(source, names, scripts);
    try {
      if (isKnown) {
        migration.repairFailed(version.orElse(0), place, history);
      }
      migration.run(version.orElse(0), place, history);
    } catch (FlywayException e) {
      if (SqlErrorKind.of(e) == SqlErrorKind.PERMISSION_DENIED) {
        throw SqlErrorTranslator.translate(
            CREATING,
            e,
            "grant it " + dialect.migrationRights() + ", or " + manualAdvice(version.orElse(0)));
      }
      throw SqlErrorTranslator.translate(CREATING, e);
    }
  }

  private void requireCurrent(OptionalInt version) {
    if (version.isEmpty()) {
      throw new StoreFailureException(
          "the store's tables are missing"
              + tableLocation()
              + "; let the store create them, or "
              + manualAdvice(0),
          null);
    }
    int found = version.getAsInt();
    if (found > newest()) {
      throw new StoreFailureException(
          "the store's tables are of version "
              + found
              + tableLocation()
              + ", made by a newer CrmKit; this one knows versions up to "
              + newest()
              + ": use a CrmKit as new as the tables",
          null);
    }
    if (found < newest()) {
      throw new StoreFailureException(
          "the store's tables are of version "
              + found
              + tableLocation()
              + ", this CrmKit needs "
              + newest()
              + "; let the store bring them up to date, or "
              + manualAdvice(found),
          null);
    }
  }

  private String requireSchema(SchemaInspector at) throws SQLException {
    return at.schema()
        .orElseThrow(
            () ->
                new StoreFailureException(
                    names
                        .schema()
                        .map(
                            schema ->
                                "there is no schema '"
                                    + schema
                                    + "' (JdbcOptions.schema), or the store's user may not see it;"
                                    + " create it, or name another")
                        .orElse(
                            "the connections are in no schema; name one in their URL, or in"
                                + " JdbcOptions.schema"),
                    null));
  }

  /**
   * Refuses tables that have the names of the store's tables but were not created by it. Tables of
   * an interrupted migration are recognized by Flyway's history, which is created first; so it is
   * looked for last, since another instance may be creating both.
   *
   * @param isNew whether the store has no tables yet
   * @return whether there is a history
   */
  private boolean refuseForeignTables(SchemaInspector at, boolean isNew) throws SQLException {
    Set<String> tables =
        scripts.stream()
            .flatMap(script -> script.tables().stream())
            .collect(Collectors.toUnmodifiableSet());
    Set<String> others = isNew ? at.existing(tables) : Set.of();
    boolean isKnown = !at.existing(Set.of(HISTORY)).isEmpty();
    if (!others.isEmpty() && !isKnown) {
      throw new StoreFailureException(
          "there are tables that have the names of the store's and were not made by it: "
              + String.join(", ", others)
              + "; choose another prefix or schema (JdbcOptions), or, where a script applied by"
              + " hand was cut short, drop them and apply it again",
          null);
    }
    return isKnown;
  }

  private int newest() {
    return scripts.get(scripts.size() - 1).version();
  }

  private String tableLocation() {
    return " (prefix "
        + names.prefix()
        + names.schema().map(schema -> ", schema " + schema).orElse("")
        + ")";
  }

  private String manualAdvice(int version) {
    return scripts.stream()
        .filter(script -> script.version() > version)
        .map(MigrationScript::path)
        .collect(
            Collectors.joining(
                ", then ",
                "apply ",
                " of the jar crm-store-jdbc by hand, with ${prefix} replaced by "
                    + names.prefix()));
  }

  private <T> T inspect(DataSource source, Question<T> question) {
    try (Connection connection = source.getConnection()) {
      return question.ask(new SchemaInspector(connection, dialect, names));
    } catch (StoreFailureException e) {
      throw e;
    } catch (SQLException | RuntimeException e) {
      // Some pools throw unchecked exceptions if they cannot connect.
      throw SqlErrorTranslator.translate(INSPECTING, e);
    }
  }

  private interface Question<T> {
    T ask(SchemaInspector at) throws SQLException;
  }
}
