package dev.crmkit.store.memory;

import dev.crmkit.core.store.CrmStore;
import dev.crmkit.store.testkit.StoreContract;

class MemoryStoreTest extends StoreContract {

  @Override
  protected CrmStore open() {
    return MemoryStore.create();
  }
}
