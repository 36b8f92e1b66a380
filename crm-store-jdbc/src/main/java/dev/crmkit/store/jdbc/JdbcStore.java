package dev.crmkit.store.jdbc;

import dev.crmkit.core.WorkspaceId;
import dev.crmkit.core.error.StoreFailureException;
import dev.crmkit.core.file.StagedContent;
import dev.crmkit.core.history.Event;
import dev.crmkit.core.org.OrgDelta;
import dev.crmkit.core.store.CrmStore;
import dev.crmkit.core.store.OrgTransaction;
import dev.crmkit.core.store.ReadTransaction;
import dev.crmkit.core.store.WriteTransaction;
import dev.crmkit.store.jdbc.internal.content.ContentStorage;
import dev.crmkit.store.jdbc.internal.content.FileContents;
import dev.crmkit.store.jdbc.internal.dialect.PacketLimit;
import dev.crmkit.store.jdbc.internal.dialect.SqlDialect;
import dev.crmkit.store.jdbc.internal.dialect.SqlDialects;
import dev.crmkit.store.jdbc.internal.error.SqlErrorTranslator;
import dev.crmkit.store.jdbc.internal.event.EventStatements;
import dev.crmkit.store.jdbc.internal.event.EventWaiter;
import dev.crmkit.store.jdbc.internal.schema.Schema;
import dev.crmkit.store.jdbc.internal.sql.AutoCommitRunner;
import dev.crmkit.store.jdbc.internal.sql.PooledConnections;
import dev.crmkit.store.jdbc.internal.sql.TableNames;
import dev.crmkit.store.jdbc.internal.sql.Tables;
import dev.crmkit.store.jdbc.internal.tx.StoreContext;
import dev.crmkit.store.jdbc.internal.tx.TransactionRunner;
import dev.crmkit.store.jdbc.internal.tx.WorkspaceCreation;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import javax.sql.DataSource;

/**
 * A store in a relational database: H2, PostgreSQL, MariaDB or MySQL. Any number of instances, in
 * any number of processes, can share a database; a change by one is effective for the others from
 * their next call on.
 *
 * <p>Each call takes a connection from the host's {@code DataSource} while its callback runs, and
 * gives it back unchanged. A callback that reads within a write needs a second one, so a pool
 * should have at least two. If the database refuses a transaction because of contention, the
 * callback is run again, at most ten times.
 *
 * <p>A connection must have auto-commit on. One with auto-commit off may be in a transaction of the
 * host, which the store would commit: the call is refused with an {@link IllegalStateException}. To
 * take part in a transaction of the host, use {@link #joining}. While a thread has such a
 * transaction open, it can read through this store, but not change a workspace that the joined
 * store has used: it would wait for itself, so this is an {@link IllegalStateException} too.
 *
 * <p>If the connection is lost during a commit, {@link
 * dev.crmkit.core.error.OutcomeUnknownException} is thrown: the change is committed completely or
 * not at all.
 */
public final class JdbcStore implements CrmStore {

  private final StoreContext context;
  private final TransactionRunner transactions;
  private final PacketLimit packets;
  private final EventWaiter waiter;
  private volatile boolean closed;

  private JdbcStore(DataSource dataSource, StoreContext context, PacketLimit packets) {
    this.context = context;
    this.packets = packets;
    this.transactions = new TransactionRunner(dataSource, context);
    this.waiter =
        new EventWaiter(
            dataSource,
            context.dialect(),
            EventStatements.channel(context.tables()),
            context.eventStatements().notifies,
            context.eventSignals());
  }

  /**
   * Creates a store, and creates or migrates its tables if necessary.
   *
   * @param dataSource provides connections with auto-commit on
   * @return the store; closing it leaves the {@code DataSource} open
   * @throws StoreFailureException if the database cannot be reached, is not supported, has a
   *     setting under which the store would not work, has tables of a newer version, or does not
   *     allow to create the tables
   * @throws IllegalStateException if its connections have auto-commit off
   */
  public static JdbcStore create(DataSource dataSource) {
    return create(dataSource, JdbcOptions.builder().build());
  }

