package dev.crmkit.store.jdbc;

import javax.sql.DataSource;

/** The databases that a test is run on: {@code @EnumSource} of a parameterized test or class. */
enum Engine {
  H2 {
    @Override
    DataSource fresh() {
      return Databases.h2();
    }
  },
  POSTGRESQL {
    @Override
    DataSource fresh() {
      return Databases.postgres();
    }
  },
  MARIADB {
    @Override
    DataSource fresh() {
      return Databases.mariadb();
    }
  };

  /** Connections to a new, empty database; the test is skipped where there is none. */
  abstract DataSource fresh();

  /** Connections to a database that all who ask for it share. */
  DataSource shared() {
    return Databases.shared(this);
  }
}
