package dev.crmkit.store.jdbc.testing;

import dev.crmkit.store.jdbc.internal.schema.Schema;
import dev.crmkit.store.jdbc.internal.sql.TableNames;
import javax.sql.DataSource;

/** Creates the store's tables in the shared databases. */
public final class PreparedTables {

  private PreparedTables() {}

  public static synchronized DataSource in(TestDatabase engine) {
    DataSource source = engine.shared();
    Schema.prepare(source, engine.dialect(), TableNames.withPrefix("crm_"), true);
    return source;
  }
}
