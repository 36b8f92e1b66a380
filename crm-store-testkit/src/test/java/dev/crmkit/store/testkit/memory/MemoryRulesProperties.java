package dev.crmkit.store.testkit.memory;

import dev.crmkit.core.store.CrmStore;
import dev.crmkit.store.memory.MemoryStore;
import dev.crmkit.store.testkit.RulesContract;
import java.nio.file.Files;
import java.nio.file.Path;

class MemoryRulesProperties extends RulesContract {

  @Override
  protected CrmStore open() {
    return MemoryStore.create();
  }

  @Override
  protected CrmStore reopen(CrmStore store) throws Exception {
    Path file = Files.createTempFile("store", ".jsonl");
    try {
      ((MemoryStore) store).save(file);
      store.close();
      return MemoryStore.load(file);
    } finally {
      Files.delete(file);
    }
  }
}
