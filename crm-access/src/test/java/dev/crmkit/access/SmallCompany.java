package dev.crmkit.access;

import dev.crmkit.access.change.NewField;
import dev.crmkit.access.change.NewPipeline;
import dev.crmkit.access.change.NewSection;
import dev.crmkit.access.change.StageSpec;
import dev.crmkit.access.options.CrmOptions;
import dev.crmkit.access.options.Limits;
import dev.crmkit.access.view.ClientView;
import dev.crmkit.core.WorkspaceId;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.client.NewClient;
import dev.crmkit.core.form.FieldId;
import dev.crmkit.core.form.FieldType;
import dev.crmkit.core.form.SectionAccess;
import dev.crmkit.core.form.SectionId;
import dev.crmkit.core.label.LabelId;
import dev.crmkit.core.label.NewLabel;
import dev.crmkit.core.pipeline.Pipeline;
import dev.crmkit.core.pipeline.PipelineId;
import dev.crmkit.core.pipeline.StageId;
import dev.crmkit.core.store.CrmStore;
import dev.crmkit.core.user.NewUser;
import dev.crmkit.core.user.UserId;
import dev.crmkit.core.user.UserType;
import dev.crmkit.store.memory.MemoryStore;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.Set;

/**
 * A small company to try the rules on: Anna directs it; Boris and Clara are heads; Vera and Gleb
 * work under Boris, Dina under Clara, Egor and Zoya under Anna.
 */
public final class SmallCompany {

  public static final UserId ANNA = UserId.of(1);
  public static final UserId BORIS = UserId.of(2);
  public static final UserId CLARA = UserId.of(3);
  public static final UserId VERA = UserId.of(4);
  public static final UserId GLEB = UserId.of(5);
  public static final UserId DINA = UserId.of(6);
  public static final UserId EGOR = UserId.of(7);
  static final UserId ZOYA = UserId.of(8);
  public static final UserId NOBODY = UserId.of(99);

  public static final WorkspaceId WORKSPACE = WorkspaceId.of("company");
  public static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

  public final MemoryStore store = MemoryStore.create();
  public final Crm crm;
  private final CrmOptions options;
  private Instant now = START;

  public SmallCompany() {
    this(Limits.builder().fileSize(1_000).build());
  }

  SmallCompany(Limits limits) {
    options =
        CrmOptions.standard().withClock(() -> now).withRandom(new Random(7)).withLimits(limits);
    crm =
        Crm.open(
            store, WORKSPACE, NewDirector.of("Anna").email("anna@example.com").id(ANNA), options);
    add(BORIS, "Boris", UserType.HEAD, ANNA);
    add(CLARA, "Clara", UserType.HEAD, ANNA);
    add(VERA, "Vera", UserType.MANAGER, BORIS);
    add(GLEB, "Gleb", UserType.MANAGER, BORIS);
    add(DINA, "Dina", UserType.MANAGER, CLARA);
    add(EGOR, "Egor", UserType.MANAGER, ANNA);
    add(ZOYA, "Zoya", UserType.MANAGER, ANNA);
  }

  private void add(UserId id, String name, UserType type, UserId responsible) {
    as(ANNA).users().create(NewUser.of(type, name).id(id).responsible(responsible));
  }

  /** The same company through another store and with other limits. */
  public Crm through(CrmStore other, Limits limits) {
    return Crm.open(other, WORKSPACE, NewDirector.of("Anna"), options.withLimits(limits));
  }

  /** The same company with a retention of its feed. */
  public Crm keepingFeedFor(Duration retention) {
    return Crm.open(store, WORKSPACE, NewDirector.of("Anna"), options.withFeedRetention(retention));
  }

  public CrmSession as(UserId user) {
    return crm.session(user);
  }

  public CrmSession from(String address, UserId user) {
    try {
      return crm.session(user, InetAddress.getByName(address));
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** Lets time go by. */
  public Instant later() {
    now = now.plus(Duration.ofMinutes(1));
    return now;
  }

  public void advance(Duration time) {
    now = now.plus(time);
  }

  /** Sets the clock back. */
  public void earlier() {
    now = now.minus(Duration.ofDays(1));
  }

  public ClientId client(UserId owner, String name) {
    return as(owner).clients().create(NewClient.of(name)).id();
  }

  public ClientView seenByAnna(ClientId client) {
    return as(ANNA).clients().get(client);
  }

  public FieldId field(String name, FieldType type) {
    return as(ANNA).form().createField(NewField.of(name, type)).id();
  }

  /** A section that is open to heads only. */
  public SectionId headsOnly() {
    SectionId id = as(ANNA).form().createSection(NewSection.of("Money")).id();
    as(ANNA).form().setAccess(id, SectionAccess.only(Set.of(UserType.HEAD), Set.of()));
    return id;
  }

  public LabelId label(String name) {
    return as(ANNA).labels().create(NewLabel.of(name)).id();
  }

  public Pipeline clientPipeline(String name, String... stages) {
    NewPipeline pipeline = NewPipeline.ofClients(name);
    for (String stage : stages) {
      pipeline = pipeline.addStage(stage);
    }
    return as(ANNA).pipelines().create(pipeline);
  }

  /** A pipeline of deals: offer, won, lost. */
  public Pipeline sales(String name) {
    return as(ANNA)
        .pipelines()
        .create(
            NewPipeline.ofDeals(name)
                .addStage("offer")
                .addStage(StageSpec.won("won"))
                .addStage(StageSpec.lost("lost")));
  }

  public static StageId stage(Pipeline pipeline, String name) {
    return pipeline.stages().stream()
        .filter(stage -> stage.name().equals(name))
        .findFirst()
        .orElseThrow()
        .id();
  }

  public static PipelineId unknownPipeline() {
    return PipelineId.of(987_654);
  }
}
