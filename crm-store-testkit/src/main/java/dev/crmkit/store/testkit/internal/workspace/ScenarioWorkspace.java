package dev.crmkit.store.testkit.internal.workspace;

import dev.crmkit.access.Crm;
import dev.crmkit.access.CrmSession;
import dev.crmkit.access.view.ActivationToken;
import dev.crmkit.access.view.FeedPage;
import dev.crmkit.access.view.HistoryView;
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
import dev.crmkit.store.testkit.internal.operation.EntityKind;
import dev.crmkit.store.testkit.internal.operation.EntityRef;
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

/** A workspace in which a scenario happens, with all that the runner keeps for it. */
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
  private long hostRead;

  /** A company. */
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

  /** Goes on in what another store has of it. */
  public void reopen(CrmStore reopened) {
    store = reopened;
    crm = opening.apply(reopened);
  }

  /** Where it is kept. */
  public CrmStore store() {
    return store;
  }

  /** The workspace. */
  public Crm crm() {
    return crm;
  }

  /** The names of what is in it. */
  public EntityNames names() {
    return names;
  }

  /** The clock. */
  public ManualClock clock() {
    return clock;
  }

  /** Whether a thing was set up before the first step. */
  public boolean isGiven(EntityRef thing) {
    return setUp.contains(thing);
  }

  /** A session of the present Director. */
  public CrmSession director() {
    return crm.session(crm.director().id());
  }

  /** The organisation as it is, to look up what goes by a name. */
  public OrgSnapshot org() {
    return store.read(crm.workspace(), ReadTransaction::org);
  }

  /** The status of a user. */
  public UserStatus status(UserId user) {
    return org().user(user).map(User::status).orElse(UserStatus.ACTIVE);
  }

  /** The stage of a pipeline that goes by a name. */
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

  /** A token that was sent to a user. */
  public String token(UserId user, Optional<Long> number) {
    List<String> sent = tokens.getOrDefault(user, List.of());
    long index = number.orElse((long) sent.size()) - 1;
    return index >= 0 && index < sent.size() ? sent.get((int) index) : "no token was sent";
  }

  /** Lets the name go to a label that was created. */
  public void bindName(Label label) {
    names.bind(EntityKind.LABEL, label.name(), label.id().value());
  }

  /** Lets the name go to a group that was created. */
  public void bindName(Group group) {
    names.bind(EntityKind.GROUP, group.name(), group.id().value());
  }

  /** Lets the name go to a pipeline that was created. */
  public void bindName(Pipeline pipeline) {
    names.bind(EntityKind.PIPELINE, pipeline.name(), pipeline.id().value());
  }

  /** Lets what follows be news: what was set up is none. */
  public void startFeed() {
    setUpAt = clock.instant();
    hostRead = crm.feed().last();
  }

  /** What came into the feed since the host application last asked. */
  public List<Event> newEvents() {
    List<Event> news = new ArrayList<>();
    List<Event> page;
    do {
      page = crm.feed().after(hostRead, PAGE);
      news.addAll(page);
      hostRead = page.isEmpty() ? hostRead : page.get(page.size() - 1).position();
    } while (!page.isEmpty());
    return news;
  }

  /** Returns what a user sees of the events since they last asked. */
  public List<HistoryView> newEvents(Actor actor) {
    List<HistoryView> news = new ArrayList<>();
    FeedPage page;
    do {
      page = actor.session().events(read.get(actor.user()), PAGE);
      String next = page.next();
      if (next != null) {
        read.put(actor.user(), next);
      }
      page.items().stream().filter(entry -> entry.at().isAfter(setUpAt)).forEach(news::add);
    } while (page.more());
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

  /** The id of a thing. */
  public Subject id(EntityRef thing) {
    return Subject.parse(thing.kind().key() + "/" + names.number(thing.kind(), thing.name()));
  }

  /** The id of a thing or an area of settings. */
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
