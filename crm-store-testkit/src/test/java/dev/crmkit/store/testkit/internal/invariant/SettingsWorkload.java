package dev.crmkit.store.testkit.internal.invariant;

import static dev.crmkit.store.testkit.internal.invariant.Workload.ACME;
import static dev.crmkit.store.testkit.internal.invariant.Workload.ANNA;
import static dev.crmkit.store.testkit.internal.invariant.Workload.BOLT;
import static dev.crmkit.store.testkit.internal.invariant.Workload.BORN;
import static dev.crmkit.store.testkit.internal.invariant.Workload.BUDGET;
import static dev.crmkit.store.testkit.internal.invariant.Workload.COLD;
import static dev.crmkit.store.testkit.internal.invariant.Workload.DEALS;
import static dev.crmkit.store.testkit.internal.invariant.Workload.DINA;
import static dev.crmkit.store.testkit.internal.invariant.Workload.EGOR;
import static dev.crmkit.store.testkit.internal.invariant.Workload.FAX;
import static dev.crmkit.store.testkit.internal.invariant.Workload.GLEB;
import static dev.crmkit.store.testkit.internal.invariant.Workload.LATE;
import static dev.crmkit.store.testkit.internal.invariant.Workload.MONEY;
import static dev.crmkit.store.testkit.internal.invariant.Workload.OLD;
import static dev.crmkit.store.testkit.internal.invariant.Workload.ONBOARDING;
import static dev.crmkit.store.testkit.internal.invariant.Workload.PAYS;
import static dev.crmkit.store.testkit.internal.invariant.Workload.PHONE;
import static dev.crmkit.store.testkit.internal.invariant.Workload.RISK;
import static dev.crmkit.store.testkit.internal.invariant.Workload.SALES;
import static dev.crmkit.store.testkit.internal.invariant.Workload.SUPPORT;
import static dev.crmkit.store.testkit.internal.invariant.Workload.TIER;
import static dev.crmkit.store.testkit.internal.invariant.Workload.UNUSED;
import static dev.crmkit.store.testkit.internal.invariant.Workload.VERA;
import static dev.crmkit.store.testkit.internal.invariant.Workload.VIP;
import static dev.crmkit.store.testkit.internal.invariant.Workload.WORKSPACE;

import dev.crmkit.access.CrmSession;
import dev.crmkit.access.change.FieldEdit;
import dev.crmkit.access.change.NewField;
import dev.crmkit.access.change.NewPipeline;
import dev.crmkit.access.change.NewSection;
import dev.crmkit.access.change.PipelineEdit;
import dev.crmkit.access.change.SectionEdit;
import dev.crmkit.access.change.StageSpec;
import dev.crmkit.core.RecordKind;
import dev.crmkit.core.client.ClientEdit;
import dev.crmkit.core.deal.DealEdit;
import dev.crmkit.core.form.FieldId;
import dev.crmkit.core.form.FieldType;
import dev.crmkit.core.form.FieldValue;
import dev.crmkit.core.form.SectionAccess;
import dev.crmkit.core.label.LabelEdit;
import dev.crmkit.core.label.NewLabel;
import dev.crmkit.core.org.Policies;
import dev.crmkit.core.org.Policies.IpCheck;
import dev.crmkit.core.org.Policies.PeerAccess;
import dev.crmkit.core.pipeline.PipelineId;
import dev.crmkit.core.pipeline.StageId;
import dev.crmkit.core.query.Condition.HasField;
import dev.crmkit.core.query.Scope;
import dev.crmkit.core.user.GroupEdit;
import dev.crmkit.core.user.NewGroup;
import dev.crmkit.core.user.UserId;
import dev.crmkit.core.user.UserType;
import java.util.List;
import java.util.Set;

/**
 * Steps that create, change and delete groups, the form, labels, pipelines and security settings.
 */
final class SettingsWorkload {

  private final Workload workload;

  SettingsWorkload(Workload workload) {
    this.workload = workload;
  }

  void groups() {
    var groups = as(ANNA).groups();
    step(() -> groups.create(NewGroup.of("Sales").id(SALES).members(Set.of(VERA, GLEB))));
    step(() -> groups.create(NewGroup.of("Support").id(SUPPORT).members(Set.of(DINA))));
    step(() -> groups.edit(GroupEdit.of(SALES).name("Sales \"east\"")));
    step(() -> groups.edit(GroupEdit.of(SALES).members(Set.of(GLEB, EGOR))));
  }

