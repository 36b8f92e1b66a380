package dev.crmkit.store.jdbc.testing;

import dev.crmkit.store.jdbc.internal.dialect.Database;
import dev.crmkit.store.jdbc.internal.schema.Schema;
import dev.crmkit.store.jdbc.internal.sql.TableNames;
import javax.sql.DataSource;

/** The store's tables in a database that the tests of contents share. */
public final class PreparedTables {

  private PreparedTables() {}

  public static synchronized DataSource in(TestDatabase engine) {
    DataSource source = engine.shared();
    Schema.prepare(source, Database.valueOf(engine.name()), TableNames.withPrefix("crm_"), true);
    return source;
  }
}
