package dev.crmkit.store.testkit.internal.reference;

import dev.crmkit.store.testkit.internal.model.FormField;
import dev.crmkit.store.testkit.internal.model.IpAddresses;
import dev.crmkit.store.testkit.internal.model.Item;
import dev.crmkit.store.testkit.internal.model.Person;
import dev.crmkit.store.testkit.internal.model.ReferenceWorkspace;
import dev.crmkit.store.testkit.internal.model.UnspecifiedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A naive, slow implementation of the rules in memory, for one workspace. It answers the steps of a
 * scenario, and shows the generators of scenarios what the workspace contains.
 *
 * <p>Names are those of the scenario; a record or a file has its kind in its name, as in {@code
 * client/acme}. Methods that take a name throw an {@link IllegalArgumentException} if there never
 * was such an entity, unless they say otherwise.
 */
public final class Reference {

  private static final List<String> STEP_KEYS = List.of("note", "expect", "after", "in");

  private ReferenceWorkspace workspace;
  private Set<String> violations = Set.of();

  /**
   * Creates a workspace.
   *
   * @param given the {@code given} of a scenario (docs/scenarios.md): texts, lists, maps and null
   */
  public Reference(Map<String, ?> given) {
    this.workspace = WorkspaceLoader.workspace(given);
  }

  private Reference(ReferenceWorkspace workspace) {
    this.workspace = workspace;
  }

  /** Returns an independent copy. */
  public Reference copy() {
    return new Reference(new ReferenceWorkspace(workspace));
  }

  /**
   * Runs one step.
   *
   * @param step its verb with the arguments, and possibly {@code after}; the expectation, the note
   *     and the workspace are ignored
   * @return the answer in the form of the step's {@code expect}: a text, a list or a map
   * @throws UnspecifiedException if the rules leave the answer open or the reference does not model
   *     it; the workspace is then unchanged
   */
  public Object answer(Map<String, ?> step) {
    DataMap all = DataMap.of(step);
    String verb = all.firstKeyBut(STEP_KEYS);
    ReferenceWorkspace next = new ReferenceWorkspace(workspace);
    next.now += Duration.parse(all.text("after", "PT1S")).toMillis();
    Object answer;
    violations = Set.of();
    if (verb.equals("do")) {
      DataMap change = all.map(verb);
      OperationExecutor executor = new OperationExecutor(new ReferenceWorkspace(next));
      answer = executor.run(change);
      violations = executor.violations();
      if (!"true".equals(change.text("dry-run"))) {
        next = executor.workspace();
        SettingsHistory.remember(workspace, next, change.text("user"));
      }
    } else {
      answer = new QuestionEvaluator(next).answer(verb, all.map(verb));
    }
    workspace = next;
    return answer;
  }

  /**
   * Runs one step as {@link #answer} does; returns null, and changes nothing, if the answer is
   * unspecified or the user of the step never existed.
   */
  public @Nullable Object answerIfSpecified(Map<String, ?> step) {
    DataMap all = DataMap.of(step);
    String user = all.map(all.firstKeyBut(STEP_KEYS)).text("user");
    if (user != null && !workspace.people.containsKey(user)) {
      return null;
    }
    try {
      return answer(step);
    } catch (UnspecifiedException e) {
      return null;
    }
  }

  /**
   * Returns the arguments that made the last answer {@code invalid}: all names that {@code expect:
   * {error: invalid, field: NAME}} can have, in order.
   */
  public List<String> violations() {
    return violations.stream().sorted().toList();
  }

  /**
   * Returns everything that the user may know (V8): no call of the user can distinguish two states
   * with equal knowledge, except for what the rules exempt.
   */
  public Map<String, Object> knowledge(String user) {
    return new Knowledge(workspace, user).all();
  }

  /** Returns all users that ever existed, in the order of their creation. */
  public List<String> users() {
    return List.copyOf(workspace.people.keySet());
  }

  public boolean isDeleted(String user) {
    return person(user).isDeleted();
  }

  public String status(String user) {
    return person(user).status;
  }

  public String nameOf(String user) {
    return person(user).name;
  }

  public String type(String user) {
    return person(user).type;
  }

  public @Nullable String responsible(String user) {
    return person(user).responsible;
  }

  public String director() {
    return workspace.director().id;
  }

  /**
   * Returns whether the user can work from an address, or without a known address if it is null
   * (U6, U7); false if there is no such user.
   */
  public boolean canWorkFrom(String user, @Nullable String from) {
    return new VisibilityRules(workspace).canWorkFrom(user, from);
  }

  /** Returns an address in the allowed ranges (U8); null if there are none. */
  public @Nullable String allowedAddress() {
    return workspace.ranges.isEmpty() ? null : IpAddresses.text(workspace.ranges.get(0).low());
  }

  /** Returns whether a user sees the profile of another (U4); false if either does not exist. */
  public boolean seesProfile(String user, String other) {
    return canSee(user, visibility -> visibility.seesProfile(user, other));
  }