  void form() {
    var form = as(ANNA).form();
    step(() -> form.createSection(NewSection.of("Money").id(MONEY).order(5)));
    step(() -> form.createSection(NewSection.of("Old").id(OLD)));
    step(() -> form.setAccess(MONEY, SectionAccess.only(Set.of(UserType.HEAD), Set.of(SALES))));
    step(() -> form.setAccess(OLD, SectionAccess.only(Set.of(), Set.of(SUPPORT))));
    step(() -> form.editSection(SectionEdit.of(MONEY).name("Деньги").order(-1)));
    step(() -> form.createField(NewField.of("Phone", FieldType.TEXT).id(PHONE).required(true)));
    step(
        () ->
            form.createField(
                NewField.of("Budget", FieldType.NUMBER)
                    .id(BUDGET)
                    .section(MONEY)
                    .hint("in thousands")
                    .defaultValue(FieldValue.text("1.50"))));
    step(
        () ->
            form.createField(
                NewField.of("Pays", FieldType.CHECKBOX)
                    .id(PAYS)
                    .defaultValue(FieldValue.checkbox(true))));
    step(() -> form.createField(NewField.of("Born", FieldType.DATE).id(BORN).order(3)));
    step(
        () ->
            form.createField(
                NewField.selector("Tier", "gold", "silver", "tin \\ \"rust\"")
                    .id(TIER)
                    .defaultValue(FieldValue.text("silver"))));
    step(() -> form.createField(NewField.of("Unused", FieldType.TEXT).id(UNUSED).section(OLD)));
    step(() -> form.createField(NewField.of("Fax", FieldType.TEXT).id(FAX).section(OLD)));
    step(() -> form.editField(FieldEdit.of(UNUSED).type(FieldType.DATE).name("Used by")));
    step(() -> form.editField(FieldEdit.of(PHONE).required(false).hint("with code").order(9)));
  }

  void labels() {
    step(() -> as(ANNA).labels().create(NewLabel.of("VIP").id(VIP)));
    step(() -> as(ANNA).labels().create(NewLabel.of("Cold").id(COLD)));
    step(() -> as(ANNA).labels().edit(LabelEdit.of(VIP).name("Vip").colour("#d33")));
  }

  void pipelines() {
    var pipelines = as(ANNA).pipelines();
    step(
        () ->
            pipelines.create(
                NewPipeline.ofClients("Onboarding")
                    .id(ONBOARDING)
                    .addStage("new")
                    .addStage("trial")
                    .addStage("regular")));
    step(
        () ->
            pipelines.create(
                NewPipeline.ofDeals("Deals")
                    .id(DEALS)
                    .addStage("offer")
                    .addStage("contract")
                    .addStage(StageSpec.won("won"))
                    .addStage(StageSpec.lost("lost"))));
    step(
        () ->
            pipelines.create(
                NewPipeline.ofDeals("Risk").id(RISK).addStage("low").addStage("high")));
    step(() -> pipelines.edit(PipelineEdit.of(ONBOARDING).name("Welcome")));
  }

  /** Changes and deletes settings that records use. */
  void settingsInUse() {
    var form = as(ANNA).form();
    step(() -> form.renameOption(TIER, "gold", "platinum"));
    step(() -> form.editField(FieldEdit.of(TIER).options(List.of("silver", "bronze"))));
    step(() -> as(GLEB).clients().edit(ClientEdit.of(BOLT).name("Bolt with an archived option")));
    step(() -> form.editField(FieldEdit.of(FAX).section(MONEY)));
    step(() -> form.deleteField(BUDGET, valuesOf(BUDGET)));
    step(() -> form.deleteSection(OLD));
    step(() -> as(ANNA).labels().delete(COLD));
    step(() -> as(VERA).clients().edit(ClientEdit.of(ACME).labels(Set.of(VIP))));
    var pipelines = as(ANNA).pipelines();
    step(
        () ->
            pipelines.edit(
                PipelineEdit.of(ONBOARDING)
                    .stages(List.of(StageSpec.of("start"), StageSpec.of("regular")))
                    .replace("new", "start")
                    .replace("trial", "start")));
    step(
        () ->
            as(VERA)
                .clients()
                .edit(ClientEdit.of(ACME).stage(ONBOARDING, stage(ONBOARDING, "regular"))));
    step(
        () ->
            pipelines.edit(
                PipelineEdit.of(DEALS)
                    .stages(
                        List.of(
                            StageSpec.of("offer"),
                            StageSpec.won("won"),
                            new StageSpec(stage(DEALS, "lost"), "gone", null)))
                    .replace("contract", "won")));
    step(
        () ->
            pipelines.edit(
                PipelineEdit.of(DEALS)
                    .stages(
                        List.of(
                            StageSpec.of("offer"), StageSpec.of("won"), StageSpec.lost("gone")))));
    step(
        () ->
            pipelines.edit(
                PipelineEdit.of(DEALS)
                    .stages(
                        List.of(
                            StageSpec.of("offer"), StageSpec.won("won"), StageSpec.lost("gone")))));
    step(() -> as(DINA).deals().edit(DealEdit.of(LATE).stage(RISK, stage(RISK, "low"))));
    step(() -> pipelines.delete(RISK, 1));
    step(() -> as(ANNA).groups().delete(SUPPORT));
  }

  private long valuesOf(FieldId field) {
    return workload.store.read(
        WORKSPACE, tx -> tx.count(RecordKind.CLIENT, Scope.everything(), new HasField(field)));
  }

  void security() {
    var security = as(ANNA).security();
    step(() -> security.setAllowedRanges(List.of("10.0.0.0/8", "2001:db8::1-2001:db8::9")));
    step(() -> security.setPolicies(new Policies(PeerAccess.EDIT, IpCheck.SIGN_IN)));
    step(() -> security.setPolicies(new Policies(PeerAccess.EDIT, IpCheck.EVERY_CALL)));
    step(() -> security.setAllowedRanges(List.of()));
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
