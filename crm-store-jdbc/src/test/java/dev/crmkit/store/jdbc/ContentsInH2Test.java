package dev.crmkit.store.jdbc;

import org.junit.jupiter.api.AfterEach;

/** Contents in H2. */
class ContentsInH2Test extends ContentsContract {

  @Override
  ContentBench bench() {
    return new ContentBench(H2Memory.withTables(), Database.H2, null);
  }

  @AfterEach
  void close() {
    bench.close();
  }
}
