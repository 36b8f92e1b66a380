package dev.crmkit.store.jdbc;

import dev.crmkit.core.store.CrmStore;
import dev.crmkit.store.jdbc.testing.ServerSupport;
import dev.crmkit.store.jdbc.testing.TestDatabase;
import dev.crmkit.store.testkit.RulesContract;
import net.jqwik.api.lifecycle.AddLifecycleHook;

@AddLifecycleHook(FewerTries.class)
@AddLifecycleHook(ServerSupport.NeedsServer.class)
class MariaDbRulesProperties extends RulesContract {

  @Override
  protected CrmStore open() {
    return JdbcStore.create(TestDatabase.MARIADB.shared());
  }

  @Override
  protected CrmStore reopen(CrmStore store) {
    store.close();
    return open();
  }
}
