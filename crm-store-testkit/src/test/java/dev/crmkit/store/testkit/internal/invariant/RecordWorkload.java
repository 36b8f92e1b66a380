package dev.crmkit.store.testkit.internal.invariant;

import static dev.crmkit.store.testkit.internal.invariant.Workload.ACME;
import static dev.crmkit.store.testkit.internal.invariant.Workload.ANNA;
import static dev.crmkit.store.testkit.internal.invariant.Workload.BIG;
import static dev.crmkit.store.testkit.internal.invariant.Workload.BOLT;
import static dev.crmkit.store.testkit.internal.invariant.Workload.BORIS;
import static dev.crmkit.store.testkit.internal.invariant.Workload.BORN;
import static dev.crmkit.store.testkit.internal.invariant.Workload.BUDGET;
import static dev.crmkit.store.testkit.internal.invariant.Workload.CALL;
import static dev.crmkit.store.testkit.internal.invariant.Workload.COLD;
import static dev.crmkit.store.testkit.internal.invariant.Workload.CRUX;
import static dev.crmkit.store.testkit.internal.invariant.Workload.DEALS;
import static dev.crmkit.store.testkit.internal.invariant.Workload.DINA;
import static dev.crmkit.store.testkit.internal.invariant.Workload.DUST;
import static dev.crmkit.store.testkit.internal.invariant.Workload.FAX;
import static dev.crmkit.store.testkit.internal.invariant.Workload.GLEB;
import static dev.crmkit.store.testkit.internal.invariant.Workload.LATE;
import static dev.crmkit.store.testkit.internal.invariant.Workload.LETTER;
import static dev.crmkit.store.testkit.internal.invariant.Workload.NOTE;
import static dev.crmkit.store.testkit.internal.invariant.Workload.OFFER;
import static dev.crmkit.store.testkit.internal.invariant.Workload.ONBOARDING;
import static dev.crmkit.store.testkit.internal.invariant.Workload.PAYS;
import static dev.crmkit.store.testkit.internal.invariant.Workload.PHONE;
import static dev.crmkit.store.testkit.internal.invariant.Workload.PHOTO;
import static dev.crmkit.store.testkit.internal.invariant.Workload.RISK;
import static dev.crmkit.store.testkit.internal.invariant.Workload.SCAN;
import static dev.crmkit.store.testkit.internal.invariant.Workload.SMALL;
import static dev.crmkit.store.testkit.internal.invariant.Workload.TIER;
import static dev.crmkit.store.testkit.internal.invariant.Workload.VERA;
import static dev.crmkit.store.testkit.internal.invariant.Workload.VIP;

import dev.crmkit.access.CrmSession;
import dev.crmkit.core.activity.ActivityEdit;
import dev.crmkit.core.activity.ActivityKind;
import dev.crmkit.core.activity.NewActivity;
import dev.crmkit.core.client.ClientEdit;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.client.NewClient;
import dev.crmkit.core.deal.DealEdit;
import dev.crmkit.core.deal.DealId;
import dev.crmkit.core.deal.Money;
import dev.crmkit.core.deal.NewDeal;
import dev.crmkit.core.file.FileId;
import dev.crmkit.core.file.NewFile;
import dev.crmkit.core.form.FieldValue;
import dev.crmkit.core.pipeline.PipelineId;
import dev.crmkit.core.pipeline.StageId;
import dev.crmkit.core.record.RecordId;
import dev.crmkit.core.user.UserId;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/** Steps that create, change, assign and delete clients, activities, deals and files. */
final class RecordWorkload {

  private final Workload workload;

  RecordWorkload(Workload workload) {
    this.workload = workload;
  }

