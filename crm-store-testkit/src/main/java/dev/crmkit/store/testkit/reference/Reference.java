package dev.crmkit.store.testkit.reference;

import dev.crmkit.store.testkit.internal.model.FormField;
import dev.crmkit.store.testkit.internal.model.IpAddresses;
import dev.crmkit.store.testkit.internal.model.Item;
import dev.crmkit.store.testkit.internal.model.Person;
import dev.crmkit.store.testkit.internal.model.PipelineState;
import dev.crmkit.store.testkit.internal.model.ReferenceWorkspace;
import dev.crmkit.store.testkit.internal.model.UnspecifiedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A workspace by the rules of the model: naive, slow and in memory. It answers the steps of a
 * scenario, and shows generators of scenarios what there is.
 *
 * <p>Names are those of the scenario; a record or a file goes by kind and name, as {@code
 * client/acme}.
 */
public final class Reference {

  private static final List<String> STEP_KEYS = List.of("note", "expect", "after", "in");

  private ReferenceWorkspace workspace;
  private Set<String> violations = Set.of();

  /**
   * Sets a workspace up.
   *
   * @param given the {@code given} of a scenario (docs/scenarios.md), as texts, lists, maps and
   *     null
   */
  public Reference(Map<String, ?> given) {
    this.workspace = WorkspaceLoader.workspace(given);
  }

  private Reference(ReferenceWorkspace workspace) {
    this.workspace = workspace;
  }

  /**
   * A copy that goes its own way.
   *
   * @return one that shares nothing with this
   */
  public Reference copy() {
    return new Reference(new ReferenceWorkspace(workspace));
  }

  /**
   * Asks or does one step.
   *
   * @param step its map: a verb with its arguments, and maybe {@code after}; what is expected, a
   *     note and the workspace are not looked at
   * @return what must come out, as the step's {@code expect} could say it: a text, a list or a map
   * @throws UnspecifiedException when the rules leave it open or the reference does not know:
   *     nothing was done then
   */
  public Object answer(Map<String, ?> step) {
    DataMap all = DataMap.of(step);
    String verb = all.firstKeyBut(STEP_KEYS);
    ReferenceWorkspace next = new ReferenceWorkspace(workspace);
    next.now += Duration.parse(all.text("after", "PT1S")).toMillis();
    Object answer;
    violations = Set.of();
    if (verb.equals("do")) {
      OperationExecutor doing = new OperationExecutor(next);
      answer = doing.run(all.map(verb));
      violations = doing.violations();
      next = doing.workspace();
      SettingsHistory.remember(workspace, next, all.map(verb).text("user"));
    } else {
      answer = new QuestionEvaluator(next).answer(verb, all.map(verb));
    }
    workspace = next;
    return answer;
  }

  /**
   * What the violations of the last answer were of, if it was that something is invalid.
   *
   * @return all the names that {@code expect: {error: invalid, field: NAME}} may say, in order
   */
  public List<String> violations() {
    return violations.stream().sorted().toList();
  }

  /**
   * Returns everything that the user may know (V8): no call of the user can distinguish two states
   * with equal knowledge, except for what the rules exempt.
   *
   * @param user the name of the user
   * @return data that compares by equals
   */
  public Map<String, Object> knowledge(String user) {
    return new Knowledge(workspace, user).all();
  }

  // ------------------------------------------------------------------ users

  /**
   * Everybody who ever was.
   *
   * @return in the order of their creation
   */
  public List<String> users() {
    return List.copyOf(workspace.people.keySet());
  }

  /**
   * Whether the user has been deleted.
   *
   * @param user one that ever was
   * @return true if they have been deleted
   */
  public boolean isDeleted(String user) {
    return anyone(user).isDeleted();
  }

  /**
   * Returns the status of a user; active if there is no such user.
   *
   * @param user one that ever was
   * @return a word such as ip-restricted
   */
  public String status(String user) {
    return anyone(user).status;
  }

  /**
   * The display name of a user (U4).
   *
   * @param user a user who is or was there
   * @return as it is now
   */
  public String nameOf(String user) {
    return anyone(user).name;
  }

