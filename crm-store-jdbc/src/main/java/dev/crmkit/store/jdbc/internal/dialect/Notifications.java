package dev.crmkit.store.jdbc.internal.dialect;

import java.sql.SQLException;
import java.util.List;

/** The notifications of commits that a connection listens to. */
public interface Notifications extends AutoCloseable {

  /**
   * Waits for notifications, for a second or so.
   *
   * @return the workspaces with new events, possibly none
   * @throws SQLException if the connection is lost
   */
  List<String> next() throws SQLException;

  /** Stops listening; the connection stays open. */
  @Override
  void close() throws SQLException;
}
