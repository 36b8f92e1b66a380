package dev.crmkit.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.core.activity.ActivityEdit;
import dev.crmkit.core.activity.ActivityId;
import dev.crmkit.core.activity.ActivityKind;
import dev.crmkit.core.activity.NewActivity;
import dev.crmkit.core.client.ClientEdit;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.client.NewClient;
import dev.crmkit.core.deal.DealEdit;
import dev.crmkit.core.deal.DealId;
import dev.crmkit.core.deal.Money;
import dev.crmkit.core.deal.NewDeal;
import dev.crmkit.core.file.NewFile;
import dev.crmkit.core.form.FieldId;
import dev.crmkit.core.form.FieldValue;
import dev.crmkit.core.label.LabelId;
import dev.crmkit.core.pipeline.PipelineId;
import dev.crmkit.core.pipeline.StageId;
import dev.crmkit.core.user.GroupId;
import dev.crmkit.core.user.NewUser;
import dev.crmkit.core.user.UserEdit;
import dev.crmkit.core.user.UserId;
import dev.crmkit.core.user.UserStatus;
import dev.crmkit.core.user.UserType;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is to be made, and what is to be changed, said step by step: no step undoes another. */
class InputsTest {

  private static final Instant NOON = Instant.parse("2026-02-28T12:00:00Z");
  private static final UserId VERA = UserId.of(4);
  private static final ClientId CLIENT = ClientId.of(7);
  private static final FieldId PHONE = FieldId.of(1);
  private static final FieldId VIP = FieldId.of(2);
  private static final PipelineId PIPELINE = PipelineId.of(1);
  private static final PipelineId OTHER = PipelineId.of(2);
  private static final StageId STAGE = StageId.of(3);
  private static final LabelId LABEL = LabelId.of(5);
  private static final Money AMOUNT = Money.parse("10.50 EUR");

  @Test
  void aNewClientHasTheGivenAttributes() {
    assertThat(NewClient.of("Acme")).isEqualTo(NewClient.builder().name("Acme").build());
    assertThat(
            NewClient.of("Acme")
                .field(PHONE, "1")
                .field(VIP, FieldValue.checkbox(true))
                .stage(PIPELINE, STAGE)
                .addLabel(LABEL)
                .owner(VERA))
        .isEqualTo(
            NewClient.builder()
                .name("Acme")
                .fields(Map.of(PHONE, FieldValue.text("1"), VIP, FieldValue.checkbox(true)))
                .stages(Map.of(PIPELINE, STAGE))
                .labels(Set.of(LABEL))
                .owner(VERA)
                .build());
  }

  @Test
  void anEditOfAClientContainsItsChangesOnly() {
    assertThat(ClientEdit.of(CLIENT)).isEqualTo(ClientEdit.builder().id(CLIENT).build());
    assertThat(
            ClientEdit.of(CLIENT)
                .version(3)
                .name("Acme")
                .owner(VERA)
                .field(PHONE, "1")
                .field(VIP, FieldValue.empty())
                .labels(Set.of(LABEL))
                .stage(PIPELINE, STAGE)
                .clearStage(OTHER))
        .isEqualTo(
            ClientEdit.builder()
                .id(CLIENT)
                .version(3)
                .name("Acme")
                .owner(VERA)
                .fields(Map.of(PHONE, FieldValue.text("1"), VIP, FieldValue.empty()))
                .labels(Set.of(LABEL))
                .stages(Map.of(PIPELINE, STAGE))
                .leftPipelines(Set.of(OTHER))
                .build());
  }

  @Test
  void aNewDealHasTheGivenAttributes() {
    assertThat(
            NewDeal.of(CLIENT, "Roof")
                .stage(PIPELINE, STAGE)
                .amount(AMOUNT)
                .addLabel(LABEL)
                .owner(VERA))
        .isEqualTo(
            NewDeal.builder()
                .client(CLIENT)
                .title("Roof")
                .stages(Map.of(PIPELINE, STAGE))
                .amount(AMOUNT)
                .labels(Set.of(LABEL))
                .owner(VERA)
                .build());
  }

