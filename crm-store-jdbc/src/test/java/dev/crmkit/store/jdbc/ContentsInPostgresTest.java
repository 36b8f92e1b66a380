package dev.crmkit.store.jdbc;

/** Contents in PostgreSQL. */
class ContentsInPostgresTest extends ContentsContract {

  @Override
  ContentBench bench() {
    return new ContentBench(Engine.POSTGRESQL, null);
  }
}