  /**
   * The type of a user.
   *
   * @param user one that ever was
   * @return director, head or manager
   */
  public String type(String user) {
    return anyone(user).type;
  }

  /**
   * Returns the responsible of a user.
   *
   * @param user one that ever was
   * @return null of the Director
   */
  public @Nullable String responsible(String user) {
    return anyone(user).responsible;
  }

  /**
   * Who the Director is.
   *
   * @return the name of the user
   */
  public String director() {
    return workspace.director().id;
  }

  /**
   * Whether the user works (U6, U7).
   *
   * @param user anybody
   * @param from the address that they come from; null if none is known
   * @return false also of a deleted one and of nobody
   */
  public boolean canWorkFrom(String user, @Nullable String from) {
    return new VisibilityRules(workspace).canWorkFrom(user, from);
  }

  /**
   * An address that those who are limited by IP may come from (U8).
   *
   * @return null where no range is set
   */
  public @Nullable String allowedAddress() {
    return workspace.ranges.isEmpty() ? null : IpAddresses.text(workspace.ranges.get(0).low());
  }

  /**
   * Whether one sees the profile of another (U4).
   *
   * @param user anybody
   * @param other anybody
   * @return false if either is not there
   */
  public boolean seesProfile(String user, String other) {
    return workspace.person(user) != null
        && new VisibilityRules(workspace).seesProfile(user, other);
  }

  // ------------------------------------------------------------------ records

  /**
   * The records and files that are there.
   *
   * @param kinds any of client, activity, deal, file
   * @return as "client/acme", in the order of their creation
   */
  public List<String> records(String... kinds) {
    return workspace.living().stream()
        .filter(item -> Set.of(kinds).contains(item.kind))
        .map(Item::key)
        .toList();
  }

  /**
   * The records and files that ever were, but for those that have been purged.
   *
   * @param kinds any of client, activity, deal, file
   * @return as "client/acme", in the order of their creation
   */
  public List<String> recordsEver(String... kinds) {
    return workspace.items.values().stream()
        .filter(item -> Set.of(kinds).contains(item.kind) && !item.purged)
        .map(Item::key)
        .toList();
  }

  /**
   * Whether the user sees the record or file (V1 to V7).
   *
   * @param user anybody
   * @param record as "client/acme"
   * @return false if either is not there
   */
  public boolean sees(String user, String record) {
    return workspace.person(user) != null && new VisibilityRules(workspace).sees(user, record);
  }

  /**
   * Whether the user sees what another owns (V1 to V5).
   *
   * @param user anybody
   * @param owner anybody
   * @return false if the user is not there
   */
  public boolean seesRecordsOf(String user, String owner) {
    return workspace.person(user) != null
        && new VisibilityRules(workspace).seesRecordsOf(user, owner);
  }

  /**
   * The owner of a record, or of that which a file is on.
   *
   * @param record one that ever was
   * @return the name of the user
   */
  public String owner(String record) {
    return workspace.owner(item(record));
  }

  /**
   * The client of an activity or a deal, which need not be there any more (E6).
   *
   * @param record one that ever was
   * @return as "client/acme"; null of a client and of a file
   */
  public @Nullable String clientOf(String record) {
    String client = item(record).client;
    return client == null ? null : "client/" + client;
  }

  /**
   * The version of a record (E7).
   *
   * @param record one that ever was
   * @return from 1 on
   */
  public int version(String record) {
    return item(record).version;
  }

  /**
   * Returns whether the deletion of a user put the record where it is, so that undoing it would
   * take it back (D9).
   *
   * @param record one that ever was
   * @return true if nobody has assigned it since
   */
  public boolean isHandedOver(String record) {
    return !item(record).handedOverBy.isEmpty();
  }

  // ------------------------------------------------------------------ settings

  /**
   * The groups.
   *
   * @return without the types
   */
  public List<String> groups() {
    return List.copyOf(workspace.groups);
  }

  /**
   * The labels.
   *
   * @return their names
   */
  public List<String> labels() {
    return List.copyOf(workspace.labels.keySet());
  }

  /**
   * The sections of the client form.
   *
   * @return their names, "1" among them
   */
  public List<String> sections() {
    return List.copyOf(workspace.sections.keySet());
  }

