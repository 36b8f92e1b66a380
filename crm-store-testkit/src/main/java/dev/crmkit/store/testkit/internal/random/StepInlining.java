package dev.crmkit.store.testkit.internal.random;

import dev.crmkit.store.testkit.internal.format.RecordForm;
import dev.crmkit.store.testkit.internal.operation.FormOperation.CreateField;
import dev.crmkit.store.testkit.internal.operation.FormOperation.CreateSection;
import dev.crmkit.store.testkit.internal.operation.FormOperation.SetSectionAccess;
import dev.crmkit.store.testkit.internal.operation.Operation;
import dev.crmkit.store.testkit.internal.operation.RecordOperation.Assign;
import dev.crmkit.store.testkit.internal.operation.RecordOperation.AssignMany;
import dev.crmkit.store.testkit.internal.operation.RecordOperation.AttachFile;
import dev.crmkit.store.testkit.internal.operation.RecordOperation.CreateActivity;
import dev.crmkit.store.testkit.internal.operation.RecordOperation.CreateClient;
import dev.crmkit.store.testkit.internal.operation.RecordOperation.CreateDeal;
import dev.crmkit.store.testkit.internal.operation.RecordOperation.EditActivity;
import dev.crmkit.store.testkit.internal.operation.RecordOperation.EditClient;
import dev.crmkit.store.testkit.internal.operation.RecordOperation.EditDeal;
import dev.crmkit.store.testkit.internal.operation.RecordOperation.EditMany;
import dev.crmkit.store.testkit.internal.operation.SettingsOperation.CreateGroup;
import dev.crmkit.store.testkit.internal.operation.SettingsOperation.CreateLabel;
import dev.crmkit.store.testkit.internal.operation.SettingsOperation.CreatePipeline;
import dev.crmkit.store.testkit.internal.operation.SettingsOperation.DenySetting;
import dev.crmkit.store.testkit.internal.operation.SettingsOperation.SetAllowedIps;
import dev.crmkit.store.testkit.internal.operation.SettingsOperation.SetPolicy;
import dev.crmkit.store.testkit.internal.operation.UserOperation.CreateUser;
import dev.crmkit.store.testkit.internal.operation.UserOperation.DeleteUser;
import dev.crmkit.store.testkit.internal.operation.UserOperation.EditUser;
import dev.crmkit.store.testkit.internal.operation.UserOperation.SetResponsible;
import dev.crmkit.store.testkit.internal.operation.UserOperation.SetStatus;
import dev.crmkit.store.testkit.internal.operation.UserOperation.SetType;
import dev.crmkit.store.testkit.internal.operation.UserOperation.TransferDirectorship;
import dev.crmkit.store.testkit.script.Script;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Shrinks a scenario by removing a step and setting up the workspace as the step would leave it.
 */
final class StepInlining {

  /** What the operations whose effect can be set up do to the workspace. */
  private static final Map<Class<?>, Consumer<StepInlining>> EFFECTS =
      Map.ofEntries(
          Map.entry(
              SetResponsible.class,
              step -> change(step.user(), "responsible", step.arguments.get("to"))),
          Map.entry(
              SetStatus.class, step -> change(step.user(), "status", step.arguments.get("status"))),
          Map.entry(SetType.class, step -> change(step.user(), "type", step.arguments.get("type"))),
          Map.entry(EditUser.class, step -> change(step.user(), step.without("user"))),
          Map.entry(CreateUser.class, step -> step.addNew("users", "id", step.arguments)),
          Map.entry(DeleteUser.class, step -> step.delete(step.user())),
          Map.entry(TransferDirectorship.class, step -> step.transfer()),
          Map.entry(
              DenySetting.class,
              step -> add(step.user(), "denied-settings", step.arguments.get("settings"))),
          Map.entry(SetPolicy.class, step -> change(step.part("policies"), step.arguments)),
          Map.entry(SetAllowedIps.class, step -> step.given.putAll(step.arguments)),
          Map.entry(
              Assign.class,
              step ->
                  change(
                      step.record(ScriptData.text(step.arguments, "on")),
                      "owner",
                      step.arguments.get("to"))),
          Map.entry(
              AssignMany.class,
              step -> step.changeEach(ScriptData.map("owner", step.arguments.get("to")))),
          Map.entry(EditMany.class, step -> step.changeEach(step.without("on"))),
          Map.entry(CreateClient.class, step -> step.create("clients")),
          Map.entry(CreateActivity.class, step -> step.create("activities")),
          Map.entry(CreateDeal.class, step -> step.create("deals")),
          Map.entry(
              EditClient.class,
              step ->
                  change(
                      step.record("client/" + step.arguments.get("id")), step.without("version"))),
          Map.entry(
              EditActivity.class,
              step ->
                  change(
                      step.record("activity/" + step.arguments.get("id")),
                      step.without("version"))),
          Map.entry(
              EditDeal.class,
              step ->
                  change(step.record("deal/" + step.arguments.get("id")), step.without("version"))),
          Map.entry(AttachFile.class, step -> step.addNew("files", "id", step.arguments)),
          Map.entry(CreateLabel.class, step -> step.addNew("labels", "label", step.arguments)),
          Map.entry(
              CreateGroup.class,
              step -> step.addNew("groups", "group", ScriptData.text(step.arguments, "group"))),
          Map.entry(
              CreatePipeline.class, step -> step.addNew("pipelines", "pipeline", step.arguments)),
          Map.entry(CreateSection.class, step -> step.addNew("form", "section", step.arguments)),
          Map.entry(CreateField.class, step -> step.createField()),
          Map.entry(
              SetSectionAccess.class,
              step -> change(step.section(), "access", step.without("section"))));

  private final Map<String, @Nullable Object> given;
  private final String me;
  private final Map<String, @Nullable Object> arguments;