  @Test
  void anEditOfADealContainsItsChangesOnly() {
    DealId deal = DealId.of(9);

    assertThat(DealEdit.of(deal)).isEqualTo(DealEdit.builder().id(deal).build());
    assertThat(DealEdit.of(deal).clearAmount()).isFalse();
    assertThat(
            DealEdit.of(deal)
                .version(3)
                .title("Roof")
                .owner(VERA)
                .amount(AMOUNT)
                .labels(Set.of(LABEL))
                .stage(PIPELINE, STAGE)
                .clearStage(OTHER))
        .isEqualTo(
            DealEdit.builder()
                .id(deal)
                .version(3)
                .title("Roof")
                .owner(VERA)
                .amount(AMOUNT)
                .labels(Set.of(LABEL))
                .stages(Map.of(PIPELINE, STAGE))
                .leftPipelines(Set.of(OTHER))
                .build());
  }

  @Test
  void aNewActivityIsATaskByDefault() {
    assertThat(NewActivity.of(CLIENT, "Call").kind()).isEqualTo(ActivityKind.TASK);
    assertThat(NewActivity.of(CLIENT, "Call").kind(ActivityKind.CALL).due(NOON).owner(VERA))
        .isEqualTo(
            NewActivity.builder()
                .client(CLIENT)
                .subject("Call")
                .kind(ActivityKind.CALL)
                .due(NOON)
                .owner(VERA)
                .build());
  }

  @Test
  void anEditOfAnActivityContainsItsChangesOnly() {
    ActivityId activity = ActivityId.of(8);

    assertThat(ActivityEdit.of(activity)).isEqualTo(ActivityEdit.builder().id(activity).build());
    assertThat(ActivityEdit.of(activity).clearDue()).isFalse();
    assertThat(
            ActivityEdit.of(activity)
                .version(3)
                .subject("Call")
                .owner(VERA)
                .due(NOON)
                .finished(true))
        .isEqualTo(
            ActivityEdit.builder()
                .id(activity)
                .version(3)
                .subject("Call")
                .owner(VERA)
                .due(NOON)
                .finished(true)
                .build());
  }

  @Test
  void aNewUserIsActiveByDefault() {
    assertThat(NewUser.head("Boris").email("b@example.com"))
        .isEqualTo(
            NewUser.builder().name("Boris").type(UserType.HEAD).email("b@example.com").build());
    assertThat(NewUser.head("Boris").email("b@example.com").status()).isEqualTo(UserStatus.ACTIVE);
    assertThat(
            NewUser.manager("Vera")
                .email("v@example.com")
                .responsible(UserId.of(2))
                .status(UserStatus.ACTIVATION_REQUIRED)
                .addGroup(GroupId.of(1)))
        .isEqualTo(
            NewUser.builder()
                .name("Vera")
                .type(UserType.MANAGER)
                .email("v@example.com")
                .responsible(UserId.of(2))
                .status(UserStatus.ACTIVATION_REQUIRED)
                .groups(Set.of(GroupId.of(1)))
                .build());
  }

  @Test
  void anEditOfAUserContainsItsChangesOnly() {
    assertThat(UserEdit.of(VERA)).isEqualTo(UserEdit.builder().user(VERA).build());
    assertThat(
            UserEdit.of(VERA)
                .name("Vera")
                .email("v@example.com")
                .contacts("phone")
                .groups(Set.of(GroupId.of(1))))
        .isEqualTo(
            UserEdit.builder()
                .user(VERA)
                .name("Vera")
                .email("v@example.com")
                .contacts("phone")
                .groups(Set.of(GroupId.of(1)))
                .build());
  }

  @Test
  void aNewFileIsOfOctetsByDefault() {
    assertThat(NewFile.of("a.txt").mediaType()).isEqualTo("application/octet-stream");
    assertThat(NewFile.of("a.txt").mediaType("text/plain"))
        .isEqualTo(NewFile.builder().name("a.txt").mediaType("text/plain").build());
  }
}
