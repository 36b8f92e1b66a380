package dev.crmkit.store.jdbc.internal.sql;

import dev.crmkit.store.jdbc.internal.dialect.Database;
import dev.crmkit.store.jdbc.internal.dialect.H2SerializedWrites;
import dev.crmkit.store.jdbc.internal.error.SqlErrorTranslator;
import java.sql.Connection;
import java.sql.SQLException;
import org.jooq.DSLContext;
import org.jooq.ExecuteListener;
import org.jooq.conf.RenderNameCase;
import org.jooq.conf.RenderQuotedNames;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;

/** Makes jOOQ contexts that execute statements on a connection of the store. */
public final class JooqContexts {

  private static final Settings SETTINGS =
      new Settings()
          .withRenderQuotedNames(RenderQuotedNames.NEVER)
          .withRenderNameCase(RenderNameCase.AS_IS)
          .withExecuteLogging(false)
          .withFetchWarnings(false);

  private JooqContexts() {}

  public static DSLContext on(Connection connection, Database database) {
    DSLContext sql = DSL.using(connection, database.dialect(), SETTINGS);
    if (database == Database.H2) {
      sql.configuration().set(listener(connection));
    }
    return sql;
  }

  private static ExecuteListener listener(Connection connection) {
    try {
      return H2SerializedWrites.listener(connection);
    } catch (SQLException e) {
      throw SqlErrorTranslator.translate("reading the URL of the database", e);
    }
  }
}
