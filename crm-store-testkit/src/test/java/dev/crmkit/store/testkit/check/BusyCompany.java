package dev.crmkit.store.testkit.check;

import dev.crmkit.access.Crm;
import dev.crmkit.access.CrmOptions;
import dev.crmkit.access.CrmSession;
import dev.crmkit.access.NewDirector;
import dev.crmkit.access.change.FieldEdit;
import dev.crmkit.access.change.LabelChange.EditLabel;
import dev.crmkit.access.change.NewField;
import dev.crmkit.access.change.NewPipeline;
import dev.crmkit.access.change.NewSection;
import dev.crmkit.access.change.PipelineEdit;
import dev.crmkit.access.change.SectionEdit;
import dev.crmkit.access.change.SecurityChange.CreateGroup;
import dev.crmkit.access.change.StageSpec;
import dev.crmkit.core.WorkspaceId;
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
import dev.crmkit.core.file.FileId;
import dev.crmkit.core.file.NewFile;
import dev.crmkit.core.form.FieldId;
import dev.crmkit.core.form.FieldType;
import dev.crmkit.core.form.FieldValue;
import dev.crmkit.core.form.SectionAccess;
import dev.crmkit.core.form.SectionId;
import dev.crmkit.core.history.Event;
import dev.crmkit.core.label.LabelId;
import dev.crmkit.core.org.Policies;
import dev.crmkit.core.org.Policies.IpCheck;
import dev.crmkit.core.org.Policies.PeerAccess;
import dev.crmkit.core.pipeline.Pipeline;
import dev.crmkit.core.pipeline.PipelineId;
import dev.crmkit.core.pipeline.StageId;
import dev.crmkit.core.record.RecordId;
import dev.crmkit.core.store.CrmStore;
import dev.crmkit.core.user.GroupId;
import dev.crmkit.core.user.NewUser;
import dev.crmkit.core.user.SettingsArea;
import dev.crmkit.core.user.UserEdit;
import dev.crmkit.core.user.UserId;
import dev.crmkit.core.user.UserStatus;
import dev.crmkit.core.user.UserType;
import dev.crmkit.store.memory.MemoryStore;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * A small company in which everything is done that sessions can do: Anna directs it, Boris and
 * Clara are heads; Vera and Gleb work under Boris, Dina under Clara, Egor under Anna.
 */
final class BusyCompany {

  static final WorkspaceId WORKSPACE = WorkspaceId.of("busy");

  static final UserId ANNA = UserId.of(1);
  static final UserId BORIS = UserId.of(2);
  static final UserId CLARA = UserId.of(3);
  static final UserId VERA = UserId.of(4);
  static final UserId GLEB = UserId.of(5);
  static final UserId DINA = UserId.of(6);
  static final UserId EGOR = UserId.of(7);
  static final UserId FEDOR = UserId.of(8);
  static final GroupId SALES = GroupId.of(11);
  static final GroupId SUPPORT = GroupId.of(12);
  static final SectionId MONEY = SectionId.of(21);
  static final SectionId OLD = SectionId.of(22);
  static final FieldId PHONE = FieldId.of(31);
  static final FieldId BUDGET = FieldId.of(32);
  static final FieldId PAYS = FieldId.of(33);
  static final FieldId BORN = FieldId.of(34);
  static final FieldId TIER = FieldId.of(35);
  static final FieldId UNUSED = FieldId.of(36);
  static final FieldId FAX = FieldId.of(37);
  static final LabelId VIP = LabelId.of(41);
  static final LabelId COLD = LabelId.of(42);
  static final PipelineId ONBOARDING = PipelineId.of(51);
  static final PipelineId DEALS = PipelineId.of(52);
  static final PipelineId RISK = PipelineId.of(53);
  static final ClientId ACME = ClientId.of(101);
  static final ClientId BOLT = ClientId.of(102);
  static final ClientId CRUX = ClientId.of(103);
  static final ClientId DUST = ClientId.of(104);
  static final ActivityId CALL = ActivityId.of(201);
  static final ActivityId NOTE = ActivityId.of(202);
  static final DealId BIG = DealId.of(301);
  static final DealId SMALL = DealId.of(302);
  static final DealId LATE = DealId.of(303);
  static final FileId OFFER = FileId.of(401);
  static final FileId PHOTO = FileId.of(402);
  static final FileId SCAN = FileId.of(403);
  static final FileId LETTER = FileId.of(404);

