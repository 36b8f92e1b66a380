package dev.crmkit.store.jdbc.internal.sql;

import dev.crmkit.store.jdbc.internal.dialect.SqlDialect;
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

  public static DSLContext on(Connection connection, SqlDialect dialect) {
    DSLContext sql = DSL.using(connection, dialect.jooq(), SETTINGS);
    try {
      ExecuteListener listener = dialect.writeListener(connection);
      if (listener != null) {
        sql.configuration().set(listener);
      }
    } catch (SQLException e) {
      throw SqlErrorTranslator.translate("reading the URL of the database", e);
    }
    return sql;
  }
}
