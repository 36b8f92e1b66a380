package dev.crmkit.store.jdbc.internal.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmkit.store.jdbc.internal.sql.JooqContexts;
import dev.crmkit.store.jdbc.testing.TestDatabases;
import dev.crmkit.store.jdbc.testing.TestSql;
import java.sql.Connection;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.junit.jupiter.api.Test;

class H2SerializedWritesTest {

  private final DataSource database = TestDatabases.h2();

  private void execute(String statement) {
    try (Connection connection = database.getConnection()) {
      JooqContexts.on(connection, SqlDialects.H2).execute(statement);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aWriteWaitsForAnotherWriteAndAReadDoesNot() throws Exception {
    execute("CREATE TABLE place (id INT)");
    CountDownLatch over = new CountDownLatch(1);
    CountDownLatch begun = new CountDownLatch(1);
    CompletableFuture<Boolean> first = CompletableFuture.supplyAsync(() -> hold(begun, over));
    assertThat(begun.await(1, TimeUnit.MINUTES)).isTrue();
    Thread second = new Thread(() -> execute("INSERT INTO place VALUES (1)"));
    second.start();

    execute("SELECT * FROM place");
    while (!isWaitingForALock(second) && second.isAlive()) {
      Thread.onSpinWait();
    }
    assertThat(second.isAlive()).as("it waits for the first").isTrue();
    over.countDown();

    assertThat(first.get(1, TimeUnit.MINUTES)).isTrue();
    second.join(TimeUnit.MINUTES.toMillis(1));
    assertThat(TestSql.of(database, "SELECT id FROM place")).containsExactly("1");
  }

  private static boolean isWaitingForALock(Thread thread) {
    return thread.getState() == Thread.State.WAITING
        && Arrays.stream(thread.getStackTrace())
            .anyMatch(frame -> frame.getClassName().equals(ReentrantLock.class.getName()));
  }

  private boolean hold(CountDownLatch begun, CountDownLatch over) {
    try (Connection connection = database.getConnection()) {
      return SqlDialects.H2.write(
          connection,
          () -> {
            begun.countDown();
            try {
              return over.await(1, TimeUnit.MINUTES);
            } catch (InterruptedException e) {
              throw new AssertionError(e);
            }
          });
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aFailedWriteReleasesTheLock() throws Exception {
    execute("CREATE TABLE place (id INT)");
    try (Connection connection = database.getConnection()) {
      SqlDialects.H2.write(
          connection,
          () -> {
            DSLContext sql = JooqContexts.on(connection, SqlDialects.H2);
            for (String wrong :
                new String[] {
                  "INSERT INTO place VALUES (1 / 0)",
                  "INSERT INTO nowhere VALUES (1)",
                  "SELECT 1 / 0 FROM place p RIGHT JOIN (VALUES 1) v ON TRUE",
                }) {
              assertThatThrownBy(() -> sql.execute(wrong)).isInstanceOf(DataAccessException.class);
              assertThatThrownBy(() -> sql.fetch(wrong)).isInstanceOf(DataAccessException.class);
            }
            return true;
          });
    }
    CompletableFuture.runAsync(() -> execute("INSERT INTO place VALUES (1)"))
        .get(1, TimeUnit.MINUTES);
  }
}
