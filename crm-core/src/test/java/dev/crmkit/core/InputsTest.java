package dev.crmkit.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import dev.crmkit.core.edit.SetEdit;
import dev.crmkit.core.edit.ValueEdit;
import dev.crmkit.core.file.NewFile;
import dev.crmkit.core.form.FieldId;
import dev.crmkit.core.form.FieldValue;
import dev.crmkit.core.label.LabelId;
import dev.crmkit.core.label.NewLabel;
import dev.crmkit.core.pipeline.PipelineId;
import dev.crmkit.core.pipeline.StageId;
import dev.crmkit.core.user.GroupId;
import dev.crmkit.core.user.NewGroup;
import dev.crmkit.core.user.NewUser;
import dev.crmkit.core.user.UserEdit;
import dev.crmkit.core.user.UserId;
import dev.crmkit.core.user.UserStatus;
import dev.crmkit.core.user.UserType;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
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
  private static final StageId STAGE = StageId.of(3);
  private static final LabelId LABEL = LabelId.of(5);
  private static final Money AMOUNT = Money.parse("10.50 EUR");

  @Test
  void aNewRecordHasTheGivenAttributes() {
    NewClient client =
        NewClient.of("Acme")
            .id(CLIENT)
            .field(PHONE, "1")
            .field(VIP, FieldValue.checkbox(true))
            .stage(PIPELINE, STAGE)
            .addLabel(LABEL)
            .owner(VERA);
    assertThat(client.id()).contains(CLIENT);
    assertThat(client.name()).isEqualTo("Acme");
    assertThat(client.fields())
        .containsOnly(
            Map.entry(PHONE, FieldValue.text("1")), Map.entry(VIP, FieldValue.checkbox(true)));
    assertThat(client.stages()).containsOnly(Map.entry(PIPELINE, STAGE));
    assertThat(client.labels()).containsExactly(LABEL);
    assertThat(client.owner()).contains(VERA);

    NewDeal deal = NewDeal.of(CLIENT, "Roof").amount(AMOUNT).labels(Set.of(LABEL));
    assertThat(deal.client()).isEqualTo(CLIENT);
    assertThat(deal.title()).isEqualTo("Roof");
    assertThat(deal.amount()).contains(AMOUNT);
    assertThat(deal.labels()).containsExactly(LABEL);

    NewActivity call = NewActivity.of(CLIENT, "Call");
    assertThat(call.kind()).isEqualTo(ActivityKind.TASK);
    assertThat(call.kind(ActivityKind.CALL).kind()).isEqualTo(ActivityKind.CALL);
    assertThat(call.due(NOON).due()).contains(NOON);
    assertThat(call.done(NOON).done()).contains(NOON);
  }

  @Test
  void aMissingNameIsLeftToWhoeverMakesTheChangeToReport() {
    assertThat(NewClient.of(null)).isEqualTo(NewClient.builder().build());
    assertThat(NewClient.of(null).name()).isNull();
    assertThat(NewDeal.of(CLIENT, null).title()).isNull();
    assertThat(NewActivity.of(null, null).client()).isNull();
    assertThat(NewUser.head(null).name()).isNull();
    assertThat(NewGroup.of(null).name()).isNull();
    assertThat(NewLabel.of(null).name()).isNull();
    assertThat(NewFile.of(null).name()).isNull();
  }

  @Test
  void anEditThatNamesNothingKeepsEverything() {
    assertThat(ClientEdit.of(CLIENT)).isEqualTo(ClientEdit.builder().id(CLIENT).build());
    assertThat(ClientEdit.of(CLIENT).labels().isKeep()).isTrue();
    assertThat(DealEdit.of(DealId.of(9)).amount().isKeep()).isTrue();
    assertThat(ActivityEdit.of(ActivityId.of(8)).due().isKeep()).isTrue();
    assertThat(UserEdit.of(VERA).email().isKeep()).isTrue();
  }

  @Test
  void ofWordsThatContradictEachOtherTheLastOneCounts() {
    DealEdit deal = DealEdit.of(DealId.of(9));
    assertThat(deal.clearAmount().amount(AMOUNT)).isEqualTo(deal.amount(AMOUNT));
    assertThat(deal.amount(AMOUNT).clearAmount().amount()).isEqualTo(ValueEdit.clear());
    assertThat(deal.stage(PIPELINE, STAGE).clearStage(PIPELINE))
        .isEqualTo(deal.clearStage(PIPELINE));
    assertThat(deal.clearStage(PIPELINE).stage(PIPELINE, STAGE).stages())
        .containsOnly(Map.entry(PIPELINE, ValueEdit.to(STAGE)));

    ClientEdit client = ClientEdit.of(CLIENT);
    assertThat(client.addLabel(LABEL).removeLabel(LABEL)).isEqualTo(client.removeLabel(LABEL));
    assertThat(client.removeLabel(LABEL).addLabel(LABEL)).isEqualTo(client.addLabel(LABEL));
    assertThat(client.labels(Set.of(LABEL)).removeLabel(LABEL)).isEqualTo(client.labels(Set.of()));
    assertThat(client.labels(Set.of()).addLabel(LABEL)).isEqualTo(client.labels(Set.of(LABEL)));
    assertThat(client.removeLabel(LABEL).labels(Set.of(LABEL)))
        .isEqualTo(client.labels(Set.of(LABEL)));
    assertThat(client.field(PHONE, "1").clearField(PHONE).fields())
        .containsOnly(Map.entry(PHONE, FieldValue.empty()));

    ActivityEdit activity = ActivityEdit.of(ActivityId.of(8));
    assertThat(activity.done(NOON).finished(true)).isEqualTo(activity.finished(true));
    assertThat(activity.finished(true).done(NOON)).isEqualTo(activity.done(NOON));
    assertThat(activity.finished(true).finished(false)).isEqualTo(activity.clearDone());
    assertThatThrownBy(
            () -> ActivityEdit.builder().from(activity.done(NOON)).finished(true).build())
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void anEditOfASetAppliesToWhatIsThere() {
    Set<Integer> present = Set.of(1, 2);
    assertThat(SetEdit.<Integer>keep().applyTo(present)).containsExactlyInAnyOrder(1, 2);
    assertThat(SetEdit.<Integer>keep().add(3).remove(1).applyTo(present))
        .containsExactlyInAnyOrder(2, 3);
    assertThat(SetEdit.<Integer>keep().remove(7).applyTo(present)).containsExactlyInAnyOrder(1, 2);
    assertThat(SetEdit.to(Set.of(5)).add(6).applyTo(present)).containsExactlyInAnyOrder(5, 6);
    assertThatThrownBy(() -> new SetEdit.Adjust<>(present, Set.of(2)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(ValueEdit.<Integer>keep().applyTo(Optional.of(1))).contains(1);
    assertThat(ValueEdit.<Integer>clear().applyTo(Optional.of(1))).isEmpty();
    assertThat(ValueEdit.to(2).applyTo(Optional.of(1))).contains(2);
  }

  @Test
  void aNewUserIsActiveByDefault() {
    NewUser vera =
        NewUser.manager("Vera")
            .email("v@example.com")
            .responsible(UserId.of(2))
            .addGroup(GroupId.of(1));
    assertThat(vera.type()).isEqualTo(UserType.MANAGER);
    assertThat(vera.status()).isEqualTo(UserStatus.ACTIVE);
    assertThat(vera.status(UserStatus.INACTIVE).status()).isEqualTo(UserStatus.INACTIVE);
    assertThat(vera.email()).contains("v@example.com");
    assertThat(vera.responsible()).contains(UserId.of(2));
    assertThat(vera.groups()).containsExactly(GroupId.of(1));
    assertThat(NewUser.head("Boris").type()).isEqualTo(UserType.HEAD);
  }

  @Test
  void aNewFileIsOfOctetsByDefault() {
    assertThat(NewFile.of("a.txt").mediaType()).isEqualTo("application/octet-stream");
    assertThat(NewFile.of("a.txt").mediaType("text/plain").mediaType()).isEqualTo("text/plain");
  }
}