  /**
   * The fields of the client form.
   *
   * @return of all sections
   */
  public List<String> fields() {
    return List.copyOf(workspace.fields.keySet());
  }

  /**
   * Whether the user sees the section (F2).
   *
   * @param user anybody
   * @param section any
   * @return false if either is not there
   */
  public boolean seesSection(String user, String section) {
    return workspace.person(user) != null
        && new VisibilityRules(workspace).seesSection(user, section);
  }

  /**
   * Whether the user sees the field (F2).
   *
   * @param user anybody
   * @param field any
   * @return false if either is not there
   */
  public boolean seesField(String user, String field) {
    return workspace.person(user) != null && new VisibilityRules(workspace).seesField(user, field);
  }

  /**
   * The type of a field.
   *
   * @param field one that there is
   * @return text, number, checkbox, date or selector
   */
  public String typeOf(String field) {
    return field(field).type;
  }

  /**
   * The section of a field.
   *
   * @param field one that there is
   * @return its name
   */
  public String sectionOf(String field) {
    return field(field).section;
  }

  /**
   * Whether the field is required (F6).
   *
   * @param field one that there is
   * @return true if it is
   */
  public boolean isRequired(String field) {
    return field(field).required;
  }

  /**
   * The options of a field that are offered.
   *
   * @param field one that there is
   * @return in order; none if it is no selector
   */
  public List<String> options(String field) {
    return List.copyOf(field(field).options);
  }

  /**
   * The options of a field that have been archived (F4).
   *
   * @param field one that there is
   * @return old values may still be of them
   */
  public List<String> archivedOptions(String field) {
    return List.copyOf(field(field).archived);
  }

  /**
   * Returns how many values fields have in the entire workspace, the number that deleting them has
   * to be confirmed with (F8).
   *
   * @param fields some that there are
   * @return 0 or more
   */
  public int values(List<String> fields) {
    return FormOperations.values(workspace, fields);
  }

  /**
   * The pipelines.
   *
   * @return of clients and of deals
   */
  public List<String> pipelines() {
    return List.copyOf(workspace.pipelines.keySet());
  }

  /**
   * What a pipeline is of.
   *
   * @param pipeline one that there is
   * @return clients or deals
   */
  public String of(String pipeline) {
    return pipe(pipeline).records;
  }

  /**
   * The stages of a pipeline.
   *
   * @param pipeline one that there is
   * @return in order
   */
  public List<String> stages(String pipeline) {
    return new ArrayList<>(pipe(pipeline).stages.keySet());
  }

  /**
   * How a stage closes a deal (P3).
   *
   * @param pipeline one that there is
   * @param stage one of its stages
   * @return won, lost, or null if it does not
   */
  public @Nullable String closes(String pipeline, String stage) {
    return pipe(pipeline).outcome(stage);
  }

  /**
   * How many records are in a pipeline, the number that deleting it has to be confirmed with (P4).
   *
   * @param pipeline any
   * @return 0 or more
   */
  public int recordsIn(String pipeline) {
    return PipelineOperations.records(workspace, pipeline);
  }

  /**
   * Every name that ever was given to something that keeps it.
   *
   * @param kind such as user, client, section, field
   * @return the names
   */
  public List<String> names(String kind) {
    return workspace.usedKeys.stream()
        .filter(key -> key.startsWith(kind + "/"))
        .map(key -> key.substring(kind.length() + 1))
        .sorted()
        .toList();
  }

  private Person anyone(String user) {
    Person person = workspace.people.get(user);
    if (person == null) {
      throw new IllegalArgumentException("no user " + user);
    }
    return person;
  }

  private Item item(String record) {
    Item item = workspace.items.get(record);
    if (item == null) {
      throw new IllegalArgumentException("no " + record);
    }
    return item;
  }

  private FormField field(String id) {
    FormField field = workspace.fields.get(id);
    if (field == null) {
      throw new IllegalArgumentException("no field " + id);
    }
    return field;
  }

  private PipelineState pipe(String id) {
    PipelineState pipe = workspace.pipelines.get(id);
    if (pipe == null) {
      throw new IllegalArgumentException("no pipeline " + id);
    }
    return pipe;
  }
}
