package dev.crmkit.store.jdbc.testing;

import dev.crmkit.store.jdbc.internal.dialect.SqlDialect;
import dev.crmkit.store.jdbc.internal.dialect.SqlDialects;
import javax.sql.DataSource;

/** The databases that a test runs on: {@code @EnumSource} of a parameterized test or class. */
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

  /** Returns the JDBC URL of a new, empty database; skips the test if there is no server. */
  public abstract String url();

  /** Returns connections to a new, empty database; skips the test if there is no server. */
  public DataSource fresh() {
    return TestDatabases.pool(url());
  }

  /** Returns the dialect that the store has to choose. */
  public SqlDialect dialect() {
    return switch (this) {
      case H2 -> SqlDialects.H2;
      case POSTGRESQL -> SqlDialects.POSTGRESQL;
      case MARIADB -> SqlDialects.MARIADB;
    };
  }

  /** Returns connections to a database that all tests share. */
  public DataSource shared() {
    return TestDatabases.shared(this);
  }
}
