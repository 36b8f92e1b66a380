package dev.crmkit.store.testkit.internal.random;

import dev.crmkit.store.testkit.internal.format.Arg;
import dev.crmkit.store.testkit.internal.format.RecordForm;
import dev.crmkit.store.testkit.internal.model.FoldedTexts;
import dev.crmkit.store.testkit.internal.operation.FormOperation.FieldAttributes;
import dev.crmkit.store.testkit.internal.operation.FormOperation.SetSectionAccess;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Generates the settings of a workspace: groups, allowed addresses, the form, pipelines and labels.
 */
final class SettingsGenerator {

  private static final List<String> LABELS = List.of("l1", "l2", "Ключевой", "hot \uD83D\uDD25");

  private final RandomSource source;
  private final WorkspaceGenerator.Size size;
  private final List<String> groups = new ArrayList<>();

  SettingsGenerator(RandomSource source, WorkspaceGenerator.Size size) {
    this.source = source;
    this.size = size;
    for (int group = source.between(0, size.settings()); group > 0; group--) {
      groups.add(0, "g" + group);
    }
  }

  List<String> groups() {
    return groups;
  }

  void addTo(Map<String, @Nullable Object> given) {
    given.put("groups", groups);
    if (source.chance(.7)) {
      given.put("allowed-ips", source.some(SampleValues.RANGES, 4));
    }
    given.put("form", form());
    given.put("pipelines", pipelines());
    given.put("labels", labels());
    Map<String, @Nullable Object> policies = ScriptData.map();
    if (source.chance(.4)) {
      policies.put("peer-access", source.of("edit", "edit", "view"));
    }
    if (source.chance(.2)) {
      policies.put("ip-check", source.of("sign-in", "every-call"));
    }
    if (!policies.isEmpty()) {
      given.put("policies", policies);
    }
  }

  private List<Map<String, @Nullable Object>> form() {
    List<Map<String, @Nullable Object>> form = new ArrayList<>();
    Set<String> names = new HashSet<>();
    int sections = source.between(0, size.settings());
    int field = 0;
    for (int number = source.chance(.8) ? 1 : 2; number <= sections + 1; number++) {
      boolean first = number == 1;
      Map<String, @Nullable Object> section =
          ScriptData.map("section", first ? "1" : "s" + (number - 1));
      if (source.chance(.4)) {
        String name = SampleValues.name(source);
        if (names.add(FoldedTexts.nameKey(name))) { // F10
          section.put("name", name);
        }
      }
      if (source.chance(.2)) {
        section.put("order", String.valueOf(source.between(1, 9)));
      }
      if (!first && source.chance(.7)) {
        Map<String, @Nullable Object> access =
            RecordForm.write(access(source, ScriptData.text(section, "section"), groups));
        access.remove("section");
        section.put("access", access);
      }
      List<Map<String, @Nullable Object>> fields = new ArrayList<>();
      for (int i = source.between(0, 3); i > 0; i--) {
        field++;
        Map<String, @Nullable Object> made = ScriptData.map("field", "f" + field);
        made.putAll(RecordForm.write(field(source, "f" + field)));
        fields.add(made);
      }
      if (!fields.isEmpty()) {
        section.put("fields", fields);
      }
      form.add(section);
    }
    return form;
  }

  /** Chooses to whom a section is open, which may be nobody. */
  static SetSectionAccess access(RandomSource source, String section, List<String> groups) {
    Arg<List<String>> types =
        source.maybe(.7, () -> source.some(List.of("head", "manager", "director"), 2));
    return new SetSectionAccess(
        section, types, source.maybe(types.named() ? .6 : 1, () -> source.some(groups, 2)));
  }

  /** The attributes of a field. */
  static FieldAttributes field(RandomSource source, String name) {
    String type = source.one(SampleValues.FIELD_TYPES);
    List<String> options = new ArrayList<>();
    if (type.equals("selector")) {
      int most = source.between(1, 3);
      for (int option = 1; option <= most; option++) {
        options.add("o" + option);
      }
    }
    return new FieldAttributes(
        Arg.of(type),
        source.maybe(.3, () -> source.of("true", "true", "false")),
        source.maybe(.35, () -> SampleValues.value(source, type, options, 0)),
        source.maybe(.2, () -> "hint " + name),
        source.maybe(.3, () -> String.valueOf(source.between(1, 9))),
        options.isEmpty() ? Arg.absent() : Arg.of(options));
  }

  private List<Map<String, @Nullable Object>> pipelines() {
    List<Map<String, @Nullable Object>> pipelines = new ArrayList<>();
    for (int i = source.few(Math.min(2, size.settings())); i > 0; i--) {
      List<String> stages = List.of("a", "b", "c", "d").subList(0, source.between(1, 4));
      pipelines.add(ScriptData.map("pipeline", "pc" + i, "of", "clients", "stages", stages));
    }
    for (int i = source.between(0, Math.min(2, size.settings())); i > 0; i--) {
      List<Object> stages = new ArrayList<>(List.of("a", "b").subList(0, source.between(1, 2)));
      for (String closing : List.of("won", "lost")) {
        if (source.chance(.6)) {
          stages.add(ScriptData.map("stage", closing, "closes", closing));
        }
      }
      pipelines.add(ScriptData.map("pipeline", "pd" + i, "of", "deals", "stages", stages));
    }
    return pipelines;
  }

  private List<Object> labels() {
    List<Object> labels = new ArrayList<>();
    for (String label : source.some(LABELS, size.settings())) {
      labels.add(source.chance(.8) ? label : ScriptData.map("label", label, "colour", "#39c"));
    }
    return labels;
  }
}
