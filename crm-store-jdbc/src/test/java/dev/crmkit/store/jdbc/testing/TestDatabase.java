package dev.crmkit.store.jdbc.testing;

import javax.sql.DataSource;

/** The databases that a test is run on: {@code @EnumSource} of a parameterized test or class. */
public enum TestDatabase {
  H2 {
    @Override
    public String url() {
      return TestDatabases.h2Url();
    }
  },
  POSTGRESQL {
    @Override
    public String url() {
      return TestDatabases.postgresUrl();
    }
  },
  MARIADB {
    @Override
    public String url() {
      return TestDatabases.mariaDbUrl();
    }
  };

  /** The JDBC URL of a new, empty database; the test is skipped where there is none. */
  public abstract String url();

  /** Connections to a new, empty database; the test is skipped where there is none. */
  public DataSource fresh() {
    return TestDatabases.pool(url());
  }

  /** Connections to a database that all who ask for it share. */
  public DataSource shared() {
    return TestDatabases.shared(this);
  }
}
