package dev.crmkit.store.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import dev.crmkit.core.store.CrmStore;
import dev.crmkit.store.jdbc.testing.TestDatabases;
import dev.crmkit.store.testkit.StoreContract;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** An H2 database in a file, which is closed and opened again. */
class H2FileStoreTest extends StoreContract {

  @TempDir Path folder;
  private @Nullable HikariDataSource database;

  @Override
  protected CrmStore open() {
    HikariDataSource opened = TestDatabases.h2File(folder.resolve("crm"));
    database = opened;
    return JdbcStore.create(opened);
  }

  @Override
  protected CrmStore reopen(CrmStore store) {
    store.close();
    closeFile();
    return open();
  }

  @AfterEach
  void closeFile() {
    HikariDataSource opened = database;
    if (opened != null) {
      opened.close();
    }
  }
}
