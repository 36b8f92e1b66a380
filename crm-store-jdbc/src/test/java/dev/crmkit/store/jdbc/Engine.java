package dev.crmkit.store.jdbc;

import javax.sql.DataSource;

/** The databases that a test is run on: {@code @EnumSource} of a parameterized test or class. */
enum Engine {
  H2 {
    @Override
    String url() {
      return Databases.h2Url();
    }
  },
  POSTGRESQL {
    @Override
    String url() {
      return Databases.postgresUrl();
    }
  },
  MARIADB {
    @Override
    String url() {
      return Databases.mariaDbUrl();
    }
  };

  /** The JDBC URL of a new, empty database; the test is skipped where there is none. */
  abstract String url();

  /** Connections to a new, empty database; the test is skipped where there is none. */
  DataSource fresh() {
    return Databases.pool(url());
  }

  /** Connections to a database that all who ask for it share. */
  DataSource shared() {
    return Databases.shared(this);
  }
}
