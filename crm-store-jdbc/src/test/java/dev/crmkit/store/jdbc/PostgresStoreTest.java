package dev.crmkit.store.jdbc;

import dev.crmkit.core.store.CrmStore;
import dev.crmkit.store.jdbc.testing.TestDatabase;
import dev.crmkit.store.testkit.StoreContract;

class PostgresStoreTest extends StoreContract {

  @Override
  protected CrmStore open() {
    return JdbcStore.create(TestDatabase.POSTGRESQL.shared());
  }

  @Override
  protected CrmStore reopen(CrmStore store) {
    store.close();
    return open();
  }
}
