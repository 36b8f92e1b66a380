package dev.crmkit.store.jdbc;

import javax.sql.DataSource;

/** The store's tables in a database that the tests of contents share. */
final class ContentTables {

  private ContentTables() {}

  static synchronized DataSource in(TestDatabase engine) {
    DataSource source = engine.shared();
    Schema.prepare(source, Database.valueOf(engine.name()), TableNames.withPrefix("crm_"), true);
    return source;
  }
}