  private StepInlining(
      Map<String, @Nullable Object> given, String me, Map<String, @Nullable Object> arguments) {
    this.given = given;
    this.me = me;
    this.arguments = arguments;
  }

  static Stream<Script> inlined(Script script) {
    return IntStream.range(0, script.steps().size())
        .filter(index -> Script.verb(script.steps().get(index)).equals("do"))
        .filter(index -> !Script.body(script.steps().get(index)).containsKey("dry-run"))
        .mapToObj(index -> inlined(script, index));
  }

  private static Script inlined(Script script, int index) {
    Map<String, @Nullable Object> step = script.steps().get(index);
    Map<String, @Nullable Object> given = ScriptData.copyOf(script.given());
    String operation = Script.operation(step);
    Map<String, @Nullable Object> body = Script.body(step);
    EFFECTS
        .getOrDefault(RecordForm.alternatives(Operation.class).get(operation), none -> {})
        .accept(
            new StepInlining(
                given,
                ScriptData.text(body, "user"),
                ScriptData.copyOf(ScriptData.mapIn(body, operation))));
    List<Map<String, @Nullable Object>> steps = new ArrayList<>(script.steps());
    steps.remove(index);
    return new Script(given, steps);
  }

  private Map<String, @Nullable Object> without(String key) {
    return ScriptData.without(arguments, key);
  }

  private Map<String, @Nullable Object> user() {
    return named("users", "id", ScriptData.text(arguments, "user"));
  }

  private Map<String, @Nullable Object> section() {
    return named("form", "section", ScriptData.text(arguments, "section"));
  }

  private Map<String, @Nullable Object> record(String record) {
    return record.contains("/")
        ? named(SampleValues.plural(RandomChoices.kind(record)), "id", RandomChoices.id(record))
        : ScriptData.map();
  }

  /** Returns the map with a name in a list; a detached one if there is none. */
  private Map<String, @Nullable Object> named(String list, String key, String name) {
    return ScriptData.maps(given, list).stream()
        .filter(map -> ScriptData.text(map, key).equals(name))
        .findFirst()
        .orElseGet(ScriptData::map);
  }

  private Map<String, @Nullable Object> part(String key) {
    Map<String, @Nullable Object> part = new LinkedHashMap<>(ScriptData.mapIn(given, key));
    given.put(key, part);
    return part;
  }

  private void changeEach(Map<String, @Nullable Object> changes) {
    ScriptData.texts(arguments, "on").forEach(record -> change(record(record), changes));
  }

  private static void change(
      Map<String, @Nullable Object> map, String key, @Nullable Object value) {
    change(map, ScriptData.map(key, value));
  }

  private static void change(
      Map<String, @Nullable Object> map, Map<String, @Nullable Object> changes) {
    changes.forEach(
        (key, value) -> {
          if (value instanceof Map<?, ?> && map.get(key) instanceof Map<?, ?>) {
            Map<String, @Nullable Object> merged = new LinkedHashMap<>(ScriptData.mapIn(map, key));
            change(merged, ScriptData.mapIn(changes, key));
            map.put(key, merged);
          } else if (value == null) {
            map.remove(key);
          } else {
            map.put(key, value);
          }
        });
  }

  private void create(String list) {
    Map<String, @Nullable Object> record = without("version");
    record.putIfAbsent("owner", me);
    record.values().removeIf(value -> value == null);
    addNew(list, "id", record);
  }

  private void createField() {
    String field = ScriptData.text(arguments, "field");
    if (ScriptData.maps(given, "form").stream()
        .flatMap(section -> ScriptData.maps(section, "fields").stream())
        .noneMatch(each -> ScriptData.text(each, "field").equals(field))) {
      add(section(), "fields", without("section"));
    }
  }

  /** Adds an entity to a list, unless its id is taken: then the step was refused. */
  private void addNew(String list, String key, Object item) {
    boolean isThere =
        given.get(list) instanceof List<?> items
            && items.stream().anyMatch(each -> id(each, key).equals(id(item, key)));
    if (!isThere) {
      add(given, list, item);
    }
  }

  /** Returns the id of an entity that is set up: the text itself, or the value under a key. */
  private static Object id(Object thing, String key) {
    return thing instanceof Map<?, ?> map ? String.valueOf(map.get(key)) : thing;
  }

  private static void add(Map<String, @Nullable Object> map, String key, @Nullable Object item) {
    List<@Nullable Object> items = new ArrayList<>();
    if (map.get(key) instanceof List<?> list) {
      items.addAll(list);
    }
    items.add(item);
    map.put(key, items);
  }

  /** The recipient owns what the deleted user owned. */
  private void delete(Map<String, @Nullable Object> user) {
    String director = ScriptData.text(named("users", "type", "director"), "id");
    String over =
        ScriptData.text(user, "responsible").isEmpty()
            ? director
            : ScriptData.text(user, "responsible");
    String to = arguments.get("to") instanceof String taker ? taker : over;
    for (String records : List.of("clients", "activities", "deals")) {
      ScriptData.maps(given, records)
          .forEach(r -> r.replace("owner", ScriptData.text(user, "id"), to));
    }
    if (given.get("users") instanceof List<?> users) {
      users.remove(user);
    }
  }

  private void transfer() {
    Map<String, @Nullable Object> director = named("users", "type", "director");
    Map<String, @Nullable Object> next = named("users", "id", ScriptData.text(arguments, "to"));
    if (!next.isEmpty() && next != director) {
      director.put("type", "head");
      next.put("type", "director");
      next.keySet().removeAll(List.of("responsible", "status", "denied-settings"));
      ScriptData.maps(given, "users")
          .forEach(u -> u.replace("responsible", director.get("id"), next.get("id")));
    }
  }
}
