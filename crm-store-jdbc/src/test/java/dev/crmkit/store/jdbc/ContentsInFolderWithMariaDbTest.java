package dev.crmkit.store.jdbc;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** Contents in a folder, with their rows in MariaDB. */
class ContentsInFolderWithMariaDbTest extends ContentsContract {

  @TempDir private Path folder;

  @Override
  ContentBench bench() {
    return new ContentBench(Engine.MARIADB, folder);
  }
}