  /**
   * Creates a store with options.
   *
   * @param dataSource provides connections with auto-commit on
   * @param options the names of the tables, whether to migrate them, and the folder of contents
   * @return the store; closing it leaves the {@code DataSource} open
   * @throws StoreFailureException if the database cannot be reached, is not supported, has a
   *     setting under which the store would not work, has tables of a newer version, or has none
   *     and must not be changed
   * @throws IllegalStateException if its connections have auto-commit off
   */
  public static JdbcStore create(DataSource dataSource, JdbcOptions options) {
    SqlDialect dialect;
    String url;
    PacketLimit packets;
    try (Connection connection = PooledConnections.take(dataSource)) {
      dialect = SqlDialects.of(connection);
      url = String.valueOf(connection.getMetaData().getURL());
      dialect.checkSettings(connection);
      packets = dialect.packetLimit(connection, ContentStorage.CHUNK_SIZE);
    } catch (SQLException e) {
      throw SqlErrorTranslator.translate("connecting to the database", e);
    }
    TableNames names = new TableNames(options.prefix(), options.schema());
    Schema.prepare(dataSource, dialect, names, options.migrates());
    dialect.configure(dataSource);
    Tables tables = new Tables(names);
    FileContents contents =
        FileContents.of(
            new AutoCommitRunner(dataSource, dialect),
            tables,
            options.fileFolder(),
            options.prefix(),
            Clock.systemUTC());
    return new JdbcStore(
        dataSource, StoreContext.of(url, dialect, tables, contents, options.notifies()), packets);
  }

  /**
   * Returns this store within a transaction of the host: what is done through it is committed or
   * rolled back with the host's own work.
   *
   * @param connection a connection to this database, in a transaction at the isolation level READ
   *     COMMITTED, that no other thread uses meanwhile
   * @return a store to which the host reports the end of the transaction
   * @throws IllegalArgumentException if the connection has auto-commit on, or is at another
   *     isolation level
   * @throws StoreFailureException if the connection does not work
   */
  public JoinedStore joining(Connection connection) {
    checkOpen();
    return new JoinedStore(this, connection, context, transactions.orgs());
  }

  @Override
  public boolean create(
      WorkspaceId workspace, String cursorKey, OrgDelta founding, List<Event> events) {
    checkOpen();
    return transactions.change(
        "creating workspace '" + workspace + "'",
        workspace,
        connection ->
            WorkspaceCreation.create(connection, context, workspace, cursorKey, founding, events));
  }

  @Override
  public Set<WorkspaceId> workspaces() {
    checkOpen();
    return transactions.read(
        "listing the workspaces", sql -> WorkspaceCreation.workspaces(sql, context.tables()));
  }

  @Override
  public <T> T read(WorkspaceId workspace, Function<? super ReadTransaction, T> work) {
    checkOpen();
    return transactions.read(workspace, work);
  }

  @Override
  public <T> T readSingle(WorkspaceId workspace, Function<? super ReadTransaction, T> work) {
    checkOpen();
    return transactions.readSingle(workspace, work);
  }

  @Override
  public <T> T write(WorkspaceId workspace, Function<? super WriteTransaction, T> work) {
    checkOpen();
    return transactions.write(workspace, false, work);
  }

  @Override
  public <T> T reorganise(WorkspaceId workspace, Function<? super OrgTransaction, T> work) {
    checkOpen();
    return transactions.write(workspace, true, work);
  }

  @Override
  public StagedContent stage(WorkspaceId workspace, InputStream content, long limit) {
    checkWorkspace(workspace);
    return context.contents().stage(workspace, content, limit);
  }

  @Override
  public void discard(WorkspaceId workspace, StagedContent content) {
    checkWorkspace(workspace);
    context.contents().discard(workspace, content);
  }

  /**
   * {@inheritDoc}
   *
   * <p>In MariaDB and MySQL, {@code max_allowed_packet} must be 2 MiB plus 14 bytes for each
   * character; it is read when the store is created.
   */
  @Override
  public void requireTextCapacity(int length) {
    packets.requireTextCapacity(length);
  }

  /**
   * {@inheritDoc}
   *
   * <p>Commits of this store are noticed at once. Those of other instances are noticed at once on
   * PostgreSQL, unless {@link JdbcOptions#notifies} is off, and otherwise within a second or so. A
   * thread uses a connection only while it looks; the store keeps one, in addition, to listen on
   * PostgreSQL.
   */
  @Override
  public boolean awaitEvents(WorkspaceId workspace, BooleanSupplier look, Duration timeout)
      throws InterruptedException {
    return waiter.await(workspace, look, timeout);
  }

  private void checkWorkspace(WorkspaceId workspace) {
    read(workspace, ReadTransaction::cursorKey);
  }

  /** Refuses further calls; the host's {@code DataSource} stays open. */
  @Override
  public void close() {
    closed = true;
    waiter.close();
  }

  void checkOpen() {
    if (closed) {
      throw new StoreFailureException("the store is closed; open another", null);
    }
  }
}
