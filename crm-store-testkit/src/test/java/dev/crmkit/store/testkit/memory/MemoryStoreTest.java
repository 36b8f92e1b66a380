package dev.crmkit.store.testkit.memory;

import dev.crmkit.core.store.CrmStore;
import dev.crmkit.store.memory.MemoryStore;
import dev.crmkit.store.testkit.StoreContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class MemoryStoreTest extends StoreContract {

  @TempDir Path folder;

  @Override
  protected CrmStore open() {
    return MemoryStore.create();
  }

  @Override
  protected CrmStore reopen(CrmStore store) {
    Path file = folder.resolve("store.jsonl");
    ((MemoryStore) store).save(file);
    store.close();
    return MemoryStore.load(file);
  }
}
