package dev.crmkit.store.jdbc;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** Contents in a folder, with their rows in H2. */
class ContentsInFolderTest extends ContentsContract {

  @TempDir private Path folder;

  @Override
  ContentBench bench() {
    return new ContentBench(H2Memory.withTables(), Database.H2, folder);
  }

  @AfterEach
  void close() {
    bench.close();
  }
}
