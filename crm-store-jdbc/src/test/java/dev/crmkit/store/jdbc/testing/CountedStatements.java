package dev.crmkit.store.jdbc.testing;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** A {@code DataSource} that counts the statements executed on its connections. */
public final class CountedStatements {

  private final AtomicInteger count = new AtomicInteger();

  /** Returns a {@code DataSource} whose statements are counted. */
  public DataSource of(DataSource source) {
    return watched(source, DataSource.class);
  }

  /** Returns how many statements a call executes. */
  public int during(Runnable call) {
    count.set(0);
    call.run();
    return count.get();
  }

  private <T> T watched(Object real, Class<T> type) {
    return type.cast(
        Proxy.newProxyInstance(
            CountedStatements.class.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              if (real instanceof Statement && method.getName().startsWith("execute")) {
                count.incrementAndGet();
              }
              try {
                Object result = method.invoke(real, arguments);
                return result instanceof Connection || result instanceof Statement
                    ? watched(result, method.getReturnType())
                    : result;
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }
}