  final CrmStore store = MemoryStore.create();
  private final Runnable afterEach;
  private Instant now = Instant.parse("2026-03-01T10:00:00Z");
  final Crm crm;

  /** A company with its people, that is looked at after each step. */
  BusyCompany(Runnable afterEach) {
    this.afterEach = afterEach;
    CrmOptions options =
        CrmOptions.standard().withClock(() -> now).withRandom(new Random(7)).withFileLimit(1_000);
    crm =
        Crm.open(
            store,
            WORKSPACE,
            NewDirector.director("Anna", "anna@example.com").withId(ANNA),
            options);
    add(BORIS, "Boris", UserType.HEAD, ANNA);
    add(CLARA, "Clara", UserType.HEAD, ANNA);
    add(VERA, "Vera", UserType.MANAGER, BORIS);
    add(GLEB, "Gleb", UserType.MANAGER, BORIS);
    add(DINA, "Dina", UserType.MANAGER, CLARA);
    add(EGOR, "Egor", UserType.MANAGER, ANNA);
  }

  /** A company in which everything was done. */
  static BusyCompany afterAll() {
    BusyCompany company = new BusyCompany(() -> {});
    company.doEverything();
    return company;
  }

  void doEverything() {
    groups();
    form();
    labels();
    pipelines();
    records();
    people();
    files();
    settingsInUse();
    recordDeletions();
    userDeletions();
    security();
    office();
  }

  private void add(UserId id, String name, UserType type, UserId over) {
    step(
        () ->
            as(ANNA)
                .users()
                .create(
                    NewUser.builder()
                        .id(id)
                        .name(name)
                        .email(name + "@example.com")
                        .type(type)
                        .responsible(over)
                        .build()));
  }

  CrmSession as(UserId user) {
    return crm.session(user);
  }

  List<Event> events() {
    return crm.feed().after(0, 100_000);
  }

  /** Does one thing, a minute after the one before. */
  void step(Runnable what) {
    now = now.plus(Duration.ofMinutes(1));
    what.run();
    afterEach.run();
  }

  void groups() {
    var groups = as(ANNA).groups();
    step(() -> groups.create(new CreateGroup(SALES, "Sales", Set.of(VERA, GLEB))));
    step(() -> groups.create(new CreateGroup(SUPPORT, "Support", Set.of(DINA))));
    step(() -> groups.rename(SALES, "Sales \"east\""));
    step(() -> groups.setMembers(SALES, Set.of(GLEB, EGOR)));
  }

