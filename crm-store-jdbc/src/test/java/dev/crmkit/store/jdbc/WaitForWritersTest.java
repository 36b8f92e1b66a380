package dev.crmkit.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Stopwatch;
import dev.crmkit.core.WorkspaceId;
import dev.crmkit.core.client.ClientEdit;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.client.NewClient;
import dev.crmkit.core.user.UserId;
import dev.crmkit.core.user.UserStatus;
import dev.crmkit.store.testkit.Samples;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A dismissal gets its turn, however many write all the time; how long it takes is told. */
@Tag("W4")
class WaitForWritersTest {

  private static final int WRITERS = 16;
  private static final int DISMISSALS = 15;
  private static final UserId WRITER = new UserId(4);

  private final AtomicBoolean over = new AtomicBoolean();
  private final AtomicInteger writes = new AtomicInteger();

  @ParameterizedTest
  @EnumSource
  void aDismissalIsNotOvertakenForEver(Engine engine) throws Exception {
    DataSource database = engine.shared();
    WorkspaceId workspace = Samples.newWorkspace();
    ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
    try (JdbcStore dismissing = JdbcStore.create(database);
        JdbcStore writing = JdbcStore.create(database)) {
      Restless company = Restless.in(dismissing, workspace);
      Restless elsewhere = Restless.in(writing, workspace);
      List<Future<?>> writers = new ArrayList<>();
      for (int i = 0; i < WRITERS; i++) {
        ClientId client = new ClientId(100 + i);
        writers.add(threads.submit(() -> write(elsewhere, client)));
      }
      List<Long> millis = new ArrayList<>();
      for (int i = 0; i < DISMISSALS; i++) {
        int before = writes.get();
        while (writes.get() < before + WRITERS && writers.stream().noneMatch(Future::isDone)) {
          Thread.sleep(1);
        }
        Stopwatch watch = Stopwatch.createStarted();
        company.director().users().setStatus(Restless.USER, UserStatus.DISMISSED);
        millis.add(watch.elapsed(TimeUnit.MILLISECONDS));
        company.director().users().setStatus(Restless.USER, UserStatus.ACTIVE);
      }
      over.set(true);
      for (Future<?> writer : writers) {
        writer.get(1, TimeUnit.MINUTES);
      }
      assertThat(millis).hasSize(DISMISSALS);
      Collections.sort(millis);
      System.out.printf(
          "%s: %d dismissals beside %d writers (%d writes): median %d ms, longest %d ms%n",
          engine,
          DISMISSALS,
          WRITERS,
          writes.get(),
          millis.get(DISMISSALS / 2),
          millis.get(DISMISSALS - 1));
    } finally {
      over.set(true);
      threads.shutdownNow();
    }
  }

  private void write(Restless company, ClientId client) {
    company
        .session(WRITER)
        .clients()
        .create(NewClient.builder().id(client).name("Client " + client.value()).build());
    while (!over.get()) {
      company
          .session(WRITER)
          .clients()
          .edit(ClientEdit.of(client).name("Name " + writes.incrementAndGet()));
    }
  }
}
