package dev.crmkit.store.jdbc.internal.dialect;

import dev.crmkit.core.WorkspaceId;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Begins a transaction, see {@link SqlDialect#startStatement}. */
public interface StartStatement {

  /** Reads the result that has the row of the workspace, if it exists. */
  interface RowReader<T> {
    T read(ResultSet rows) throws SQLException;
  }

  <T> T execute(Connection connection, WorkspaceId workspace, RowReader<T> reader)
      throws SQLException;
}