  void form() {
    var form = as(ANNA).form();
    step(() -> form.createSection(NewSection.named("Money").withId(MONEY).at(5)));
    step(() -> form.createSection(NewSection.named("Old").withId(OLD)));
    step(() -> form.setAccess(MONEY, SectionAccess.only(Set.of(UserType.HEAD), Set.of(SALES))));
    step(() -> form.setAccess(OLD, SectionAccess.only(Set.of(), Set.of(SUPPORT))));
    step(() -> form.editSection(SectionEdit.of(MONEY).name("Деньги").order(-1)));
    step(() -> form.createField(NewField.of("Phone", FieldType.TEXT).withId(PHONE).asRequired()));
    step(
        () ->
            form.createField(
                NewField.of("Budget", FieldType.NUMBER)
                    .withId(BUDGET)
                    .in(MONEY)
                    .withHint("in thousands")
                    .withDefault(FieldValue.text("1.50"))));
    step(
        () ->
            form.createField(
                NewField.of("Pays", FieldType.CHECKBOX)
                    .withId(PAYS)
                    .withDefault(FieldValue.checkbox(true))));
    step(() -> form.createField(NewField.of("Born", FieldType.DATE).withId(BORN).at(3)));
    step(
        () ->
            form.createField(
                NewField.selector("Tier", "gold", "silver", "tin \\ \"rust\"")
                    .withId(TIER)
                    .withDefault(FieldValue.text("silver"))));
    step(() -> form.createField(NewField.of("Unused", FieldType.TEXT).withId(UNUSED).in(OLD)));
    step(() -> form.createField(NewField.of("Fax", FieldType.TEXT).withId(FAX).in(OLD)));
    step(() -> form.editField(FieldEdit.of(UNUSED).type(FieldType.DATE).name("Used by")));
    step(() -> form.editField(FieldEdit.of(PHONE).required(false).hint("with code").order(9)));
  }

  void labels() {
    step(() -> as(ANNA).labels().create(label(VIP, "VIP")));
    step(() -> as(ANNA).labels().create(label(COLD, "Cold")));
    step(() -> as(ANNA).labels().edit(new EditLabel(VIP, "Vip", "#d33")));
  }

  private static dev.crmkit.access.change.LabelChange.CreateLabel label(LabelId id, String name) {
    return new dev.crmkit.access.change.LabelChange.CreateLabel(id, name, null);
  }

  void pipelines() {
    var pipelines = as(ANNA).pipelines();
    step(
        () ->
            pipelines.create(
                NewPipeline.ofClients("Onboarding")
                    .withId(ONBOARDING)
                    .stage("new")
                    .stage("trial")
                    .stage("regular")));
    step(
        () ->
            pipelines.create(
                NewPipeline.ofDeals("Deals")
                    .withId(DEALS)
                    .stage("offer")
                    .stage("contract")
                    .stage(StageSpec.won("won"))
                    .stage(StageSpec.lost("lost"))));
    step(
        () ->
            pipelines.create(NewPipeline.ofDeals("Risk").withId(RISK).stage("low").stage("high")));
    step(() -> pipelines.edit(PipelineEdit.of(ONBOARDING).name("Welcome")));
  }

  Pipeline pipeline(PipelineId id) {
    return as(ANNA).pipelines().get(id);
  }

  StageId stage(PipelineId id, String name) {
    return pipeline(id).stages().stream()
        .filter(stage -> stage.name().equals(name))
        .findFirst()
        .orElseThrow()
        .id();
  }

