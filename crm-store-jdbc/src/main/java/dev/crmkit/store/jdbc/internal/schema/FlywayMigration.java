package dev.crmkit.store.jdbc.internal.schema;

import dev.crmkit.store.jdbc.internal.error.RetryRunner;
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
 * Applies migration scripts with Flyway.
 *
 * <p>The version in the tables decides which scripts are applied, and not Flyway's history, since
 * scripts may have been applied by hand. The history is a record for people, and Flyway's lock
 * excludes other instances.
 */
final class FlywayMigration {

  /** How often the lock is tried, a second or more apart: another instance may need long. */
  private static final int LOCK_TRIES = 600;

  /** Flyway fails if another instance creates its history at the same moment. */
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
   * Applies the scripts for later versions.
   *
   * @param version the version of the tables, 0 if there are none
   * @param place the schema in the case that the database stores
   * @param history the name of Flyway's table in the case that the database stores
   */
  void run(int version, String place, String history) {
    List<MigrationScript> later =
        scripts.stream().filter(script -> script.version() > version).toList();
    Flyway flyway = flyway(version, place, history, later);
    RetryRunner.run(
        "migrating the tables",
        ATTEMPTS,
        e -> e instanceof FlywayException failure && !isDatabaseError(failure),
        flyway::migrate);
  }

  private static boolean isDatabaseError(FlywayException e) {
    return SqlErrorKind.chain(e).stream().anyMatch(SQLException.class::isInstance);
  }

  /**
   * Removes failed scripts from Flyway's history, so that they are applied again. Where DDL is not
   * transactional, Flyway would refuse to continue; the scripts are written so that they can be
   * repeated.
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
            // There may be other tables of the host, or scripts applied by hand.
            .baselineOnMigrate(true)
            .baselineVersion(Integer.toString(version))
            .baselineDescription("before the scripts of the store");
    if (names.schema().isPresent()) {
      configuration.defaultSchema(place);
    }
    return configuration.load();
  }

  /** Gives Flyway the scripts; nothing is searched for. */
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

  /** A script as a resource of Flyway. */
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
