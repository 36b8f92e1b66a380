package dev.crmkit.core.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.core.activity.Activity;
import dev.crmkit.core.activity.ActivityId;
import dev.crmkit.core.client.Client;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.deal.Deal;
import dev.crmkit.core.deal.DealId;
import dev.crmkit.core.portfolio.PortfolioId;
import dev.crmkit.core.record.CrmRecord;
import dev.crmkit.core.record.RecordId;
import dev.crmkit.core.user.UserId;
import dev.crmkit.core.user.UserRef;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The default methods of a transaction. */
class ReadTransactionTest {

  private static final UserRef ANNA = new UserRef(UserId.of(1), "Anna");
  private static final Client CLIENT =
      Client.builder()
          .id(ClientId.of(1))
          .portfolio(PortfolioId.of(1))
          .version(1)
          .createdBy(ANNA)
          .createdAt(Instant.EPOCH)
          .updatedAt(Instant.EPOCH)
          .name("Acme")
          .build();
  private static final Activity ACTIVITY =
      Activity.builder()
          .id(ActivityId.of(2))
          .portfolio(PortfolioId.of(1))
          .version(1)
          .createdBy(ANNA)
          .createdAt(Instant.EPOCH)
          .updatedAt(Instant.EPOCH)
          .client(CLIENT.id())
          .subject("Call")
          .build();
  private static final Deal DEAL =
      Deal.builder()
          .id(DealId.of(3))
          .portfolio(PortfolioId.of(1))
          .version(1)
          .createdBy(ANNA)
          .createdAt(Instant.EPOCH)
          .updatedAt(Instant.EPOCH)
          .client(CLIENT.id())
          .title("Roof")
          .build();
  private static final Map<RecordId, CrmRecord> RECORDS =
      Map.of(CLIENT.id(), CLIENT, ACTIVITY.id(), ACTIVITY, DEAL.id(), DEAL);

  private final ReadTransaction tx =
      (ReadTransaction)
          Proxy.newProxyInstance(
              ReadTransaction.class.getClassLoader(),
              new Class<?>[] {ReadTransaction.class},
              (self, method, given) -> {
                if (method.isDefault()) {
                  return InvocationHandler.invokeDefault(self, method, given);
                }
                assertThat(method.getName()).isEqualTo("record");
                return Optional.ofNullable(RECORDS.get((RecordId) given[0]));
              });

  @Test
  void aRecordIsFoundAsTheTypeOfItsId() {
    assertThat(tx.client(CLIENT.id())).contains(CLIENT);
    assertThat(tx.activity(ACTIVITY.id())).contains(ACTIVITY);
    assertThat(tx.deal(DEAL.id())).contains(DEAL);
    assertThat(tx.client(ClientId.of(9))).isEmpty();
    assertThat(tx.activity(ActivityId.of(9))).isEmpty();
    assertThat(tx.deal(DealId.of(9))).isEmpty();
  }
}
