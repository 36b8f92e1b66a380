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
 * Runs everything that changes an H2 database, commits or rolls back one after the other in this
 * process. H2 saves its tables and indexes one by one when a transaction commits, together with
 * what other transactions have changed so far: a process that is killed in between would leave a
 * file in which a table and its index differ.
 *
 * <p>No thread waits for a row lock while it holds this lock, since a writer holds the lock of its
 * workspace first.
 */
final class H2SerializedWrites {

  private static final ConcurrentMap<String, ReentrantLock> ALL =
      new MapMaker().weakValues().makeMap();

  private H2SerializedWrites() {}

  static <T extends @Nullable Object> T run(Connection connection, SqlDialect.SqlWork<T> work)
      throws SQLException {
    ReentrantLock lock = lockOf(connection);
    lock.lock();
    try {
      return work.run();
    } finally {
      lock.unlock();
    }
  }

  /** Returns a listener that serializes the statements that jOOQ executes on a connection. */
  static ExecuteListener listener(Connection connection) throws SQLException {
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
