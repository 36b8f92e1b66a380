package dev.crmkit.store.testkit.internal.reference;

import dev.crmkit.store.testkit.internal.model.FormField;
import dev.crmkit.store.testkit.internal.model.FormSection;
import dev.crmkit.store.testkit.internal.model.HistoryEntry;
import dev.crmkit.store.testkit.internal.model.IpAddresses;
import dev.crmkit.store.testkit.internal.model.Item;
import dev.crmkit.store.testkit.internal.model.Person;
import dev.crmkit.store.testkit.internal.model.PipelineState;
import dev.crmkit.store.testkit.internal.model.ReferenceWorkspace;
import java.util.Map;

/** Creates a workspace from the {@code given} of a scenario, without checking it. */
final class WorkspaceLoader {

  private final ReferenceWorkspace workspace = new ReferenceWorkspace();

  private WorkspaceLoader() {}

  static ReferenceWorkspace workspace(Map<String, ?> data) {
    WorkspaceLoader given = new WorkspaceLoader();
    DataMap args = DataMap.of(data);
    given.organisation(args);
    args.maps("form").forEach(given::section);
    given.addFirstSection();
    args.maps("pipelines").forEach(given::pipeline);
    args.list("labels").forEach(given::label);
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

  /** F1: section 1 always exists. */
  private void addFirstSection() {
    if (!workspace.sections.containsKey("1")) {
      workspace.sections.put("1", new FormSection("1"));
      workspace.reserve("section/1");
    }
  }

  private static FormField field(DataMap args, String section) {
    FormField field = new FormField(args.word("field"), section, args.word("type"));
    field.required = args.text("required", "false").equals("true");
    field.defaultValue = args.text("default");
    field.hint = args.text("hint");
    field.order = args.text("order", "0");
    field.options.addAll(args.texts("options"));
    return field;
  }

  private void pipeline(DataMap args) {
    PipelineState pipeline = new PipelineState(args.word("pipeline"), args.word("of"));
    for (Object stage : args.list("stages")) {
      DataMap map = DataMap.of(stage);
      pipeline.stages.put(map.text("stage", String.valueOf(stage)), map.text("closes", ""));
    }
    workspace.pipelines.put(pipeline.id, pipeline);
    workspace.reserve("pipeline/" + pipeline.id);
  }

  private void label(Object label) {
    DataMap map = DataMap.of(label);
    workspace.labels.put(map.text("label", String.valueOf(label)), map.text("colour"));
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
    item.fields.putAll(args.map("fields").values());
    item.labels.addAll(args.texts("labels"));
    item.stages.putAll(args.map("stages").values());
    add(item);
  }

  private void file(DataMap args) {
    Item item = new Item("file", args.word("id"));
    item.on = args.word("on");
    item.title = args.word("name");
    item.content = args.word("content");
    add(item);
  }

  private void add(Item item) {
    item.history.add(HistoryEntry.given());
    item.updated = ++workspace.now;
    workspace.items.put(item.key(), item);
    workspace.reserve(item.key());
  }
}
