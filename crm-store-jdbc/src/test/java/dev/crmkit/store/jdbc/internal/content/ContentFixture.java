package dev.crmkit.store.jdbc.internal.content;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.crmkit.core.WorkspaceId;
import dev.crmkit.store.jdbc.JdbcOptions;
import dev.crmkit.store.jdbc.internal.dialect.SqlDialect;
import dev.crmkit.store.jdbc.internal.sql.AutoCommitRunner;
import dev.crmkit.store.jdbc.internal.sql.JooqContexts;
import dev.crmkit.store.jdbc.internal.sql.TableNames;
import dev.crmkit.store.jdbc.internal.sql.Tables;
import dev.crmkit.store.jdbc.testing.PreparedTables;
import dev.crmkit.store.jdbc.testing.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Contents in a database or a folder, and what is stored of them. */
final class ContentFixture implements AutoCloseable {

  private final DataSource database;
  private final SqlDialect kind;
  private final JdbcOptions options;
  private final Tables tables;
  private @Nullable HikariDataSource narrow;

  /**
   * Creates a fixture.
   *
   * @param folder the folder of the contents, or null for the database
   */
  ContentFixture(TestDatabase engine, @Nullable Path folder) {
    this.database = PreparedTables.in(engine);
    this.kind = engine.dialect();
    JdbcOptions.Builder builder = JdbcOptions.builder();
    if (folder != null) {
      builder.fileFolder(folder);
    }
    this.options = builder.build();
    this.tables = new Tables(TableNames.withPrefix(options.prefix()));
  }

  FileContents contents(InstantSource clock) {
    return FileContents.of(
        new AutoCommitRunner(database, kind),
        tables,
        options.fileFolder(),
        options.prefix(),
        clock);
  }

  /** Returns contents on a pool of one connection. */
  FileContents withOneConnection(InstantSource clock) {
    HikariConfig config = new HikariConfig();
    config.setDataSource(database);
    config.setMaximumPoolSize(1);
    config.setConnectionTimeout(1000);
    narrow = new HikariDataSource(config);
    return FileContents.of(
        new AutoCommitRunner(narrow, kind), tables, options.fileFolder(), options.prefix(), clock);
  }

  /** Fails if the only connection is in use. */
  void useTheConnection() {
    if (narrow == null) {
      throw new IllegalStateException("there is no pool of one connection");
    }
    try (Connection connection = narrow.getConnection()) {
      if (!connection.isValid(5)) {
        throw new IllegalStateException("the connection is broken");
      }
    } catch (SQLException e) {
      throw new IllegalStateException("the connection is held", e);
    }
  }

  /** Runs work in a transaction, which is rolled back if it throws. */
  void transaction(Consumer<DSLContext> work) {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
      try {
        work.accept(sql(connection));
        connection.commit();
      } finally {
        connection.rollback();
        connection.setAutoCommit(true);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns the keys of all contents of a workspace that have a row. */
  List<String> keys(WorkspaceId workspace) {
    List<String> keys = new ArrayList<>();
    Tables.Contents rows = tables.contents;
    transaction(
        tx ->
            keys.addAll(
                tx.select(rows.contentKey)
                    .from(rows.table)
                    .where(rows.workspace.eq(workspace.value()))
                    .fetch(rows.contentKey)));
    return keys;
  }

  /** Returns everything stored of the contents of a workspace, as text. */
  List<String> remains(WorkspaceId workspace) {
    List<String> remains = new ArrayList<>(keys(workspace));
    Tables.ContentChunks chunks = tables.contentChunks;
    transaction(
        tx ->
            tx.select(chunks.contentKey, chunks.chunk)
                .from(chunks.table)
                .where(chunks.workspace.eq(workspace.value()))
                .forEach(row -> remains.add("piece " + row.intoList())));
    options.fileFolder().ifPresent(folder -> files(folder).forEach(remains::add));
    return remains;
  }

  /** Leaves what a process leaves that ends while it stages a content. */
  void stopHalfway(WorkspaceId workspace, Instant at) {
    String key = catalog().begin(workspace, at);
    storage(new AutoCommitRunner(database, kind)).put(workspace, key, 0, new byte[10]);
  }

  ContentCatalog catalog() {
    return new ContentCatalog(new AutoCommitRunner(database, kind), tables);
  }

  /** Replaces the last chunk. */
  void replace(WorkspaceId workspace, String key, int number, byte[] bytes) {
    lose(workspace, key, number);
    Path file = file(key);
    if (file == null) {
      storage(new AutoCommitRunner(database, kind)).put(workspace, key, number, bytes);
    } else {
      try (var channel = Files.newByteChannel(file, StandardOpenOption.APPEND)) {
        channel.write(ByteBuffer.wrap(bytes));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Deletes the last chunk; in a folder, the first chunk is the file. */
  void lose(WorkspaceId workspace, String key, int number) {
    Path file = file(key);
    Tables.ContentChunks chunks = tables.contentChunks;
    if (file == null) {
      transaction(
          tx ->
              tx.deleteFrom(chunks.table)
                  .where(chunks.workspace.eq(workspace.value()))
                  .and(chunks.contentKey.eq(key))
                  .and(chunks.chunk.eq(number))
                  .execute());
      return;
    }
    try (var channel = Files.newByteChannel(file, StandardOpenOption.WRITE)) {
      channel.truncate((long) number * ContentStorage.CHUNK_SIZE);
      if (number == 0) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    if (narrow != null) {
      narrow.close();
    }
  }

  private ContentStorage storage(AutoCommitRunner work) {
    return options
        .fileFolder()
        .<ContentStorage>map(folder -> new FolderContentStorage(folder, options.prefix()))
        .orElseGet(() -> new DatabaseContentStorage(work, tables));
  }

  private @Nullable Path file(String key) {
    return options
        .fileFolder()
        .map(folder -> Path.of(files(folder).filter(path -> path.endsWith(key)).toList().get(0)))
        .orElse(null);
  }

  private static Stream<String> files(Path folder) {
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths.filter(Files::isRegularFile).map(Path::toString).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private DSLContext sql(Connection connection) {
    return JooqContexts.on(connection, kind);
  }
}
