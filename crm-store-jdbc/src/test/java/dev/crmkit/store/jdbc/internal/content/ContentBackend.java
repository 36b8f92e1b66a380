package dev.crmkit.store.jdbc.internal.content;

import dev.crmkit.store.jdbc.testing.TestDatabase;

/** Where contents are stored: in the database, or in a folder. */
enum ContentBackend {
  IN_H2(TestDatabase.H2, false),
  IN_POSTGRESQL(TestDatabase.POSTGRESQL, false),
  IN_MARIADB(TestDatabase.MARIADB, false),
  FOLDER_WITH_H2(TestDatabase.H2, true),
  FOLDER_WITH_POSTGRESQL(TestDatabase.POSTGRESQL, true),
  FOLDER_WITH_MARIADB(TestDatabase.MARIADB, true);

  private final TestDatabase engine;
  private final boolean isFolder;

  ContentBackend(TestDatabase engine, boolean isFolder) {
    this.engine = engine;
    this.isFolder = isFolder;
  }

  TestDatabase engine() {
    return engine;
  }

  boolean isFolder() {
    return isFolder;
  }
}
