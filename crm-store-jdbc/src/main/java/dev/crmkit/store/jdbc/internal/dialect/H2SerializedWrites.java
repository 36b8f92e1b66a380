package dev.crmkit.store.jdbc.internal.dialect;

import com.google.common.collect.MapMaker;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.jooq.ExecuteEventHandler;
import org.jooq.ExecuteListener;
import org.jooq.ExecuteType;
import org.jspecify.annotations.Nullable;

/**
 * Keeps H2 from saving half of a statement. With a commit H2 saves its tables and indexes one after
 * the other, and with them what other transactions are changing meanwhile: a process that is killed
 * then leaves a file in which a table and its index do not agree. So all that changes something,
 * commits or rolls back is done here, one after the other in this process. Nobody waits for the
 * lock of a row in here: those who write have the workspace's lock. Other databases need no such
 * thing.
 */
public final class H2SerializedWrites {

  private static final ConcurrentMap<String, ReentrantLock> ALL =
      new MapMaker().weakValues().makeMap();

  private H2SerializedWrites() {}

  /** Something that changes the database. */
  public interface Change<T extends @Nullable Object> {
    T make() throws SQLException;
  }

  /** Makes a change of the database of a connection, as if it were one statement. */
  public static <T extends @Nullable Object> T run(
      Connection connection, Database database, Change<T> change) throws SQLException {
    if (database != Database.H2) {
      return change.make();
    }
    ReentrantLock lock = lockOf(connection);
    lock.lock();
    try {
      return change.make();
    } finally {
      lock.unlock();
    }
  }

  /** Something that changes the database and has no result. */
  public interface Step {
    void make() throws SQLException;
  }

  /** {@link #run} of what has no result. */
  public static void execute(Connection connection, Database database, Step step)
      throws SQLException {
    run(
        connection,
        database,
        () -> {
          step.make();
          return true;
        });
  }

  /** Sees to all that jOOQ executes on a connection to H2, one statement after the other. */
  public static ExecuteListener listener(Connection connection) throws SQLException {
    ReentrantLock lock = lockOf(connection);
    AtomicBoolean taken = new AtomicBoolean();
    ExecuteEventHandler giveBack =
        context -> {
          if (taken.getAndSet(false)) {
            lock.unlock();
          }
        };
    return ExecuteListener.onExecuteStart(
            context -> {
              if (context.type() != ExecuteType.READ) {
                lock.lock();
                taken.set(true);
              }
            })
        .onExecuteEnd(giveBack)
        .onException(giveBack);
  }

  private static ReentrantLock lockOf(Connection connection) throws SQLException {
    return ALL.computeIfAbsent(connection.getMetaData().getURL(), url -> new ReentrantLock());
  }
}
