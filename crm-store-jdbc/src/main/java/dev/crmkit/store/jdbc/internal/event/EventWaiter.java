package dev.crmkit.store.jdbc.internal.event;

import dev.crmkit.core.WorkspaceId;
import dev.crmkit.store.jdbc.internal.dialect.Notifications;
import dev.crmkit.store.jdbc.internal.dialect.SqlDialect;
import dev.crmkit.store.jdbc.internal.sql.PooledConnections;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets threads wait for events. Commits of this store signal them; they learn of the commits of
 * other instances by polling or, on PostgreSQL, by notifications.
 *
 * <h2>Notifications</h2>
 *
 * <p>While threads wait, and for a minute after, one thread of the store listens on one connection.
 * When it has begun to listen, and when it fails, all waiting threads look again: so each event is
 * either found by a look, or its notification arrives after the look. While nobody listens, the
 * threads poll.
 */
public final class EventWaiter implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(EventWaiter.class);

  /** After how long to look again if nothing reports the commits of other instances. */
  private static final Duration POLL = Duration.ofSeconds(1);

  /** The same while a thread listens: a notification is lost only with its connection. */
  private static final Duration POLL_LISTENING = Duration.ofSeconds(30);

  private static final Duration IDLE = Duration.ofMinutes(1);
  private static final Duration RECONNECT = Duration.ofSeconds(1);

  private final DataSource dataSource;
  private final SqlDialect dialect;
  private final String channel;
  private final boolean listens;
  private final EventSignals signals;
  private volatile boolean listening;
  private volatile boolean closed;
  private int waiting;
  private long lastWait;
  private boolean started;

  /**
   * Creates a waiter; it uses no connection until a thread waits.
   *
   * @param channel the channel of the notifications
   * @param listens whether commits send notifications
   */
  public EventWaiter(
      DataSource dataSource,
      SqlDialect dialect,
      String channel,
      boolean listens,
      EventSignals signals) {
    this.dataSource = dataSource;
    this.dialect = dialect;
    this.channel = channel;
    this.listens = listens;
    this.signals = signals;
  }

  /**
   * Waits until a workspace has an event.
   *
   * @param look looks for the event, and returns whether it was found
   * @return false if the time has passed
   */
  public boolean await(WorkspaceId workspace, BooleanSupplier look, Duration timeout)
      throws InterruptedException {
    begin();
    try {
      return signals
          .of(workspace.value())
          .await(look, timeout, () -> listening ? POLL_LISTENING : POLL);
    } finally {
      end();
    }
  }

  private synchronized void begin() {
    waiting++;
    if (listens && !started && !closed) {
      started = true;
      Thread thread = new Thread(this::listen, "crmkit-events");
      thread.setDaemon(true);
      thread.start();
    }
  }

  private synchronized void end() {
    waiting--;
    lastWait = System.nanoTime();
  }

  private synchronized boolean isNeeded() {
    return !closed && (waiting > 0 || System.nanoTime() - lastWait < IDLE.toNanos());
  }

  private synchronized boolean stop() {
    started = isNeeded();
    return !started;
  }

  private void listen() {
    do {
      while (isNeeded()) {
        try (Connection connection = PooledConnections.take(dataSource);
            Notifications notifications = dialect.listen(connection, channel)) {
          listening = true;
          signals.signalAll();
          while (isNeeded()) {
            notifications.next().forEach(signals::signal);
          }
        } catch (SQLException | RuntimeException e) {
          LOG.debug("cannot listen for events; threads that wait for them poll", e);
          pause();
        } finally {
          listening = false;
          signals.signalAll();
        }
      }
    } while (!stop());
  }

  private static void pause() {
    try {
      TimeUnit.NANOSECONDS.sleep(RECONNECT.toNanos());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Ends all waiting. */
  @Override
  public void close() {
    closed = true;
    signals.signalAll();
  }
}
