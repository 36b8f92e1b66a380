package dev.crmkit.store.jdbc;

/** Contents in H2. */
class ContentsInH2Test extends ContentsContract {

  @Override
  ContentBench bench() {
    return new ContentBench(Engine.H2, null);
  }
}