  void records() {
    step(
        () ->
            as(VERA)
                .clients()
                .create(
                    named("Acme", ACME)
                        .with(PHONE, "+7 495 000-00-00")
                        .with(BORN, "2020-02-29")
                        .labelled(VIP)
                        .labelled(COLD)
                        .in(ONBOARDING, stage(ONBOARDING, "new"))));
    step(() -> as(GLEB).clients().create(named("Bolt", BOLT).with(BUDGET, "100.500")));
    step(() -> as(DINA).clients().create(named("Crux", CRUX).with(FAX, "5").labelled(COLD)));
    step(() -> as(BORIS).clients().create(named("Dust", DUST).ownedBy(VERA)));
    step(
        () ->
            as(VERA)
                .activities()
                .create(
                    NewActivity.builder()
                        .id(CALL)
                        .client(ACME)
                        .subject("Call \"them\"")
                        .kind(ActivityKind.CALL)
                        .due(now.plusSeconds(60))
                        .build()));
    step(
        () ->
            as(BORIS)
                .activities()
                .create(
                    NewActivity.builder()
                        .id(NOTE)
                        .client(ACME)
                        .subject("Note")
                        .owner(GLEB)
                        .build()));
    step(
        () ->
            as(VERA)
                .deals()
                .create(
                    NewDeal.builder()
                        .id(BIG)
                        .client(ACME)
                        .title("Big")
                        .amount(Money.parse("1000.50 EUR"))
                        .addLabels(VIP)
                        .putStages(DEALS, stage(DEALS, "offer"))
                        .putStages(RISK, stage(RISK, "low"))
                        .build()));
    step(() -> as(GLEB).deals().create(deal(SMALL, ACME, "Small")));
    step(() -> as(DINA).deals().create(deal(LATE, CRUX, "Late")));
    step(() -> as(VERA).clients().edit(ClientEdit.of(ACME).name("Acme & Co").with(PHONE, "7")));
    step(() -> as(VERA).clients().edit(ClientEdit.of(ACME).with(BORN, FieldValue.empty())));
    step(() -> as(ANNA).clients().edit(ClientEdit.of(BOLT).with(TIER, "gold").with(PAYS, "no")));
    step(() -> as(VERA).clients().edit(ClientEdit.of(ACME).labels(Set.of(COLD))));
    step(
        () ->
            as(BORIS)
                .clients()
                .edit(
                    ClientEdit.of(ACME)
                        .name("Acme")
                        .owner(GLEB)
                        .to(ONBOARDING, stage(ONBOARDING, "trial"))));
    step(() -> as(BORIS).clients().assign(ACME, VERA));
    step(() -> as(VERA).clients().edit(ClientEdit.of(DUST).to(ONBOARDING, regular())));
    step(() -> as(VERA).activities().edit(ActivityEdit.of(CALL).finished(true)));
    step(() -> as(VERA).activities().edit(ActivityEdit.of(CALL).finished(false)));
    step(
        () ->
            as(ANNA)
                .activities()
                .edit(
                    ActivityEdit.builder()
                        .id(CALL)
                        .client(BOLT)
                        .kind(ActivityKind.MEETING)
                        .subject("Meet")
                        .clearDue(true)
                        .build()));
    step(() -> as(VERA).deals().edit(DealEdit.of(BIG).to(DEALS, stage(DEALS, "won"))));
    step(() -> as(VERA).deals().edit(DealEdit.of(BIG).title("Bigger").off(RISK)));
    step(() -> as(GLEB).deals().edit(DealEdit.of(SMALL).amount(Money.parse("5 JPY"))));
    step(() -> as(GLEB).deals().edit(DealEdit.of(SMALL).to(DEALS, stage(DEALS, "contract"))));
    step(() -> as(GLEB).deals().edit(DealEdit.builder().id(SMALL).clearAmount(true).build()));
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
    return NewClient.builder().id(id).name(name).build();
  }

  private static NewDeal deal(DealId id, ClientId client, String title) {
    return NewDeal.builder().id(id).client(client).title(title).build();
  }

  void people() {
    var users = as(ANNA).users();
    step(
        () ->
            users.create(
                NewUser.builder()
                    .id(FEDOR)
                    .name("Fedor")
                    .email("fedor@example.com")
                    .contacts("by letter")
                    .type(UserType.MANAGER)
                    .status(UserStatus.ACTIVATION_REQUIRED)
                    .addGroups(SALES)
                    .build()));
    step(() -> crm.activate(users.renewActivation(FEDOR).text()));
    step(() -> as(FEDOR).users().edit(UserEdit.of(FEDOR).name("Fedor F.").contacts("")));
    step(() -> users.edit(UserEdit.of(FEDOR).email("").groups(Set.of(SUPPORT))));
    step(() -> as(FEDOR).users().edit(UserEdit.of(FEDOR).email("F@example.com")));
    step(() -> as(BORIS).users().setStatus(GLEB, UserStatus.IP_RESTRICTED));
    step(() -> users.setStatus(GLEB, UserStatus.ACTIVE));
    step(() -> users.denySetting(BORIS, SettingsArea.LABELS));
    step(() -> users.denySetting(BORIS, SettingsArea.CLIENT_FORM));
    step(() -> users.allowSetting(BORIS, SettingsArea.LABELS));
    step(() -> users.setType(CLARA, UserType.MANAGER));
    step(() -> users.setType(CLARA, UserType.HEAD));
    step(() -> users.setResponsible(DINA, CLARA));
  }

