package dev.crmkit.store.testkit.internal.reference;

import dev.crmkit.store.testkit.internal.model.FoldedTexts;
import dev.crmkit.store.testkit.internal.model.FormField;
import dev.crmkit.store.testkit.internal.model.HistoryEntry;
import dev.crmkit.store.testkit.internal.model.Item;
import dev.crmkit.store.testkit.internal.model.PipelineState;
import dev.crmkit.store.testkit.internal.model.ReferenceWorkspace;
import dev.crmkit.store.testkit.internal.model.UnspecifiedException;
import dev.crmkit.store.testkit.internal.model.ValueRules;
import dev.crmkit.store.testkit.internal.operation.Arg;
import dev.crmkit.store.testkit.internal.operation.RecordOperation.ActivityContent;
import dev.crmkit.store.testkit.internal.operation.RecordOperation.ClientContent;
import dev.crmkit.store.testkit.internal.operation.RecordOperation.DealContent;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What a creation or an edit puts into a record; all violations are reported together (A4, F9). */
final class RecordContent {

  private final OperationContext context;
  private final ReferenceWorkspace workspace;
  private final Item item;
  private final boolean creating;

  /** What violations are of, by the names that the scenario has for it. */
  private final List<String> wrong;

  /** What it changes, by kind. */
  private final Map<String, String> changedFields = new TreeMap<>();

  private final Map<String, String> changedOthers = new TreeMap<>();
  private final Map<String, String> changedStages = new TreeMap<>();

  RecordContent(OperationContext context, Item item, boolean creating, List<String> wrong) {
    this.context = context;
    this.workspace = context.workspace();
    this.item = item;
    this.creating = creating;
    this.wrong = wrong;
  }

  /** The fields of the form that it changes. */
  Map<String, String> changedFields() {
    return changedFields;
  }

  /** What else it changes, but for the stages. */
  Map<String, String> changedOthers() {
    return changedOthers;
  }

  /** The stages that it changes, by pipeline. */
  Map<String, String> changedStages() {
    return changedStages;
  }

  private void note(boolean same, String what, @Nullable Object before, @Nullable Object after) {
    if (!same) {
      changedOthers.put(what, HistoryEntry.change(before, after));
    }
  }

  /** Puts what an operation says of a client into the item. */
  void put(ClientContent content) {
    title(content.name());
    fields(content.fields().or(Map.of()));
    labels(content.labels());
    stages(content.stages().or(Map.of()));
  }

  /** Puts what an operation says of an activity into the item. */
  void put(Arg<String> client, ActivityContent content) {
    title(content.subject());
    client(client);
    kind(content.kind());
    due(content.due());
    if (content.done().named()) {
      done(content.done().or("false"));
    }
  }

  /** Puts what an operation says of a deal into the item. */
  void put(Arg<String> client, DealContent content) {
    title(content.title());
    client(client);
    amount(content.amount());
    labels(content.labels());
    stages(content.stages().or(Map.of()));
  }

  /** R1 to R3: the name, subject or title is not blank. */
  private void title(Arg<String> given) {
    String key = item.titleKey();
    if (!creating && !given.named()) {
      return;
    }
    String title = given.value();
    if (title == null || FoldedTexts.isBlank(title)) {
      wrong.add(key);
      return;
    }
    note(title.equals(item.title), key, item.title, title);
    item.title = title;
  }

  private void client(Arg<String> given) {
    String client = given.value();
    if (client != null) {
      note(client.equals(item.client), "client", item.client, client);
      item.client = client;
    }
  }

  private void kind(Arg<String> given) {
    if (given.isNull()) {
      throw new UnspecifiedException("no kind");
    }
    String kind = given.value();
    if (kind != null) {
      String word = kind.equals("email") ? "e-mail" : kind;
      if (!ValueRules.KINDS.contains(word)) {
        wrong.add("kind");
      }
      note(word.equals(item.activityKind), "kind", item.activityKind, word);
      item.activityKind = word;
    }
  }

  private void due(Arg<String> given) {
    if (!given.named()) {
      return;
    }
    String due = given.value();
    if (due != null && ValueRules.parseTime(due) == null) {
      wrong.add("due");
      return;
    }
    note(ValueRules.areEqualTimes(due, item.due), "due", item.due, due);
    item.due = due;
  }

  /** R2: done now, not done, or done at a time; what is done already stays so since it was. */
  private void done(String text) {
    String done;
    switch (text) {
      case "false" -> done = null;
      case "true" -> done = item.done == null ? Item.UNKNOWN_TIME : item.done;
      default -> {
        done = text;
        if (ValueRules.parseTime(text) == null) {
          wrong.add("done");
          return;
        }
      }
    }
    note(ValueRules.areEqualTimes(done, item.done), "done", item.done, done);
    item.done = done;
  }

