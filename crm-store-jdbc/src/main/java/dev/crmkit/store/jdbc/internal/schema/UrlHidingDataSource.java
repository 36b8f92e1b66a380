package dev.crmkit.store.jdbc.internal.schema;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.Locale;
import javax.sql.DataSource;

/**
 * A source of connections that do not tell their URL, for Flyway, which logs it: URLs can have more
 * secrets than it knows to hide. What is left is what Flyway tells the database by.
 */
final class UrlHidingDataSource {

  private UrlHidingDataSource() {}

  /** The connections of a source. */
  static DataSource hideUrl(DataSource source) {
    return replacing(
        "getConnection", DataSource.class, source, UrlHidingDataSource::hideUrlOfConnection);
  }

  private static Connection hideUrlOfConnection(Object connection) {
    return replacing(
        "getMetaData",
        Connection.class,
        (Connection) connection,
        UrlHidingDataSource::hideUrlOfMetaData);
  }

  private static DatabaseMetaData hideUrlOfMetaData(Object about) {
    DatabaseMetaData all = (DatabaseMetaData) about;
    return replacing("getURL", DatabaseMetaData.class, all, url -> scheme(all));
  }

  private static String scheme(DatabaseMetaData about) throws SQLException {
    return "jdbc:" + about.getDatabaseProductName().toLowerCase(Locale.ROOT) + ":";
  }

  /** The target, but for what one of its methods returns. */
  private static <T> T replacing(String method, Class<T> type, T target, Change change) {
    Object changed =
        Proxy.newProxyInstance(
            UrlHidingDataSource.class.getClassLoader(),
            new Class<?>[] {type},
            (proxy, called, arguments) -> {
              try {
                Object result = called.invoke(target, arguments);
                return called.getName().equals(method) ? change.of(result) : result;
              } catch (InvocationTargetException e) {
                throw e.getTargetException();
              }
            });
    return type.cast(changed);
  }

  /** What is returned instead of a result. */
  private interface Change {
    Object of(Object result) throws SQLException;
  }
}
