package dev.crmkit.store.testkit.internal.reference;

import dev.crmkit.store.testkit.internal.model.FormField;
import dev.crmkit.store.testkit.internal.model.FormSection;
import dev.crmkit.store.testkit.internal.model.HistoryEntry;
import dev.crmkit.store.testkit.internal.model.IpAddresses;
import dev.crmkit.store.testkit.internal.model.Item;
import dev.crmkit.store.testkit.internal.model.Person;
import dev.crmkit.store.testkit.internal.model.PipelineState;
import dev.crmkit.store.testkit.internal.model.ReferenceWorkspace;
import dev.crmkit.store.testkit.internal.operation.StageArg;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Sets a workspace up from the {@code given} of a scenario, as an import would: nothing is checked.
 */
final class WorkspaceLoader {

  private final ReferenceWorkspace workspace = new ReferenceWorkspace();

  private WorkspaceLoader() {}

  static ReferenceWorkspace workspace(Map<String, ?> data) {
    WorkspaceLoader given = new WorkspaceLoader();
    DataMap args = DataMap.of(data);
    given.organisation(args);
    args.maps("form").forEach(given::section);
    given.formIsThere();
    args.maps("pipelines").forEach(given::pipeline);
    given.labels(args);
    args.maps("clients").forEach(each -> given.record("client", each));
    args.maps("activities").forEach(each -> given.record("activity", each));
    args.maps("deals").forEach(each -> given.record("deal", each));
    args.maps("files").forEach(given::file);
    return given.workspace;
  }

  private void organisation(DataMap args) {
    for (String group : args.texts("groups")) {
      workspace.groups.add(group);
      workspace.reserve("group/" + group);
    }
    for (String text : args.texts("allowed-ips")) {
      IpAddresses.Range range = IpAddresses.parseRange(text);
      if (range == null) {
        throw new IllegalArgumentException("no range: " + text);
      }
      workspace.ranges.add(range);
    }
    args.maps("users").forEach(this::user);
    String director = workspace.director().id;
    for (Person person : workspace.people.values()) {
      if (!person.isDirector() && person.responsible == null) {
        person.responsible = director;
      }
    }
    DataMap policies = args.map("policies");
    workspace.peersEdit = policies.text("peer-access", "view").equals("edit");
    workspace.addressAtSignInOnly = policies.text("ip-check", "every-call").equals("sign-in");
  }

  private void user(DataMap args) {
    Person person = new Person(args.word("id"), args.word("type"));
    person.status = args.text("status", "active");
    person.name = args.text("name", person.id);
    person.email = args.text("email");
    person.responsible = args.text("responsible");
    person.groups.addAll(args.texts("groups"));
    person.denied.addAll(args.texts("denied-settings"));
    if (person.status.equals("activation-required")) {
      person.sendToken(workspace.now);
    }
    workspace.people.put(person.id, person);
    workspace.reserve("user/" + person.id);
  }

  private void section(DataMap args) {
    FormSection section = new FormSection(args.word("section"));
    section.name = args.text("name", section.name);
    section.order = args.text("order", "0");
    if (args.raw("access") != null) {
      section.everyone = false;
      section.types.addAll(args.map("access").texts("types"));
      section.groups.addAll(args.map("access").texts("groups"));
    }
    workspace.sections.put(section.id, section);
    workspace.reserve("section/" + section.id);
    for (DataMap each : args.maps("fields")) {
      FormField field = field(each, section.id);
      workspace.fields.put(field.id, field);
      workspace.reserve("field/" + field.id);
    }
  }

  /** F1: section 1 is always there. */
  private void formIsThere() {
    if (!workspace.sections.containsKey("1")) {
      workspace.sections.put("1", new FormSection("1"));
      workspace.reserve("section/1");
    }
  }

  /** A field as {@code given} and create-field define it. */
  static FormField field(DataMap args, String section) {
    FormField field = new FormField(args.word("field"), section, args.word("type"));
    field.required = args.text("required", "false").equals("true");
    field.defaultValue = args.text("default");
    field.hint = args.text("hint");
    field.order = args.text("order", "0");
    field.options.addAll(args.texts("options"));
    return field;
  }

  private void pipeline(DataMap args) {
    PipelineState pipe = new PipelineState(args.word("pipeline"), args.word("of"));
    for (StageArg stage : stages(args.list("stages"))) {
      String closes = stage.closes();
      pipe.stages.put(stage.stage(), closes == null ? "" : closes);
    }
    workspace.pipelines.put(pipe.id, pipe);
    workspace.reserve("pipeline/" + pipe.id);
  }

  /** Stages as data: a name, or a map with the name and how the stage closes a deal. */
  private static List<StageArg> stages(List<?> data) {
    List<StageArg> stages = new ArrayList<>();
    for (Object each : data) {
      if (each instanceof Map<?, ?> map) {
        DataMap args = DataMap.of(map);
        stages.add(new StageArg(args.word("stage"), args.text("closes")));
      } else {
        stages.add(StageArg.of(String.valueOf(each)));
      }
    }
    return stages;
  }

  private void labels(DataMap args) {
    for (Object each : args.list("labels")) {
      if (each instanceof Map<?, ?> map) {
        label(DataMap.of(map).word("label"), DataMap.of(map).text("colour"));
      } else {
        label(String.valueOf(each), null);
      }
    }
  }

  private void label(String name, @Nullable String colour) {
    workspace.labels.put(name, colour);
  }

  private void record(String kind, DataMap args) {
    Item item = new Item(kind, args.word("id"));
    item.owner = args.word("owner");
    item.title = args.word(item.titleKey());
    item.client = args.text("client");
    item.activityKind = args.text("kind", "task");
    item.due = args.text("due");
    item.done = args.text("done", "false").equals("false") ? null : args.text("done");
    item.amount = args.text("amount");
    DataMap fields = args.map("fields");
    for (String key : fields.keys()) {
      putIfThere(item.fields, key, fields.text(key));
    }
    item.labels.addAll(args.texts("labels"));
    DataMap stages = args.map("stages");
    for (String key : stages.keys()) {
      putIfThere(item.stages, key, stages.text(key));
    }
    item.history.add(HistoryEntry.given());
    item.updated = ++workspace.now;
    workspace.items.put(item.key(), item);
    workspace.reserve(item.key());
  }

  private void file(DataMap args) {
    Item item = new Item("file", args.word("id"));
    item.on = args.word("on");
    item.title = args.word("name");
    item.content = args.word("content");
    item.history.add(HistoryEntry.given());
    item.updated = ++workspace.now;
    workspace.items.put(item.key(), item);
    workspace.reserve(item.key());
  }

  private static void putIfThere(Map<String, String> map, String key, @Nullable String value) {
    if (value != null) {
      map.put(key, value);
    }
  }
}