  /** R3. */
  private void amount(Arg<String> given) {
    if (!given.named()) {
      return;
    }
    String amount = given.value();
    if (amount != null && !ValueRules.isAmount(amount)) {
      wrong.add("amount");
      return;
    }
    note(ValueRules.areEqualAmounts(amount, item.amount), "amount", item.amount, amount);
    if (!ValueRules.areEqualAmounts(amount, item.amount)) {
      item.amount = amount;
    }
  }

  /** A label is one that there is (A2). */
  private void labels(Arg<List<String>> given) {
    if (!given.named()) {
      return;
    }
    if (given.isNull()) {
      throw new UnspecifiedException("no labels");
    }
    Set<String> labels = new TreeSet<>();
    for (String label : given.or(List.of())) {
      if (!workspace.labels.containsKey(label)) {
        if (workspace.findLabel(label) != null) {
          throw new UnspecifiedException("a label in another case");
        }
        wrong.add("labels");
        continue;
      }
      labels.add(label);
    }
    note(labels.equals(item.labels), "labels", item.labels, labels);
    item.labels.clear();
    item.labels.addAll(labels);
  }

  /**
   * P2: at most one stage of each pipeline of its kind; null takes it off. P3: not won and lost.
   */
  private void stages(Map<String, @Nullable String> given) {
    Map<String, String> stages = new LinkedHashMap<>(item.stages);
    boolean bad = false;
    for (String pipeline : given.keySet()) {
      PipelineState pipe = workspace.pipelines.get(pipeline);
      String stage = given.get(pipeline);
      if (stage == null && creating) {
        throw new UnspecifiedException("a new record off a pipeline");
      }
      if (pipe == null || !pipe.isFor(item.kind)) {
        bad = true;
      } else if (stage == null) {
        stages.remove(pipeline);
      } else if (pipe.stages.containsKey(stage)) {
        stages.put(pipeline, stage);
      } else if (ReferenceWorkspace.findIgnoringCase(pipe.stages.keySet(), stage) != null) {
        throw new UnspecifiedException("a stage in another case");
      } else {
        bad = true;
      }
    }
    if (bad || workspace.outcomesOf(stages).size() > 1) {
      wrong.add("stages");
      return;
    }
    for (String pipeline : workspace.pipelines.keySet()) {
      String before = item.stages.get(pipeline);
      String after = stages.get(pipeline);
      if (!Objects.equals(before, after)) {
        changedStages.put(pipeline, HistoryEntry.change(before, after));
      }
    }
    item.stages.clear();
    item.stages.putAll(stages);
  }

  /** F2 to F6. */
  private void fields(Map<String, @Nullable Object> given) {
    Set<String> bad = new LinkedHashSet<>();
    Map<String, String> values = new LinkedHashMap<>(item.fields);
    for (String id : given.keySet()) {
      FormField field = workspace.fields.get(id);
      Object value = given.get(id);
      if (field == null || !context.visibility().seesField(context.user(), id)) {
        bad.add(id); // F2: a field that the user does not see is an unknown one
      } else if (value == null) {
        values.remove(id);
      } else if (!(value instanceof String text)
          || !ValueRules.isValid(field, text, item.fields.get(id))) {
        bad.add(id);
      } else if (!ValueRules.areEqual(field, text, item.fields.get(id))) {
        values.put(id, text);
      }
    }
    if (creating) {
      defaults(given, values);
    }
    if (creating || !given.isEmpty()) {
      required(values, bad);
    }
    wrong.addAll(bad);
    for (FormField field : workspace.fields.values()) {
      if (!ValueRules.areEqual(field, values.get(field.id), item.fields.get(field.id))) {
        changedFields.put(
            field.id, HistoryEntry.change(item.fields.get(field.id), values.get(field.id)));
      }
    }
    item.fields.clear();
    item.fields.putAll(values);
  }

  /**
   * F5: a default fills what is absent on creation, be the field seen or not; null is not absent.
   */
  private void defaults(Map<String, ?> given, Map<String, String> values) {
    for (FormField field : workspace.fields.values()) {
      @Nullable String standard = field.defaultValue;
      if (standard != null && !given.containsKey(field.id)) {
        values.put(field.id, standard);
      }
    }
  }

  /** F6: for fields that the user sees; blank counts as null; a checkbox always has a value. */
  private void required(Map<String, String> values, Set<String> bad) {
    for (FormField field : workspace.fields.values()) {
      if (field.required
          && !field.isCheckbox()
          && context.visibility().seesField(context.user(), field.id)
          && FoldedTexts.isBlank(values.get(field.id))) {
        bad.add(field.id);
      }
    }
  }
}