  void records() {
    step(
        () ->
            as(VERA)
                .clients()
                .create(
                    named("Acme", ACME)
                        .field(PHONE, "+7 495 000-00-00")
                        .field(BORN, "2020-02-29")
                        .addLabel(VIP)
                        .addLabel(COLD)
                        .stage(ONBOARDING, stage(ONBOARDING, "new"))));
    step(() -> as(GLEB).clients().create(named("Bolt", BOLT).field(BUDGET, "100.500")));
    step(() -> as(DINA).clients().create(named("Crux", CRUX).field(FAX, "5").addLabel(COLD)));
    step(() -> as(BORIS).clients().create(named("Dust", DUST).owner(VERA)));
    step(
        () ->
            as(VERA)
                .activities()
                .create(
                    NewActivity.of(ACME, "Call \"them\"")
                        .id(CALL)
                        .kind(ActivityKind.CALL)
                        .due(workload.now().plusSeconds(60))));
    step(() -> as(BORIS).activities().create(NewActivity.of(ACME, "Note").id(NOTE).owner(GLEB)));
    step(
        () ->
            as(VERA)
                .deals()
                .create(
                    NewDeal.of(ACME, "Big")
                        .id(BIG)
                        .amount(Money.parse("1000.50 EUR"))
                        .addLabel(VIP)
                        .stage(DEALS, stage(DEALS, "offer"))
                        .stage(RISK, stage(RISK, "low"))));
    step(() -> as(GLEB).deals().create(deal(SMALL, ACME, "Small")));
    step(() -> as(DINA).deals().create(deal(LATE, CRUX, "Late")));
    step(() -> as(VERA).clients().edit(ClientEdit.of(ACME).name("Acme & Co").field(PHONE, "7")));
    step(() -> as(VERA).clients().edit(ClientEdit.of(ACME).field(BORN, FieldValue.empty())));
    step(() -> as(ANNA).clients().edit(ClientEdit.of(BOLT).field(TIER, "gold").field(PAYS, "no")));
    step(() -> as(VERA).clients().edit(ClientEdit.of(ACME).labels(Set.of(COLD))));
    step(
        () ->
            as(BORIS)
                .clients()
                .edit(
                    ClientEdit.of(ACME)
                        .name("Acme")
                        .owner(GLEB)
                        .stage(ONBOARDING, stage(ONBOARDING, "trial"))));
    step(() -> as(BORIS).clients().assign(ACME, VERA));
    step(() -> as(VERA).clients().edit(ClientEdit.of(DUST).stage(ONBOARDING, regular())));
    step(() -> as(VERA).activities().edit(ActivityEdit.of(CALL).finished(true)));
    step(() -> as(VERA).activities().edit(ActivityEdit.of(CALL).finished(false)));
    step(
        () ->
            as(ANNA)
                .activities()
                .edit(
                    ActivityEdit.of(CALL)
                        .client(BOLT)
                        .kind(ActivityKind.MEETING)
                        .subject("Meet")
                        .clearDue()));
    step(() -> as(VERA).deals().edit(DealEdit.of(BIG).stage(DEALS, stage(DEALS, "won"))));
    step(() -> as(VERA).deals().edit(DealEdit.of(BIG).title("Bigger").clearStage(RISK)));
    step(() -> as(GLEB).deals().edit(DealEdit.of(SMALL).amount(Money.parse("5 JPY"))));
    step(() -> as(GLEB).deals().edit(DealEdit.of(SMALL).stage(DEALS, stage(DEALS, "contract"))));
    step(() -> as(GLEB).deals().edit(DealEdit.of(SMALL).clearAmount()));
    step(() -> as(BORIS).deals().assignMany(List.of(BIG, SMALL), BORIS));
    step(
        () ->
            as(ANNA)
                .deals()
                .editMany(
                    List.of(
                        DealEdit.of(SMALL).labels(Set.of(VIP)),
                        DealEdit.of(BIG).labels(Set.of()))));
  }

  private StageId regular() {
    return stage(ONBOARDING, "regular");
  }

  private static NewClient named(String name, ClientId id) {
    return NewClient.of(name).id(id);
  }

  private static NewDeal deal(DealId id, ClientId client, String title) {
    return NewDeal.of(client, title).id(id);
  }

  void files() {
    step(() -> attach(ACME, OFFER));
    step(() -> attach(BIG, PHOTO));
    step(() -> attach(CRUX, SCAN));
    step(() -> attach(LATE, LETTER));
    step(() -> as(ANNA).attachments().delete(OFFER));
    step(() -> as(ANNA).attachments().undoDelete(OFFER));
    step(() -> as(ANNA).attachments().delete(PHOTO));
    step(() -> as(ANNA).attachments().purge(PHOTO));
    step(() -> as(ANNA).attachments().delete(SCAN));
  }

  private void attach(RecordId on, FileId id) {
    as(ANNA)
        .attachments()
        .attach(
            on,
            NewFile.of(id + ".txt").id(id).mediaType("text/plain"),
            new ByteArrayInputStream(on.path().getBytes(StandardCharsets.UTF_8)));
  }

  void recordDeletions() {
    step(() -> as(BORIS).clients().delete(ACME));
    step(() -> as(ANNA).deals().undoDelete(SMALL));
    step(() -> as(ANNA).clients().undoDelete(ACME));
    step(() -> as(DINA).clients().delete(CRUX));
    step(() -> as(ANNA).deals().undoDelete(LATE));
    step(() -> as(ANNA).clients().purge(CRUX));
    step(() -> as(VERA).activities().delete(CALL));
    step(() -> as(ANNA).clients().delete(BOLT));
  }

  private CrmSession as(UserId user) {
    return workload.as(user);
  }

  private void step(Runnable what) {
    workload.step(what);
  }

  private StageId stage(PipelineId pipeline, String name) {
    return workload.stage(pipeline, name);
  }
}
