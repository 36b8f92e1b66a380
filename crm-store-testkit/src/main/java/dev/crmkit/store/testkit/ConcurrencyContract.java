package dev.crmkit.store.testkit;

import static dev.crmkit.store.testkit.sample.Samples.client;
import static dev.crmkit.store.testkit.sample.Samples.deal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.core.client.Client;
import dev.crmkit.core.deal.Deal;
import dev.crmkit.core.deal.DealId;
import dev.crmkit.core.deal.Money;
import dev.crmkit.core.query.RecordQuery;
import dev.crmkit.core.query.Sort;
import dev.crmkit.core.store.ReadTransaction;
import dev.crmkit.core.store.WriteTransaction;
import dev.crmkit.core.user.UserId;
import dev.crmkit.store.testkit.ConcurrentWork.Pool;
import dev.crmkit.store.testkit.sample.Samples;
import java.math.BigDecimal;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Concurrent transactions: reads see a snapshot, and writes of one workspace are serialized
 * (rules.md W4).
 */
@Tag("W4")
abstract class ConcurrencyContract extends ContractTest {

  @Test
  void aReadSeesOneSnapshotOfOrganisationAndData() {
    insert(client(1).build());
    try (Pool pool = new Pool(1)) {
      check(
          tx -> {
            assertThat(tx.org().revision()).isEqualTo(1);
            ConcurrentWork.await(
                pool.start(
                    () ->
                        reorganise(
                            other -> {
                              other.apply(Samples.manager(2));
                              other.update(client(1).name("New").version(2).build());
                              other.insert(client(2).build());
                              other.append(Samples.event(ONE));
                            })));
            assertThat(tx.org().revision()).isEqualTo(1);
            assertThat(tx.org().user(new UserId(2))).isEmpty();
            assertThat(tx.client(ONE)).contains(client(1).build());
            assertThat(tx.list(clients())).containsExactly(client(1).build());
            assertThat(tx.events(0, 9)).isEmpty();
          });
    }
    check(tx -> assertThat(tx.list(clients())).hasSize(2));
    assertThat(read(ReadTransaction::org).revision()).isEqualTo(2);
  }

  @Test
  void aReadNeitherWaitsForAWriterNorSeesItsChanges() {
    try (Pool pool = new Pool(2)) {
      reorganise(
          tx -> {
            tx.insert(client(1).build());
            tx.apply(Samples.manager(2));
            ConcurrentWork.await(
                pool.start(
                    () -> {
                      check(other -> assertThat(other.client(ONE)).isEmpty());
                      assertThat(read(ReadTransaction::org).revision()).isEqualTo(1);
                    }));
          });
    }
    check(tx -> assertThat(tx.client(ONE)).isPresent());
  }

  @Test
  void contentCanBeStagedWhileOthersWrite() {
    try (Pool pool = new Pool(1)) {
      reorganise(
          tx ->
              ConcurrentWork.await(
                  pool.start(() -> assertThat(stage("text").size()).isEqualTo(4))));
    }
  }

  @Test
  void anOrganisationChangeWaitsForARunningWrite() {
    CountDownLatch writing = new CountDownLatch(1);
    CountDownLatch begun = new CountDownLatch(1);
    try (Pool pool = new Pool(1)) {
      Future<?> change =
          pool.start(
              () -> {
                await(writing);
                begun.countDown();
                apply(Samples.manager(2));
              });
      write(
          tx -> {
            assertThat(tx.org().revision()).isEqualTo(1);
            writing.countDown();
            await(begun);
            assertThat(ConcurrentWork.isBlocked(change)).isTrue();
            assertThat(tx.org().revision()).isEqualTo(1);
            assertThat(read(ReadTransaction::org).revision()).isEqualTo(1);
          });
      ConcurrentWork.await(change);
    }
    assertThat(read(ReadTransaction::org).revision()).isEqualTo(2);
  }

