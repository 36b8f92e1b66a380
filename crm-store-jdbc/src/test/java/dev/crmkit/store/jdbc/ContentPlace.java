package dev.crmkit.store.jdbc;

/** Where contents can lie: in a database, or in a folder with their rows in a database. */
enum ContentPlace {
  IN_H2(Engine.H2, false),
  IN_POSTGRESQL(Engine.POSTGRESQL, false),
  IN_MARIADB(Engine.MARIADB, false),
  FOLDER_WITH_H2(Engine.H2, true),
  FOLDER_WITH_POSTGRESQL(Engine.POSTGRESQL, true),
  FOLDER_WITH_MARIADB(Engine.MARIADB, true);

  private final Engine engine;
  private final boolean isFolder;

  ContentPlace(Engine engine, boolean isFolder) {
    this.engine = engine;
    this.isFolder = isFolder;
  }

  Engine engine() {
    return engine;
  }

  boolean isFolder() {
    return isFolder;
  }
}
