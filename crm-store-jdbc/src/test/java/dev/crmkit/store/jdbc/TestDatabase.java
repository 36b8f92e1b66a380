package dev.crmkit.store.jdbc;

import javax.sql.DataSource;

/** The databases that a test is run on: {@code @EnumSource} of a parameterized test or class. */
enum TestDatabase {
  H2 {
    @Override
    String url() {
      return TestDatabases.h2Url();
    }
  },
  POSTGRESQL {
    @Override
    String url() {
      return TestDatabases.postgresUrl();
    }
  },
  MARIADB {
    @Override
    String url() {
      return TestDatabases.mariaDbUrl();
    }
  };

  /** The JDBC URL of a new, empty database; the test is skipped where there is none. */
  abstract String url();

  /** Connections to a new, empty database; the test is skipped where there is none. */
  DataSource fresh() {
    return TestDatabases.pool(url());
  }

  /** Connections to a database that all who ask for it share. */
  DataSource shared() {
    return TestDatabases.shared(this);
  }
}