  @Test
  void aWriteWaitsForARunningOrganisationChange() {
    CountDownLatch organising = new CountDownLatch(1);
    CountDownLatch begun = new CountDownLatch(2);
    AtomicLong seen = new AtomicLong();
    try (Pool pool = new Pool(2)) {
      Future<?> write =
          pool.start(
              () -> {
                await(organising);
                begun.countDown();
                write(
                    tx -> {
                      seen.set(tx.org().revision());
                      tx.insert(client(1).build());
                    });
              });
      Future<?> change =
          pool.start(
              () -> {
                await(organising);
                begun.countDown();
                apply(Samples.manager(3));
              });
      reorganise(
          tx -> {
            organising.countDown();
            await(begun);
            assertThat(ConcurrentWork.isBlocked(write)).isTrue();
            assertThat(ConcurrentWork.isBlocked(change)).isTrue();
            check(other -> assertThat(other.client(ONE)).isEmpty());
            tx.apply(Samples.manager(2));
          });
      ConcurrentWork.await(write);
      ConcurrentWork.await(change);
    }
    assertThat(seen.get()).as("the revision that the write saw").isGreaterThanOrEqualTo(2);
    assertThat(read(ReadTransaction::org).revision()).isEqualTo(3);
  }

  @Test
  void noIncrementIsLost() {
    insert(client(1).build());
    ConcurrentWork.runAll(
        4,
        number -> {
          for (int i = 0; i < 50; i++) {
            write(ConcurrencyContract::increment);
          }
        });
    Client client = read(tx -> tx.client(ONE)).orElseThrow();
    assertThat(client.version()).isEqualTo(201);
    assertThat(client.name()).isEqualTo("201");
  }

  @Test
  void noOrganisationChangeIsLost() {
    ConcurrentWork.runAll(
        4,
        number -> {
          for (int i = 0; i < 20; i++) {
            apply(Samples.manager(100 + number * 20 + i));
          }
        });
    assertThat(read(ReadTransaction::org).revision()).isEqualTo(81);
    assertThat(read(ReadTransaction::org).userCount()).isEqualTo(81);
  }

  @Test
  void everyReadSeesTheSameSumDuringTransfers() {
    for (int id = 1; id <= 5; id++) {
      insert(deal(id).amount(new Money(BigDecimal.valueOf(100), "EUR")).build());
    }
    AtomicBoolean over = new AtomicBoolean();
    ConcurrentWork.runAll(
        4,
        number -> {
          if (number < 2) {
            while (!over.get()) {
              assertThat(read(ConcurrencyContract::sum)).isEqualByComparingTo("500");
            }
            return;
          }
          try {
            Random random = new Random(number);
            for (int i = 0; i < 100; i++) {
              int from = 1 + random.nextInt(5);
              int to = 1 + (from + random.nextInt(4)) % 5;
              write(tx -> transfer(tx, from, to));
            }
          } finally {
            over.compareAndSet(false, number == 3);
          }
        });
    assertThat(read(ConcurrencyContract::sum)).isEqualByComparingTo("500");
  }

  private static void increment(WriteTransaction tx) {
    Client client = tx.client(ONE).orElseThrow();
    long next = client.version() + 1;
    tx.update(client.toBuilder().version(next).name(Long.toString(next)).build());
  }

  private static void transfer(WriteTransaction tx, int from, int to) {
    Deal giver = tx.deal(new DealId(from)).orElseThrow();
    tx.update(plus(giver, -1));
    Deal recipient = tx.deal(new DealId(to)).orElseThrow();
    tx.update(plus(recipient, 1));
  }

  private static Deal plus(Deal deal, long amount) {
    BigDecimal number = deal.amount().orElseThrow().number().add(BigDecimal.valueOf(amount));
    return deal.toBuilder().version(deal.version() + 1).amount(new Money(number, "EUR")).build();
  }

  private static BigDecimal sum(ReadTransaction tx) {
    return tx.list(all(Deal.class, Sort.descending(Sort.Attribute.AMOUNT)).withLimit(10)).stream()
        .map(deal -> deal.amount().orElseThrow().number())
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static RecordQuery<Client> clients() {
    return all(Client.class, Sort.ascending(Sort.Attribute.NAME)).withLimit(10);
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(ConcurrentWork.TIMEOUT_SECONDS, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError("interrupted", e);
    }
  }
}
