package dev.crmkit.store.jdbc.internal.sql;

import dev.crmkit.store.jdbc.internal.dialect.SqlDialect;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.jooq.SQLDialect;
import org.jooq.conf.ParamCastMode;
import org.jooq.conf.RenderNameCase;
import org.jooq.conf.RenderQuotedNames;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;

/** Renders queries for a driver: as a text with question marks, and the values bound to them. */
public final class SqlRenderer {

  private static final Settings SETTINGS =
      new Settings()
          .withRenderQuotedNames(RenderQuotedNames.NEVER)
          .withRenderNameCase(RenderNameCase.AS_IS)
          .withParamCastMode(ParamCastMode.NEVER);

  private static final Map<SQLDialect, DSLContext> RENDERERS = new ConcurrentHashMap<>();

  private SqlRenderer() {}

  /** Returns the text of a query, with a question mark for each value. */
  public static String of(SqlDialect dialect, Query query) {
    return renderer(dialect).render(query);
  }

  /** Returns the values of a query, one for each question mark. */
  public static List<Object> values(SqlDialect dialect, Query query) {
    return renderer(dialect).extractBindValues(query);
  }

  private static DSLContext renderer(SqlDialect dialect) {
    return RENDERERS.computeIfAbsent(dialect.jooq(), jooq -> DSL.using(jooq, SETTINGS));
  }
}