  /** Returns the living records and files of some kinds, in the order of their creation. */
  public List<String> records(String... kinds) {
    return records(List.of(kinds));
  }

  public List<String> records(Collection<String> kinds) {
    return workspace.living().stream()
        .filter(item -> kinds.contains(item.kind))
        .map(Item::key)
        .toList();
  }

  /** Returns the living and the deleted records and files of some kinds, without purged ones. */
  public List<String> recordsEver(String... kinds) {
    return recordsEver(List.of(kinds));
  }

  public List<String> recordsEver(Collection<String> kinds) {
    return workspace.items.values().stream()
        .filter(item -> kinds.contains(item.kind) && !item.purged)
        .map(Item::key)
        .toList();
  }

  /** Returns whether the user sees the record or file (V1 to V7); false if either is missing. */
  public boolean sees(String user, String record) {
    return canSee(user, visibility -> visibility.sees(user, record));
  }

  /** Returns whether the user sees the records of an owner (V1 to V5). */
  public boolean seesRecordsOf(String user, String owner) {
    return canSee(user, visibility -> visibility.seesRecordsOf(user, owner));
  }

  /** Returns the owner of a record, or of the record of a file. */
  public String owner(String record) {
    return workspace.owner(item(record));
  }

  /** Returns the client of an activity or a deal, which can be deleted (E6); null for others. */
  public @Nullable String clientOf(String record) {
    String client = item(record).client;
    return client == null ? null : "client/" + client;
  }

  public int version(String record) {
    return item(record).version;
  }

  /**
   * Returns whether the deletion of a user transferred the record to its owner, so that undoing the
   * deletion returns it (D9).
   */
  public boolean isHandedOver(String record) {
    return !item(record).handedOverBy.isEmpty();
  }

  /** Returns the groups, without the built-in ones. */
  public List<String> groups() {
    return List.copyOf(workspace.groups);
  }

  public List<String> labels() {
    return List.copyOf(workspace.labels.keySet());
  }

  public List<String> sections() {
    return List.copyOf(workspace.sections.keySet());
  }

  public List<String> fields() {
    return List.copyOf(workspace.fields.keySet());
  }

  /** Returns whether the user sees the section (F2); false if either does not exist. */
  public boolean seesSection(String user, String section) {
    return canSee(user, visibility -> visibility.seesSection(user, section));
  }

  /** Returns whether the user sees the field (F2); false if either does not exist. */
  public boolean seesField(String user, String field) {
    return canSee(user, visibility -> visibility.seesField(user, field));
  }

  public String typeOf(String field) {
    return field(field).type;
  }

  public String sectionOf(String field) {
    return field(field).section;
  }

  public boolean isRequired(String field) {
    return field(field).required;
  }

  /** Returns the active options of a field, in order. */
  public List<String> options(String field) {
    return List.copyOf(field(field).options);
  }

  public List<String> archivedOptions(String field) {
    return List.copyOf(field(field).archived);
  }

  /** Returns the number with which the deletion of the fields must be confirmed (F8). */
  public int values(List<String> fields) {
    return FormOperations.values(workspace, fields);
  }

  public List<String> pipelines() {
    return List.copyOf(workspace.pipelines.keySet());
  }

  /** Returns the records that a pipeline is for: clients or deals. */
  public String of(String pipeline) {
    return found(workspace.pipelines, pipeline).records;
  }

  /** Returns the stages of a pipeline, in order. */
  public List<String> stages(String pipeline) {
    return new ArrayList<>(found(workspace.pipelines, pipeline).stages.keySet());
  }

  /** Returns how a stage closes a deal (P3): won, lost or null. */
  public @Nullable String closes(String pipeline, String stage) {
    return found(workspace.pipelines, pipeline).outcome(stage);
  }

  /** Returns the number with which the deletion of a pipeline must be confirmed (P4). */
  public int recordsIn(String pipeline) {
    return PipelineOperations.records(workspace, pipeline);
  }

  /** Returns all names of a kind that were ever used: user, client, section, field, … */
  public List<String> names(String kind) {
    return workspace.usedKeys.stream()
        .filter(key -> key.startsWith(kind + "/"))
        .map(key -> key.substring(kind.length() + 1))
        .sorted()
        .toList();
  }

  private boolean canSee(String user, Predicate<VisibilityRules> question) {
    return workspace.person(user) != null && question.test(new VisibilityRules(workspace));
  }

  private Person person(String id) {
    return found(workspace.people, id);
  }

  private Item item(String key) {
    return found(workspace.items, key);
  }

  private FormField field(String id) {
    return found(workspace.fields, id);
  }

  private static <T> T found(Map<String, T> all, String id) {
    T thing = all.get(id);
    if (thing == null) {
      throw new IllegalArgumentException("there is no " + id);
    }
    return thing;
  }
}
