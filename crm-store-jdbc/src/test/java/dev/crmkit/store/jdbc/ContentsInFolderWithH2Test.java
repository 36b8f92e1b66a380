package dev.crmkit.store.jdbc;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** Contents in a folder, with their rows in H2. */
class ContentsInFolderWithH2Test extends ContentsContract {

  @TempDir private Path folder;

  @Override
  ContentBench bench() {
    return new ContentBench(Engine.H2, folder);
  }
}
