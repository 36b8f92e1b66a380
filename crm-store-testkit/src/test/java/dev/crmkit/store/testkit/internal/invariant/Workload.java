package dev.crmkit.store.testkit.internal.invariant;

import dev.crmkit.access.Crm;
import dev.crmkit.access.CrmSession;
import dev.crmkit.access.NewDirector;
import dev.crmkit.access.options.CrmOptions;
import dev.crmkit.access.options.Limits;
import dev.crmkit.access.view.FeedEvent;
import dev.crmkit.core.WorkspaceId;
import dev.crmkit.core.activity.ActivityId;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.deal.DealId;
import dev.crmkit.core.file.FileId;
import dev.crmkit.core.form.FieldId;
import dev.crmkit.core.form.SectionId;
import dev.crmkit.core.history.Event;
import dev.crmkit.core.label.LabelId;
import dev.crmkit.core.pipeline.Pipeline;
import dev.crmkit.core.pipeline.PipelineId;
import dev.crmkit.core.pipeline.StageId;
import dev.crmkit.core.store.CrmStore;
import dev.crmkit.core.user.GroupId;
import dev.crmkit.core.user.NewUser;
import dev.crmkit.core.user.UserId;
import dev.crmkit.core.user.UserType;
import dev.crmkit.store.memory.MemoryStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;

/**
 * A workspace in which every operation of sessions is carried out: Anna is the Director, Boris and
 * Clara are heads; Vera and Gleb work under Boris, Dina under Clara, Egor under Anna.
 */
final class Workload {

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

  /** Creates the workspace with its users; the callback runs after each step. */
  Workload(Runnable afterEach) {
    this.afterEach = afterEach;
    CrmOptions options =
        CrmOptions.standard()
            .withClock(() -> now)
            .withRandom(new Random(7))
            .withLimits(Limits.builder().fileSize(1_000).build());
    crm =
        Crm.open(
            store, WORKSPACE, NewDirector.of("Anna").email("anna@example.com").id(ANNA), options);
    add(BORIS, "Boris", UserType.HEAD, ANNA);
    add(CLARA, "Clara", UserType.HEAD, ANNA);
    add(VERA, "Vera", UserType.MANAGER, BORIS);
    add(GLEB, "Gleb", UserType.MANAGER, BORIS);
    add(DINA, "Dina", UserType.MANAGER, CLARA);
    add(EGOR, "Egor", UserType.MANAGER, ANNA);
  }

  /** Returns a workspace after all steps. */
  static Workload completed() {
    Workload workload = new Workload(() -> {});
    workload.runAllSteps();
    return workload;
  }

  void runAllSteps() {
    SettingsWorkload settings = new SettingsWorkload(this);
    RecordWorkload records = new RecordWorkload(this);
    UserWorkload people = new UserWorkload(this);
    settings.groups();
    settings.form();
    settings.labels();
    settings.pipelines();
    records.records();
    people.changeUsers();
    records.files();
    settings.settingsInUse();
    records.recordDeletions();
    people.userDeletions();
    settings.security();
    people.replaceDirector();
  }

  private void add(UserId id, String name, UserType type, UserId over) {
    step(
        () ->
            as(ANNA)
                .users()
                .create(
                    NewUser.of(type, name).id(id).email(name + "@example.com").responsible(over)));
  }

  CrmSession as(UserId user) {
    return crm.session(user);
  }

  List<Event> events() {
    return crm.feed().stream().map(FeedEvent::event).toList();
  }

  Instant now() {
    return now;
  }

  /** Runs one step, a minute after the previous one. */
  void step(Runnable what) {
    now = now.plus(Duration.ofMinutes(1));
    what.run();
    afterEach.run();
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
}
