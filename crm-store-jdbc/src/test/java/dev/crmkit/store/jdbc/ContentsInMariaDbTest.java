package dev.crmkit.store.jdbc;

/** Contents in MariaDB. */
class ContentsInMariaDbTest extends ContentsContract {

  @Override
  ContentBench bench() {
    return new ContentBench(Engine.MARIADB, null);
  }
}
