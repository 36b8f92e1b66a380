package dev.crmkit.store.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.access.Crm;
import dev.crmkit.access.CrmSession;
import dev.crmkit.access.NewDirector;
import dev.crmkit.access.query.PageRequest;
import dev.crmkit.access.view.Outcome;
import dev.crmkit.core.activity.ActivityEdit;
import dev.crmkit.core.activity.ActivityId;
import dev.crmkit.core.activity.NewActivity;
import dev.crmkit.core.client.ClientEdit;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.client.NewClient;
import dev.crmkit.core.deal.DealEdit;
import dev.crmkit.core.deal.DealId;
import dev.crmkit.core.deal.NewDeal;
import dev.crmkit.core.store.CrmStore;
import dev.crmkit.core.store.WriteTransaction;
import dev.crmkit.core.user.UserId;
import dev.crmkit.store.testkit.sample.Samples;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Concurrent bulk operations on the same records in opposite orders (rules.md E8): none needs a
 * retry, since all lock their records in the same order.
 */
@Tag("E8")
abstract class BulkContract extends ContractTest {

  private static final UserId ANNA = new UserId(1);
  private static final int SIZE = 12;
  private static final int ROUNDS = 4;

  private final AtomicInteger runs = new AtomicInteger();
  private CrmSession anna;

  @SuppressWarnings("NullAway.Init") // Jupiter calls makeRecords before each test
  BulkContract() {}

  @BeforeEach
  void makeRecords() {
    Crm crm =
        Crm.open(countingWrites(store), Samples.newWorkspace(), NewDirector.of("Anna").id(ANNA));
    anna = crm.session(ANNA);
    for (long id = 1; id <= SIZE; id++) {
      anna.clients().create(NewClient.of("Client").id(new ClientId(id)));
    }
    for (long id = 1; id <= SIZE; id++) {
      ClientId client = new ClientId(SIZE + 1 - id);
      anna.activities().create(NewActivity.of(client, "Call").id(new ActivityId(id)));
      anna.deals().create(NewDeal.of(client, "Deal").id(new DealId(id)));
    }
    runs.set(0);
  }

  /** Returns a proxy of the store that counts the runs of callbacks that change records. */
  private CrmStore countingWrites(CrmStore counted) {
    return (CrmStore)
        Proxy.newProxyInstance(
            CrmStore.class.getClassLoader(),
            new Class<?>[] {CrmStore.class},
            (proxy, method, arguments) -> {
              Object[] passed = arguments;
              if (method.getName().equals("write")) {
                // the signature of the method guarantees the type
                @SuppressWarnings("unchecked")
                Function<WriteTransaction, Object> work =
                    (Function<WriteTransaction, Object>) arguments[1];
                passed =
                    new Object[] {
                      arguments[0],
                      (Function<WriteTransaction, Object>)
                          tx -> {
                            runs.incrementAndGet();
                            return work.apply(tx);
                          }
                    };
              }
              try {
                return method.invoke(counted, passed);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  private static <I> List<I> ids(LongFunction<I> of, boolean reversed) {
    List<I> ids = new ArrayList<>(LongStream.rangeClosed(1, SIZE).mapToObj(of).toList());
    if (reversed) {
      Collections.reverse(ids);
    }
    return ids;
  }

  @Test
  void editsAndAssignmentsInOppositeOrdersNeedNoRetry() {
    ConcurrentWork.runAll(
        4,
        number -> {
          for (int round = 0; round < ROUNDS; round++) {
            List<ClientId> ids = ids(ClientId::new, number % 2 == 0);
            String name = number + "/" + round;
            List<? extends Outcome<?>> outcomes =
                number < 3
                    ? anna.clients()
                        .editMany(ids.stream().map(id -> ClientEdit.of(id).name(name)).toList())
                    : anna.clients().assignMany(ids, ANNA);
            assertThat(outcomes).extracting(each -> each.id().orElseThrow()).isEqualTo(ids);
            assertThat(outcomes).allMatch(Outcome.Done.class::isInstance);
          }
        });
    assertThat(runs).hasValue(4 * ROUNDS);
    for (ClientId id : ids(ClientId::new, false)) {
      assertThat(anna.clients().get(id).version()).isEqualTo(1 + 3 * ROUNDS);
    }
  }

  @Test
  void movingDealsBetweenEditedClientsNeedsNoRetry() {
    ConcurrentWork.runAll(
        4,
        number -> {
          for (int round = 0; round < ROUNDS; round++) {
            boolean reversed = number % 2 == 0;
            String name = number + "/" + round;
            if (number < 2) {
              List<ClientId> ids = ids(ClientId::new, reversed);
              anna.clients()
                  .editMany(ids.stream().map(id -> ClientEdit.of(id).name(name)).toList());
            } else {
              long shift = (long) round + number;
              List<DealEdit> edits = new ArrayList<>();
              for (DealId id : ids(DealId::new, reversed)) {
                edits.add(DealEdit.of(id).client(new ClientId(1 + (id.value() + shift) % SIZE)));
              }
              anna.deals().editMany(edits);
            }
          }
        });
    assertThat(runs).hasValue(4 * ROUNDS);
  }

  @Test
  void creatingDealsOnEditedClientsNeedsNoRetry() {
    ConcurrentWork.runAll(
        4,
        number -> {
          for (int round = 0; round < ROUNDS; round++) {
            List<ClientId> ids = ids(ClientId::new, number % 2 == 0);
            String text = number + "/" + round;
            List<? extends Outcome<?>> outcomes =
                number < 2
                    ? anna.clients()
                        .editMany(ids.stream().map(id -> ClientEdit.of(id).name(text)).toList())
                    : anna.deals()
                        .createMany(ids.stream().map(id -> NewDeal.of(id, text)).toList());
            assertThat(outcomes).allMatch(Outcome.Done.class::isInstance);
          }
        });
    assertThat(runs).hasValue(4 * ROUNDS);
  }

  @Tag("E6")
  @Test
  void deletingClientsWhoseChildrenAreEditedNeedsNoRetry() {
    ConcurrentWork.runAll(
        4,
        number -> {
          boolean reversed = number % 2 == 0;
          if (number < 2) {
            anna.clients().deleteMany(ids(ClientId::new, reversed));
            return;
          }
          for (int round = 0; round < ROUNDS; round++) {
            String text = number + "/" + round;
            anna.activities()
                .editMany(
                    ids(ActivityId::new, reversed).stream()
                        .map(id -> ActivityEdit.of(id).subject(text))
                        .toList());
            anna.deals().assignMany(ids(DealId::new, reversed), ANNA);
          }
        });
    assertThat(runs).hasValue(2 + 2 * 2 * ROUNDS);
    assertThat(anna.deleted(PageRequest.first().limit(100)).items()).hasSize(SIZE);
  }
}