  void files() {
    step(() -> attach(ACME, OFFER));
    step(() -> attach(BIG, PHOTO));
    step(() -> attach(CRUX, SCAN));
    step(() -> attach(LATE, LETTER));
    step(() -> as(ANNA).files().delete(OFFER));
    step(() -> as(ANNA).files().undoDelete(OFFER));
    step(() -> as(ANNA).files().delete(PHOTO));
    step(() -> as(ANNA).files().purge(PHOTO));
    step(() -> as(ANNA).files().delete(SCAN));
  }

  private void attach(RecordId on, FileId id) {
    as(ANNA)
        .files()
        .attach(
            on,
            NewFile.builder().id(id).name(id + ".txt").mediaType("text/plain").build(),
            new ByteArrayInputStream(on.path().getBytes(StandardCharsets.UTF_8)));
  }

  /** Settings that records use are changed and deleted. */
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
                    .replacing("new", "start")
                    .replacing("trial", "start")));
    step(() -> as(VERA).clients().edit(ClientEdit.of(ACME).to(ONBOARDING, regular())));
    step(
        () ->
            pipelines.edit(
                PipelineEdit.of(DEALS)
                    .stages(
                        List.of(
                            StageSpec.of("offer"),
                            StageSpec.won("won"),
                            new StageSpec(stage(DEALS, "lost"), "gone", null)))
                    .replacing("contract", "won")));
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
    step(() -> as(DINA).deals().edit(DealEdit.of(LATE).to(RISK, stage(RISK, "low"))));
    step(() -> pipelines.delete(RISK, 1));
    step(() -> as(ANNA).groups().delete(SUPPORT));
  }

  private long valuesOf(FieldId field) {
    return store.read(
        WORKSPACE,
        tx ->
            tx.count(
                dev.crmkit.core.record.RecordKind.CLIENT,
                dev.crmkit.core.query.Scope.everything(),
                new dev.crmkit.core.query.Condition.HasField(field)));
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

  void userDeletions() {
    var users = as(ANNA).users();
    step(() -> users.delete(users.planDeletion(VERA)));
    step(
        () ->
            users.delete(
                dev.crmkit.access.change.UserChange.DeleteUser.of(BORIS)
                    .recordsTo(DINA)
                    .managersTo(CLARA)));
    step(() -> users.delete(DINA));
    step(() -> as(CLARA).clients().assign(DUST, CLARA));
    step(() -> users.create(NewUser.manager("Vera II", "vera@example.com")));
    step(() -> users.undoDelete(VERA, "vera.again@example.com"));
    step(() -> users.undoDelete(DINA));
    step(() -> users.undoDelete(BORIS));
    step(() -> users.setStatus(BORIS, UserStatus.ACTIVE));
  }

  void security() {
    var security = as(ANNA).security();
    step(() -> security.setAllowedRanges(List.of("10.0.0.0/8", "2001:db8::1-2001:db8::9")));
    step(() -> security.setPolicies(new Policies(PeerAccess.EDIT, IpCheck.SIGN_IN)));
    step(() -> security.setPolicies(new Policies(PeerAccess.EDIT, IpCheck.EVERY_CALL)));
    step(() -> security.setAllowedRanges(List.of()));
  }

  void office() {
    step(() -> as(ANNA).users().transferDirectorship(BORIS));
    step(() -> as(BORIS).users().delete(GLEB));
    step(() -> as(BORIS).users().undoDelete(GLEB));
    step(() -> as(BORIS).users().delete(FEDOR));
  }
}
