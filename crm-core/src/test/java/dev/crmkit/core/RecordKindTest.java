package dev.crmkit.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmkit.core.activity.Activity;
import dev.crmkit.core.activity.ActivityId;
import dev.crmkit.core.activity.ActivityKind;
import dev.crmkit.core.client.Client;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.deal.Deal;
import dev.crmkit.core.deal.DealId;
import dev.crmkit.core.portfolio.PortfolioId;
import dev.crmkit.core.record.CrmRecord;
import dev.crmkit.core.user.UserId;
import dev.crmkit.core.user.UserRef;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The kinds of records, and their titles. */
class RecordKindTest {

  private static final UserRef ANNA = new UserRef(UserId.of(1), "Anna");

  private final Client client =
      Client.builder()
          .id(ClientId.of(1))
          .portfolio(PortfolioId.of(1))
          .version(1)
          .createdBy(ANNA)
          .createdAt(Instant.EPOCH)
          .updatedAt(Instant.EPOCH)
          .name("Ёлка")
          .build();
  private final Activity activity =
      Activity.builder()
          .id(ActivityId.of(2))
          .portfolio(PortfolioId.of(1))
          .version(1)
          .createdBy(ANNA)
          .createdAt(Instant.EPOCH)
          .updatedAt(Instant.EPOCH)
          .client(client.id())
          .subject("Call")
          .build();
  private final Deal deal =
      Deal.builder()
          .id(DealId.of(3))
          .portfolio(PortfolioId.of(1))
          .version(1)
          .createdBy(ANNA)
          .createdAt(Instant.EPOCH)
          .updatedAt(Instant.EPOCH)
          .client(client.id())
          .title("Roof")
          .build();

  @Test
  void aKindIsFoundByItsInterfaceAndByTheClassOfARecord() {
    for (RecordKind kind : RecordKind.values()) {
      assertThat(RecordKind.of(kind.type())).isEqualTo(kind);
    }
    assertThat(RecordKind.of(client.getClass())).isEqualTo(RecordKind.CLIENT);
    assertThat(RecordKind.of(activity.getClass())).isEqualTo(RecordKind.ACTIVITY);
    assertThat(RecordKind.of(deal.getClass())).isEqualTo(RecordKind.DEAL);
    assertThatThrownBy(() -> RecordKind.of(CrmRecord.class))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(RecordKind.ACTIVITY.word()).isEqualTo("activity");
  }

  @Test
  void theTitleOfARecordIsItsNameSubjectOrTitle() {
    assertThat(client.title()).isEqualTo("Ёлка");
    assertThat(client.titleKey()).isEqualTo("елка");
    assertThat(activity.title()).isEqualTo("Call");
    assertThat(deal.title()).isEqualTo("Roof");
  }

  @Test
  void anActivityIsATaskByDefault() {
    assertThat(activity.kind()).isEqualTo(ActivityKind.TASK);
    assertThat(activity.toBuilder().kind(ActivityKind.CALL).build().kind())
        .isEqualTo(ActivityKind.CALL);
  }

  @Test
  void aChangedCopyKeepsTheIdAndTheRest() {
    assertThat(client.toBuilder().build()).isEqualTo(client);
    assertThat(activity.toBuilder().build()).isEqualTo(activity);
    assertThat(deal.toBuilder().build()).isEqualTo(deal);
    assertThat(deal.toBuilder().title("Wall").build().id()).isEqualTo(deal.id());
  }
}
