package dev.crmkit.store.testkit.internal.random;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What users ask. */
final class QuestionGenerator {

  private static final List<String> VERBS =
      List.of("check", "list", "who", "read", "state", "history", "plan");

  private static final List<Double> WEIGHTS = List.of(5.0, 6.0, 3.0, 5.0, 3.0, 2.0, 3.0);

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

  private final RandomChoices picks;
  private final RandomSource dice;
  private final WorkspaceView now;

  QuestionGenerator(RandomChoices picks) {
    this.picks = picks;
    this.dice = picks.dice();
    this.now = picks.view();
  }

  Map<String, @Nullable Object> next() {
    String verb = VERBS.get(dice.weighted(WEIGHTS));
    String me = picks.actor();
    Map<String, @Nullable Object> asked = picks.acting(me);
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
              dice.chance(.6)
                  ? picks.seenRecord(me, SampleValues.RECORDS_AND_FILES)
                  : picks.anything());
      case "state" -> {
        return ScriptData.map("state", ScriptData.map("on", picks.anything()));
      }
      case "history" -> asked.put("on", picks.seenRecord(me, SampleValues.RECORDS));
      default -> {
        return ScriptData.map("plan", StepGenerator.trial(dice.one(PLANS), picks));
      }
    }
    return ScriptData.map(verb, asked);
  }

  /** An action, and on what. */
  private Map<String, @Nullable Object> right(String me) {
    return switch (dice.weighted(List.of(55.0, 7.0, 16.0, 12.0, 7.0, 6.0, 3.0))) {
      case 0 ->
          on(
              dice.of("view", "edit", "delete", "assign"),
              picks.seenRecord(me, SampleValues.RECORDS));
      case 1 -> on(dice.of("view", "delete"), picks.record(List.of("file")));
      case 2 -> on(dice.of("view", "edit", "delete"), "user/" + picks.user());
      case 3 -> on(dice.of("open", "manage"), "settings/" + dice.one(SampleValues.AREAS));
      case 4 -> on("create", dice.of("client", "deal", "activity", "user:manager", "user:head"));
      case 5 -> on(dice.of("view", "edit", "delete", "assign", "open", "manage"), picks.anything());
      default -> ScriptData.map("action", "sign-in");
    };
  }

  private static Map<String, @Nullable Object> on(String action, String thing) {
    return ScriptData.map("action", action, "on", thing);
  }

  private Map<String, @Nullable Object> list(Map<String, @Nullable Object> asked) {
    String what = LISTS.get(dice.weighted(LIST_WEIGHTS));
    asked.put("what", what);
    boolean records = List.of("clients", "activities", "deals").contains(what);
    if (!records) {
      return ScriptData.map("list", asked);
    }
    Map<String, @Nullable Object> where = where(what);
    if (!where.isEmpty()) {
      asked.put("where", where);
    }
    if (dice.chance(.2)) {
      return ScriptData.map("count", asked);
    }
    if (dice.chance(.35)) {
      asked.put("sort", (dice.chance(.4) ? "-" : "") + dice.one(orders(what)));
    }
    return ScriptData.map("list", asked);
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
    if (dice.chance(.1)) {
      orders.addAll(List.of("due", "amount", "field." + RandomChoices.NONE));
    }
    return orders;
  }

  private Map<String, @Nullable Object> where(String what) {
    Map<String, @Nullable Object> where = ScriptData.map();
    if (dice.chance(.2)) {
      where.put("owner", picks.user());
    }
    if (dice.chance(.12)) {
      where.put("name", dice.one(SampleValues.PARTS));
    }
    if (!what.equals("activities")) {
      if (dice.chance(.15)) {
        where.put("label", picks.label());
      }
      stage(what, where);
    }
    if (!what.equals("clients") && dice.chance(.12)) {
      where.put("client", RandomChoices.id(picks.record(List.of("client"))));
    }
    switch (what) {
      case "clients" -> field(where);
      case "activities" -> {
        if (dice.chance(.15)) {
          where.put("kind", dice.one(SampleValues.KINDS));
        }
        if (dice.chance(.15)) {
          where.put("done", dice.of("true", "false"));
        }
      }
      default -> {
        if (dice.chance(.15)) {
          where.put("closed", dice.of("won", "lost", "false"));
        }
      }
    }
    return where;
  }

  private void stage(String what, Map<String, @Nullable Object> where) {
    List<String> pipelines = new ArrayList<>(now.pipelines());
    if (dice.chance(.93)) {
      pipelines.removeIf(pipeline -> !now.pipelineOf(pipeline).equals(what));
    }
    if (!pipelines.isEmpty() && dice.chance(.25)) {
      String pipeline = dice.one(pipelines);
      String stage = dice.chance(.93) ? dice.one(now.stages(pipeline)) : RandomChoices.NONE;
      where.put("stage." + pipeline, dice.chance(.1) ? null : stage);
    } else if (dice.chance(.02)) {
      where.put("stage." + RandomChoices.NONE, "a");
    }
  }

  private void field(Map<String, @Nullable Object> where) {
    if (!now.fields().isEmpty() && dice.chance(.35)) {
      String field = dice.one(now.fields());
      String value = picks.value(field, .05);
      if (now.fieldType(field).equals("number") && dice.chance(.3)) {
        value += value.contains(".") ? "00" : ".0";
      }
      where.put("field." + field, dice.chance(.1) ? null : value);
    } else if (dice.chance(.03)) {
      where.put("field." + RandomChoices.NONE, "1");
    }
  }
}
