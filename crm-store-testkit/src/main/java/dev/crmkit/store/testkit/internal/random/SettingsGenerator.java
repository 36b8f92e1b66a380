package dev.crmkit.store.testkit.internal.random;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The settings of a workspace: groups, allowed addresses, the form, pipelines and labels. */
final class SettingsGenerator {

  private static final List<String> LABELS = List.of("l1", "l2", "Ключевой", "hot \uD83D\uDD25");

  private final RandomSource dice;
  private final WorkspaceGenerator.Size size;
  private final List<String> groups = new ArrayList<>();

  SettingsGenerator(RandomSource dice, WorkspaceGenerator.Size size) {
    this.dice = dice;
    this.size = size;
    for (int group = dice.between(0, size.settings()); group > 0; group--) {
      groups.add(0, "g" + group);
    }
  }

  List<String> groups() {
    return groups;
  }

  void addTo(Map<String, @Nullable Object> given) {
    given.put("groups", groups);
    if (dice.chance(.7)) {
      given.put("allowed-ips", dice.some(SampleValues.RANGES, 4));
    }
    given.put("form", form());
    given.put("pipelines", pipelines());
    given.put("labels", labels());
    Map<String, @Nullable Object> policies = ScriptData.map();
    if (dice.chance(.4)) {
      policies.put("peer-access", dice.of("edit", "edit", "view"));
    }
    if (dice.chance(.2)) {
      policies.put("ip-check", dice.of("sign-in", "every-call"));
    }
    if (!policies.isEmpty()) {
      given.put("policies", policies);
    }
  }

  private List<Map<String, @Nullable Object>> form() {
    List<Map<String, @Nullable Object>> form = new ArrayList<>();
    int sections = dice.between(0, size.settings());
    int field = 0;
    for (int number = dice.chance(.8) ? 1 : 2; number <= sections + 1; number++) {
      boolean first = number == 1;
      Map<String, @Nullable Object> section =
          ScriptData.map("section", first ? "1" : "s" + (number - 1));
      if (dice.chance(.4)) {
        section.put("name", SampleValues.name(dice));
      }
      if (dice.chance(.2)) {
        section.put("order", String.valueOf(dice.between(1, 9)));
      }
      if (!first && dice.chance(.7)) {
        section.put("access", access(dice, groups));
      }
      List<Map<String, @Nullable Object>> fields = new ArrayList<>();
      for (int i = dice.between(0, 3); i > 0; i--) {
        field++;
        fields.add(field(dice, "f" + field));
      }
      if (!fields.isEmpty()) {
        section.put("fields", fields);
      }
      form.add(section);
    }
    return form;
  }

  /** To whom a section is open; nobody is one of the answers. */
  static Map<String, @Nullable Object> access(RandomSource dice, List<String> groups) {
    Map<String, @Nullable Object> access = ScriptData.map();
    if (dice.chance(.7)) {
      access.put("types", dice.some(List.of("head", "manager", "director"), 2));
    }
    if (access.isEmpty() || dice.chance(.6)) {
      access.put("groups", dice.some(groups, 2));
    }
    return access;
  }

  /** A field, as a form or the operation that creates it has it. */
  static Map<String, @Nullable Object> field(RandomSource dice, String name) {
    String type = dice.one(SampleValues.FIELD_TYPES);
    Map<String, @Nullable Object> field = ScriptData.map("field", name, "type", type);
    List<String> options = new ArrayList<>();
    if (type.equals("selector")) {
      int most = dice.between(1, 3);
      for (int option = 1; option <= most; option++) {
        options.add("o" + option);
      }
      field.put("options", options);
    }
    if (dice.chance(.3)) {
      field.put("required", dice.of("true", "true", "false"));
    }
    if (dice.chance(.35)) {
      field.put("default", SampleValues.value(dice, type, options, 0));
    }
    if (dice.chance(.2)) {
      field.put("hint", "hint " + name);
    }
    if (dice.chance(.3)) {
      field.put("order", String.valueOf(dice.between(1, 9)));
    }
    return field;
  }

  private List<Map<String, @Nullable Object>> pipelines() {
    List<Map<String, @Nullable Object>> pipelines = new ArrayList<>();
    for (int i = dice.few(Math.min(2, size.settings())); i > 0; i--) {
      List<String> stages = List.of("a", "b", "c", "d").subList(0, dice.between(1, 4));
      pipelines.add(ScriptData.map("pipeline", "pc" + i, "of", "clients", "stages", stages));
    }
    for (int i = dice.between(0, Math.min(2, size.settings())); i > 0; i--) {
      List<Object> stages = new ArrayList<>(List.of("a", "b").subList(0, dice.between(1, 2)));
      for (String closing : List.of("won", "lost")) {
        if (dice.chance(.6)) {
          stages.add(ScriptData.map("stage", closing, "closes", closing));
        }
      }
      pipelines.add(ScriptData.map("pipeline", "pd" + i, "of", "deals", "stages", stages));
    }
    return pipelines;
  }

  private List<Object> labels() {
    List<Object> labels = new ArrayList<>();
    for (String label : dice.some(LABELS, size.settings())) {
      labels.add(dice.chance(.8) ? label : ScriptData.map("label", label, "colour", "#39c"));
    }
    return labels;
  }
}
