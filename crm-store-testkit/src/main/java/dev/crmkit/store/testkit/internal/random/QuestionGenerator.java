package dev.crmkit.store.testkit.internal.random;

import dev.crmkit.store.testkit.internal.reference.Reference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Generates steps that query. */
final class QuestionGenerator {

  private static final List<String> VERBS =
      List.of("check", "list", "who", "read", "state", "history", "plan");

  private static final List<Double> WEIGHTS = List.of(5.0, 6.0, 3.0, 5.0, 3.0, 2.0, 3.0);

  private static final List<@Nullable String> OUTCOMES =
      Arrays.asList("won", "lost", "false", null);

  private static final List<String> LISTS =
      List.of(
          "clients",
          "activities",
          "deals",
          "files",
          "users",
          "groups",
          "sections",
          "fields",
          "labels",
          "pipelines");

  private static final List<Double> LIST_WEIGHTS =
      List.of(8.0, 4.0, 6.0, 1.0, 2.0, 1.0, 1.0, 2.0, 1.0, 1.0);

  private static final List<String> PLANS =
      List.of(
          "delete-user",
          "delete-user",
          "delete-user",
          "set-responsible",
          "set-type",
          "set-status",
          "set-section-access",
          "set-group-members",
          "set-allowed-ips",
          "edit-pipeline",
          "edit-pipeline",
          "edit-field");

  private final RandomChoices choices;
  private final RandomSource source;
  private final Reference now;

  QuestionGenerator(RandomChoices choices) {
    this.choices = choices;
    this.source = choices.source();
    this.now = choices.view();
  }

  Map<String, @Nullable Object> next() {
    String verb = VERBS.get(source.weighted(WEIGHTS));
    String me = choices.actor();
    Map<String, @Nullable Object> asked = choices.acting(me);
    switch (verb) {
      case "check" -> asked.putAll(right(me));
      case "who" -> {
        Map<String, @Nullable Object> right = right(me);
        return right.containsKey("on") ? ScriptData.map("who", right) : next();
      }
      case "list" -> {
        return list(asked);
      }
      case "read" ->
          asked.put(
              "on",
              source.chance(.6)
                  ? choices.seenRecord(me, SampleValues.RECORDS_AND_FILES)
                  : choices.anything());
      case "state" -> {
        return ScriptData.map("state", ScriptData.map("on", choices.anything()));
      }
      case "history" -> asked.put("on", choices.seenRecord(me, SampleValues.RECORDS));
      default -> {
        return ScriptData.map("plan", StepGenerator.trial(source.one(PLANS), choices));
      }
    }
    return ScriptData.map(verb, asked);
  }

  /** An action and the entity that it is about. */
  private Map<String, @Nullable Object> right(String me) {
    return switch (source.weighted(List.of(55.0, 7.0, 16.0, 12.0, 7.0, 6.0, 3.0))) {
      case 0 ->
          on(
              source.of("view", "edit", "delete", "assign"),
              choices.seenRecord(me, SampleValues.RECORDS));
      case 1 -> on(source.of("view", "delete"), choices.record(List.of("file")));
      case 2 -> on(source.of("view", "edit", "delete"), "user/" + choices.user());
      case 3 -> on(source.of("open", "manage"), "settings/" + source.one(SampleValues.AREAS));
      case 4 -> on("create", source.of("client", "deal", "activity", "user:manager", "user:head"));
      case 5 ->
          on(source.of("view", "edit", "delete", "assign", "open", "manage"), choices.anything());
      default -> ScriptData.map("action", "sign-in");
    };
  }

  private static Map<String, @Nullable Object> on(String action, String thing) {
    return ScriptData.map("action", action, "on", thing);
  }

  private Map<String, @Nullable Object> list(Map<String, @Nullable Object> asked) {
    String what = LISTS.get(source.weighted(LIST_WEIGHTS));
    asked.put("what", what);
    boolean records = List.of("clients", "activities", "deals").contains(what);
    if (!records) {
      return ScriptData.map("list", asked);
    }
    Map<String, @Nullable Object> where = where(what);
    if (!where.isEmpty()) {
      asked.put("where", where);
    }
    if (source.chance(.2)) {
      return ScriptData.map("count", asked);
    }
    if (source.chance(.25)) {
      return summary(what, asked);
    }
    if (source.chance(.35)) {
      asked.put("sort", (source.chance(.4) ? "-" : "") + source.one(orders(what)));
    }
    return ScriptData.map("list", asked);
  }

