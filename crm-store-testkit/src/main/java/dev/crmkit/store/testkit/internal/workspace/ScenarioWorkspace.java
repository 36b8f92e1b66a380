package dev.crmkit.store.testkit.internal.workspace;

import dev.crmkit.access.Crm;
import dev.crmkit.access.CrmSession;
import dev.crmkit.access.query.PageRequest;
import dev.crmkit.access.view.ActivationToken;
import dev.crmkit.access.view.FeedEvent;
import dev.crmkit.access.view.HistoryView;
import dev.crmkit.access.view.Page;
import dev.crmkit.access.view.UserView;
import dev.crmkit.core.Subject;
import dev.crmkit.core.form.Field;
import dev.crmkit.core.history.Event;
import dev.crmkit.core.label.Label;
import dev.crmkit.core.org.OrgSnapshot;
import dev.crmkit.core.pipeline.Pipeline;
import dev.crmkit.core.pipeline.PipelineId;
import dev.crmkit.core.pipeline.Stage;
import dev.crmkit.core.pipeline.StageId;
import dev.crmkit.core.store.CrmStore;
import dev.crmkit.core.store.ReadTransaction;
import dev.crmkit.core.user.Group;
import dev.crmkit.core.user.SettingsArea;
import dev.crmkit.core.user.User;
import dev.crmkit.core.user.UserId;
import dev.crmkit.core.user.UserStatus;
import dev.crmkit.store.testkit.internal.format.EntityKind;
import dev.crmkit.store.testkit.internal.format.EntityRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A workspace in which a scenario runs, with the state that the runner keeps for it. */
public final class ScenarioWorkspace {

  private static final int PAGE = 100;

  private final Function<CrmStore, Crm> opening;
  private final EntityNames names;
  private final ManualClock clock;
  private final Set<EntityRef> setUp;
  private final Map<UserId, List<String>> tokens = new HashMap<>();
  private final Map<UserId, String> read = new HashMap<>();
  private CrmStore store;
  private Crm crm;
  private Instant setUpAt = Instant.MIN;
  private @Nullable String hostRead;

  /** Opens the workspace. */
  public ScenarioWorkspace(
      CrmStore store,
      Function<CrmStore, Crm> opening,
      EntityNames names,
      ManualClock clock,
      Collection<EntityRef> setUp) {
    this.store = store;
    this.opening = opening;
    this.crm = opening.apply(store);
    this.names = names;
    this.clock = clock;
    this.setUp = Set.copyOf(setUp);
  }

  /** Continues in another store that has the workspace. */
  public void reopen(CrmStore reopened) {
    store = reopened;
    crm = opening.apply(reopened);
  }

  /** Returns the unguarded store. */
  public CrmStore store() {
    return store;
  }

  /** Returns the host application's API. */
  public Crm crm() {
    return crm;
  }

  /** Returns the names of its entities. */
  public EntityNames names() {
    return names;
  }

  /** The clock. */
  public ManualClock clock() {
    return clock;
  }

  /** Returns whether the {@code given} sets up an entity. */
  public boolean isGiven(EntityRef thing) {
    return setUp.contains(thing);
  }

  /** Opens a session of the current Director. */
  public CrmSession director() {
    return crm.session(crm.director().id());
  }

  /** Returns the current organisation. */
  public OrgSnapshot org() {
    return store.read(crm.workspace(), ReadTransaction::org);
  }

  /** Returns the status of a user; active if there is no such user. */
  public UserStatus status(UserId user) {
    return org().user(user).map(User::status).orElse(UserStatus.ACTIVE);
  }

  /** Returns the stage with a name; an unknown id if there is none. */
  public StageId stage(PipelineId pipeline, String name) {
    return org().pipeline(pipeline).map(Pipeline::stages).orElse(List.of()).stream()
        .filter(stage -> stage.name().equals(name))
        .map(Stage::id)
        .findFirst()
        .orElseGet(() -> StageId.of(names.number(EntityKind.STAGE, name)));
  }

  /** Keeps the token of a user, if a call issued one, as if it had been sent to that user. */
  public void rememberToken(UserView user) {
    user.activation().ifPresent(this::rememberToken);
  }

  /** Keeps a token as if it had been sent. */
  public void rememberToken(ActivationToken token) {
    tokens.computeIfAbsent(token.user(), none -> new ArrayList<>()).add(token.text());
  }

  /** Returns a token that was sent to a user. */
  public String token(UserId user, Optional<Long> number) {
    List<String> sent = tokens.getOrDefault(user, List.of());
    long index = number.orElse((long) sent.size()) - 1;
    return index >= 0 && index < sent.size() ? sent.get((int) index) : "no token was sent";
  }

  /** Binds the name of a new label. */
  public void bindName(Label label) {
    names.bind(EntityKind.LABEL, label.name(), label.id().value());
  }

  /** Binds the name of a new group. */
  public void bindName(Group group) {
    names.bind(EntityKind.GROUP, group.name(), group.id().value());
  }

  /** Binds the name of a new pipeline. */
  public void bindName(Pipeline pipeline) {
    names.bind(EntityKind.PIPELINE, pipeline.name(), pipeline.id().value());
  }

  /** Starts the feed after the events of the setup. */
  public void startFeed() {
    setUpAt = clock.instant();
    hostRead = crm.feed().end();
  }

  /** Returns the events since the host application last asked. */
  public List<Event> newEvents() {
    List<Event> news = new ArrayList<>();
    Page<FeedEvent> page;
    do {
      page = crm.feed().list(PageRequest.first().limit(PAGE).after(hostRead));
      page.items().forEach(change -> news.add(change.event()));
      hostRead = page.next().orElseThrow();
    } while (page.hasMore());
    return news;
  }

  /** Returns what a user sees of the events since they last asked. */
  public List<HistoryView> newEvents(Actor actor) {
    List<HistoryView> news = new ArrayList<>();
    Page<HistoryView> page;
    do {
      page = actor.session().events(PageRequest.first().limit(PAGE).after(read.get(actor.user())));
      page.next().ifPresent(next -> read.put(actor.user(), next));
      page.items().stream().filter(entry -> entry.occurredAt().isAfter(setUpAt)).forEach(news::add);
    } while (page.hasMore());
    return news;
  }

  /** Registers the names of stages and options, whose ids the library chose. */
  public void registerNames() {
    OrgSnapshot org = org();
    for (Pipeline pipeline : org.pipelines()) {
      pipeline
          .allStages()
          .forEach(stage -> names.describe(EntityKind.STAGE, stage.id().value(), stage.name()));
    }
    for (Field field : org.fields()) {
      field
          .options()
          .forEach(option -> names.describe(EntityKind.OPTION, option.id().value(), option.name()));
    }
  }

  /** Returns the id of an entity. */
  public Subject id(EntityRef thing) {
    return Subject.parse(thing.kind().key() + "/" + names.number(thing.kind(), thing.name()));
  }

  /** Returns the id of an entity or an area of settings. */
  public Optional<Subject> subject(EntityRef thing) {
    if (thing.kind() != EntityKind.SETTINGS) {
      return Optional.of(id(thing));
    }
    return Arrays.stream(SettingsArea.values())
        .filter(area -> area.key().equals(thing.name()))
        .map(Subject.class::cast)
        .findFirst();
  }
}
