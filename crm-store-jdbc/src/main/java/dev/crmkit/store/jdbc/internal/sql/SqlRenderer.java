package dev.crmkit.store.jdbc.internal.sql;

import dev.crmkit.store.jdbc.internal.dialect.Database;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.jooq.conf.ParamCastMode;
import org.jooq.conf.RenderNameCase;
import org.jooq.conf.RenderQuotedNames;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;

/** Queries as a driver is given them: a text, and the values that are bound to it. */
public final class SqlRenderer {

  private static final Settings SETTINGS =
      new Settings()
          .withRenderQuotedNames(RenderQuotedNames.NEVER)
          .withRenderNameCase(RenderNameCase.AS_IS)
          .withParamCastMode(ParamCastMode.NEVER);

  private static final Map<Database, DSLContext> WRITERS = new EnumMap<>(Database.class);

  static {
    for (Database database : Database.values()) {
      WRITERS.put(database, DSL.using(database.dialect(), SETTINGS));
    }
  }

  private SqlRenderer() {}

  /** The text of a query, with a question mark for each value. */
  public static String of(Database database, Query query) {
    return writer(database).render(query);
  }

  /** The values of a query, one for each question mark. */
  public static List<Object> values(Database database, Query query) {
    return writer(database).extractBindValues(query);
  }

  private static DSLContext writer(Database database) {
    return Objects.requireNonNull(WRITERS.get(database));
  }
}
