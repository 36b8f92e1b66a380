package dev.crmkit.store.jdbc;

import dev.crmkit.core.store.CrmStore;
import dev.crmkit.store.jdbc.testing.TestDatabase;
import dev.crmkit.store.testkit.RulesContract;
import net.jqwik.api.lifecycle.AddLifecycleHook;

@AddLifecycleHook(FewerTries.class)
class H2RulesProperties extends RulesContract {

  @Override
  protected CrmStore open() {
    return JdbcStore.create(TestDatabase.H2.shared());
  }

  @Override
  protected CrmStore reopen(CrmStore store) {
    store.close();
    return open();
  }
}