  private Map<String, @Nullable Object> summary(String what, Map<String, @Nullable Object> asked) {
    List<String> groupings = new ArrayList<>(List.of("owner", "owner", "created.year"));
    switch (what) {
      case "clients" -> now.fields().forEach(field -> groupings.add("field." + field));
      case "activities" -> groupings.addAll(List.of("kind", "due.day", "due.month", "done.year"));
      default -> groupings.add("closed.month");
    }
    if (!what.equals("activities")) {
      groupings.addAll(List.of("label", "label"));
    }
    for (String pipeline : now.pipelines()) {
      if (source.chance(.07) || now.of(pipeline).equals(what)) {
        groupings.add("stage." + pipeline);
      }
    }
    if (source.chance(.1)) {
      groupings.addAll(List.of("kind", "label", "closed.day", "field." + RandomChoices.NONE));
    }
    List<String> by = new ArrayList<>();
    for (int i = source.weighted(List.of(2.0, 5.0, 3.0)); i > 0; i--) {
      String word = source.one(groupings);
      if (!by.contains(word)) {
        by.add(word);
      }
    }
    if (!by.isEmpty()) {
      asked.put("by", by);
    }
    if (source.chance(.3)) {
      asked.put("zone", source.of("Europe/Moscow", "America/St_Johns", "+05:30", "Mars/Tharsis"));
    }
    return ScriptData.map("summarize", asked);
  }

  private List<String> orders(String what) {
    List<String> orders = new ArrayList<>(List.of("created", "updated", "name"));
    switch (what) {
      case "clients" -> {
        now.fields().forEach(field -> orders.add("field." + field));
        now.fields().forEach(field -> orders.add("field." + field));
      }
      case "activities" -> orders.addAll(List.of("due", "due", "due"));
      default -> orders.addAll(List.of("amount", "amount", "amount"));
    }
    if (source.chance(.1)) {
      orders.addAll(List.of("due", "amount", "field." + RandomChoices.NONE));
    }
    return orders;
  }

  private Map<String, @Nullable Object> where(String what) {
    Map<String, @Nullable Object> where = ScriptData.map();
    if (source.chance(.2)) {
      where.put("owner", oneOrTwo(choices::user));
    }
    if (source.chance(.12)) {
      where.put("name", oneOrTwo(() -> source.one(SampleValues.PARTS)));
    }
    if (source.chance(.08)) {
      bounds(where, source.of("created", "updated"), SampleValues.EXTREME_TIMES);
    }
    if (!what.equals("activities")) {
      if (source.chance(.15)) {
        where.put("label", oneOrTwo(() -> source.chance(.1) ? null : choices.label()));
      }
      stage(what, where);
    }
    if (!what.equals("clients") && source.chance(.12)) {
      where.put("client", oneOrTwo(() -> RandomChoices.id(choices.record(List.of("client")))));
    }
    if (what.equals("clients")) {
      field(where);
    }
    if (what.equals("activities") || source.chance(.01)) {
      if (source.chance(.15)) {
        where.put("kind", oneOrTwo(() -> source.one(SampleValues.KINDS)));
      }
      if (source.chance(.15)) {
        where.put("done", oneOrTwo(() -> source.chance(.2) ? null : source.of("true", "false")));
      }
      bounds(where, "due", SampleValues.TIMES);
      bounds(where, "done", SampleValues.TIMES);
    }
    if (what.equals("deals") || source.chance(.01)) {
      if (source.chance(.15)) {
        where.put("closed", oneOrTwo(() -> source.one(OUTCOMES)));
      }
      bounds(where, "amount", SampleValues.AMOUNT_BOUNDS);
      bounds(where, "closed", SampleValues.EXTREME_TIMES);
    }
    return where;
  }

  /** A value, or two of which a record has any. */
  private @Nullable Object oneOrTwo(Supplier<@Nullable String> value) {
    return source.chance(.2) ? Arrays.asList(value.get(), value.get()) : value.get();
  }

  /** Perhaps one or both bounds, possibly of an empty range, or none at all. */
  private void bounds(Map<String, @Nullable Object> where, String attribute, List<String> values) {
    if (source.chance(.2)) {
      where.put(attribute + ".from", source.chance(.03) ? "never" : source.one(values));
    }
    if (source.chance(.2)) {
      where.put(attribute + ".to", source.chance(.03) ? "never" : source.one(values));
    }
    if (source.chance(.03)) {
      where.put(attribute, null);
    }
  }

  private void stage(String what, Map<String, @Nullable Object> where) {
    List<String> pipelines = new ArrayList<>(now.pipelines());
    if (source.chance(.93)) {
      pipelines.removeIf(pipeline -> !now.of(pipeline).equals(what));
    }
    if (!pipelines.isEmpty() && source.chance(.25)) {
      String pipeline = source.one(pipelines);
      String stage = source.chance(.93) ? source.one(now.stages(pipeline)) : RandomChoices.NONE;
      where.put("stage." + pipeline, oneOrTwo(() -> source.chance(.1) ? null : stage));
    } else if (source.chance(.02)) {
      where.put("stage." + RandomChoices.NONE, "a");
    }
  }

  private void field(Map<String, @Nullable Object> where) {
    if (!now.fields().isEmpty() && source.chance(.35)) {
      String field = source.one(now.fields());
      String value = choices.value(field, .05);
      if (now.typeOf(field).equals("number") && source.chance(.3)) {
        value += value.contains(".") ? "00" : ".0";
      }
      String one = value;
      where.put(
          "field." + field,
          oneOrTwo(
              () ->
                  source.chance(.1) ? null : source.chance(.5) ? one : choices.value(field, .05)));
    } else if (source.chance(.03)) {
      where.put("field." + RandomChoices.NONE, "1");
    }
  }
}
