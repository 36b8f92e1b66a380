package dev.crmkit.store.jdbc;

import dev.crmkit.core.error.StoreFailure;
import javax.sql.DataSource;

/** The store's tables, made and brought up to date. */
final class Schema {

  private Schema() {}

  /**
   * Makes the tables, brings older ones up to date, or, where the options forbid that, looks
   * whether they are as they should be. Instances may do so at the same time.
   *
   * @throws StoreFailure when the tables are newer than this store, may not or cannot be made, or
   *     are another application's
   */
  static void prepare(DataSource source, Database database, JdbcOptions options) {
    throw new StoreFailure("not yet", null);
  }
}
