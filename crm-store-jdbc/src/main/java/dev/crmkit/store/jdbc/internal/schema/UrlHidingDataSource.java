package dev.crmkit.store.jdbc.internal.schema;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.Locale;
import javax.sql.DataSource;

/**
 * A {@code DataSource} whose connections do not reveal their URL, for Flyway, which logs it: URLs
 * may contain more secrets than Flyway knows to hide. The rest of the URL is what Flyway recognizes
 * the database by.
 */
final class UrlHidingDataSource {

  private UrlHidingDataSource() {}

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

  /** Returns a proxy that replaces the result of one method. */
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

  private interface Change {
    Object of(Object result) throws SQLException;
  }
}
