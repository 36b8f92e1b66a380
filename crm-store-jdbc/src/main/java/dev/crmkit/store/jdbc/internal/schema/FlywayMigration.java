package dev.crmkit.store.jdbc.internal.schema;

import dev.crmkit.store.jdbc.internal.error.SqlErrorKind;
import dev.crmkit.store.jdbc.internal.sql.TableNames;
import java.io.Reader;
import java.io.StringReader;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.resource.LoadableResource;
import org.jspecify.annotations.Nullable;

/**
 * Has Flyway apply scripts.
 *
 * <p>What Flyway finds in its history does not decide what is applied: the tables' own version
 * does, since scripts may have been applied by hand. Its history is a record for people, and its
 * lock keeps instances apart.
 */
final class FlywayMigration {

  /** How often the lock is asked for, a second or more apart: others may have much to migrate. */
  private static final int LOCK_TRIES = 600;

  /** Flyway is confused when another instance makes its history while it looks whether to. */
  private static final int ATTEMPTS = 3;

  private final DataSource source;
  private final TableNames names;
  private final List<MigrationScript> scripts;

  FlywayMigration(DataSource source, TableNames names, List<MigrationScript> scripts) {
    this.source = source;
    this.names = names;
    this.scripts = scripts;
  }

  /**
   * Applies the scripts that lead to later versions.
   *
   * @param version what the tables are at, 0 when there are none
   * @param place the schema they are in, as the database writes it
   * @param history the name of Flyway's table, as the database writes it
   */
  void run(int version, String place, String history) {
    List<MigrationScript> later =
        scripts.stream().filter(script -> script.version() > version).toList();
    Flyway flyway = flyway(version, place, history, later);
    for (int attempt = 1; ; attempt++) {
      try {
        flyway.migrate();
        return;
      } catch (FlywayException e) {
        if (attempt == ATTEMPTS || isDatabaseError(e)) {
          throw e;
        }
      }
    }
  }

  private static boolean isDatabaseError(FlywayException e) {
    return SqlErrorKind.chain(e).stream().anyMatch(SQLException.class::isInstance);
  }

  /**
   * Has Flyway forget scripts that failed, so that they are applied again: where statements cannot
   * be taken back, it refuses to go on after one. The scripts are written so that they can be.
   */
  void repairFailed(int version, String place, String history) {
    Flyway flyway = flyway(version, place, history, scripts);
    if (Arrays.stream(flyway.info().all()).anyMatch(info -> info.getState().isFailed())) {
      flyway.repair();
    }
  }

  private Flyway flyway(int version, String place, String history, List<MigrationScript> offered) {
    FluentConfiguration configuration =
        Flyway.configure(Flyway.class.getClassLoader())
            .dataSource(UrlHidingDataSource.hideUrl(source))
            .table(history)
            .createSchemas(false)
            .locations(new String[0])
            .resourceProvider(new Offered(offered))
            .javaMigrationClassProvider(List::of)
            .placeholders(Map.of("prefix", names.prefix()))
            .lockRetryCount(LOCK_TRIES)
            .validateOnMigrate(false)
            // The host's other tables, or scripts applied by hand.
            .baselineOnMigrate(true)
            .baselineVersion(Integer.toString(version))
            .baselineDescription("before the scripts of the store");
    if (names.schema().isPresent()) {
      configuration.defaultSchema(place);
    }
    return configuration.load();
  }

  /** The scripts that Flyway is shown: nothing is searched for. */
  private record Offered(List<MigrationScript> scripts) implements ResourceProvider {

    @Override
    public @Nullable LoadableResource getResource(String name) {
      return scripts.stream()
          .filter(script -> script.file().equals(name))
          .findFirst()
          .map(Resource::new)
          .orElse(null);
    }

    @Override
    public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
      return scripts.stream()
          .filter(script -> script.file().startsWith(prefix))
          .filter(script -> Arrays.stream(suffixes).anyMatch(script.file()::endsWith))
          .<LoadableResource>map(Resource::new)
          .toList();
    }
  }

  /** A script as Flyway takes it. */
  private static final class Resource extends LoadableResource {
    private final MigrationScript script;

    Resource(MigrationScript script) {
      this.script = script;
    }

    @Override
    public Reader read() {
      return new StringReader(script.text());
    }

    @Override
    public String getAbsolutePath() {
      return script.path();
    }

    @Override
    public String getAbsolutePathOnDisk() {
      return script.path();
    }

    @Override
    public String getFilename() {
      return script.file();
    }

    @Override
    public String getRelativePath() {
      return script.file();
    }
  }
}
