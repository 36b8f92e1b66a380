package dev.crmkit.store.testkit.internal.reference;

import dev.crmkit.store.testkit.internal.format.Arg;
import dev.crmkit.store.testkit.internal.model.FoldedTexts;
import dev.crmkit.store.testkit.internal.model.FormField;
import dev.crmkit.store.testkit.internal.model.HistoryEntry;
import dev.crmkit.store.testkit.internal.model.Item;
import dev.crmkit.store.testkit.internal.model.PipelineState;
import dev.crmkit.store.testkit.internal.model.ReferenceWorkspace;
import dev.crmkit.store.testkit.internal.model.UnspecifiedException;
import dev.crmkit.store.testkit.internal.model.ValueRules;
import dev.crmkit.store.testkit.internal.operation.RecordOperation.ActivityContent;
import dev.crmkit.store.testkit.internal.operation.RecordOperation.ClientContent;
import dev.crmkit.store.testkit.internal.operation.RecordOperation.DealContent;
import java.util.LinkedHashMap;
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
  private final Violations violations;
  private final Map<String, String> changedFields = new TreeMap<>();
  private final Map<String, String> changedOthers = new TreeMap<>();
  private final Map<String, String> changedStages = new TreeMap<>();

  RecordContent(OperationContext context, Item item, boolean creating, Violations violations) {
    this.context = context;
    this.workspace = context.workspace();
    this.item = item;
    this.creating = creating;
    this.violations = violations;
  }

  /** Returns the changed fields of the form. */
  Map<String, String> changedFields() {
    return changedFields;
  }

  /** Returns the other changed attributes, without the stages. */
  Map<String, String> changedOthers() {
    return changedOthers;
  }

  /** Returns the changed stages, by pipeline. */
  Map<String, String> changedStages() {
    return changedStages;
  }

  private void change(boolean same, String what, @Nullable Object before, @Nullable Object after) {
    if (!same) {
      changedOthers.put(what, HistoryEntry.change(before, after));
    }
  }

  void put(ClientContent content) {
    title(content.name());
    fields(content.fields().or(Map.of()));
    labels(content.labels());
    stages(content.stages().or(Map.of()));
  }

  void put(ActivityContent content) {
    title(content.subject());
    kind(content.kind());
    due(content.due());
    done(content.done());
  }

  void put(DealContent content) {
    title(content.title());
    amount(content.amount());
    labels(content.labels());
    stages(content.stages().or(Map.of()));
  }

  void client(@Nullable String client) {
    if (client != null) {
      change(client.equals(item.client), "client", item.client, client);
      item.client = client;
    }
  }

  /** R1 to R3: the name, subject or title is not blank. */
  private void title(Arg<String> given) {
    if (!creating && !given.named()) {
      return;
    }
    String key = item.titleKey();
    String title = given.or("");
    violations.addIf(FoldedTexts.isBlank(title), key);
    change(title.equals(item.title), key, item.title, title);
    item.title = title;
  }

  private void kind(Arg<String> given) {
    if (given.isNull()) {
      throw new UnspecifiedException("no kind");
    }
    String word = given.or(item.activityKind);
    String kind = word.equals("email") ? "e-mail" : word;
    violations.addIf(!ValueRules.KINDS.contains(kind), "kind");
    change(kind.equals(item.activityKind), "kind", item.activityKind, kind);
    item.activityKind = kind;
  }

  private void due(Arg<String> given) {
    if (given.named()) {
      String due = given.value();
      violations.addIf(due != null && ValueRules.parseTime(due) == null, "due");
      change(ValueRules.areEqualTimes(due, item.due), "due", item.due, due);
      item.due = due;
    }
  }

  /** R2: done now, not done, or done at a time; "done" keeps the time of what is already done. */
  private void done(Arg<String> given) {
    if (given.named()) {
      String text = given.or("false");
      String done =
          switch (text) {
            case "false" -> null;
            case "true" -> item.done == null ? Item.UNKNOWN_TIME : item.done;
            default -> text;
          };
      boolean isFlag = text.equals("true") || text.equals("false");
      violations.addIf(!isFlag && ValueRules.parseTime(text) == null, "done");
      change(ValueRules.areEqualTimes(done, item.done), "done", item.done, done);
      item.done = done;
    }
  }

  /** R3. */
  private void amount(Arg<String> given) {
    String amount = given.value();
    if (amount != null && !ValueRules.isAmount(amount)) {
      violations.add("amount");
    } else if (given.named() && !ValueRules.areEqualAmounts(amount, item.amount)) {
      change(false, "amount", item.amount, amount);
      item.amount = amount;
    }
  }

  /** A2: a label exists. */
  private void labels(Arg<List<String>> given) {
    if (given.isNull()) {
      throw new UnspecifiedException("no labels");
    }
    if (given.named()) {
      Set<String> labels = new TreeSet<>(given.or(List.of()));
      boolean known = true;
      for (String label : labels) {
        known &= ReferenceWorkspace.isKnown(workspace.labels.keySet(), label);
      }
      violations.addIf(!known, "labels");
      change(labels.equals(item.labels), "labels", item.labels, labels);
      item.labels.clear();
      item.labels.addAll(labels);
    }
  }

  /** P2: at most one stage in each pipeline of its kind, null for none. P3: not won and lost. */
  private void stages(Map<String, @Nullable String> given) {
    Map<String, String> stages = new LinkedHashMap<>(item.stages);
    boolean valid = true;
    for (String id : given.keySet()) {
      PipelineState pipeline = workspace.pipelines.get(id);
      String stage = given.get(id);
      if (stage == null && creating) {
        throw new UnspecifiedException("a new record in no stage of a pipeline");
      }
      if (pipeline == null || !pipeline.isFor(item.kind)) {
        valid = false;
      } else if (stage == null) {
        stages.remove(id);
      } else {
        valid &= ReferenceWorkspace.isKnown(pipeline.stages.keySet(), stage);
        stages.put(id, stage);
      }
    }
    violations.addIf(!valid || workspace.outcomesOf(stages).size() > 1, "stages");
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
    Map<String, String> values = new LinkedHashMap<>(item.fields);
    for (String id : given.keySet()) {
      FormField field = workspace.fields.get(id);
      Object value = given.get(id);
      if (field == null || !context.visibility().seesField(context.user(), id)) {
        violations.add(id); // F2: a field that the user does not see is unknown
      } else if (value == null) {
        values.remove(id);
      } else if (!(value instanceof String text)
          || !ValueRules.isValid(field, text, item.fields.get(id))) {
        violations.add(id);
      } else if (!ValueRules.areEqual(field, text, item.fields.get(id))) {
        values.put(id, text);
      }
    }
    if (creating) {
      addDefaults(given, values);
    }
    if (creating || !given.isEmpty()) {
      checkRequired(values);
    }
    for (FormField field : workspace.fields.values()) {
      if (!ValueRules.areEqual(field, values.get(field.id), item.fields.get(field.id))) {
        changedFields.put(
            field.id, HistoryEntry.change(item.fields.get(field.id), values.get(field.id)));
      }
    }
    item.fields.clear();
    item.fields.putAll(values);
  }

  /** F5: a default fills an absent value, also of fields that are hidden; null is not absent. */
  private void addDefaults(Map<String, ?> given, Map<String, String> values) {
    for (FormField field : workspace.fields.values()) {
      if (field.defaultValue != null && !given.containsKey(field.id)) {
        values.put(field.id, field.defaultValue);
      }
    }
  }

  /** F6: for fields that the user sees; blank counts as null; a checkbox always has a value. */
  private void checkRequired(Map<String, String> values) {
    for (FormField field : workspace.fields.values()) {
      if (field.required
          && !field.isCheckbox()
          && context.visibility().seesField(context.user(), field.id)
          && FoldedTexts.isBlank(values.get(field.id))) {
        violations.add(field.id);
      }
    }
  }
}
