package dev.crmkit.store.testkit.internal.random;

import static dev.crmkit.store.testkit.internal.random.OperationGenerator.Actor.SETTINGS_MANAGER;
import static dev.crmkit.store.testkit.internal.random.OperationGenerator.kind;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is done with the client form. */
final class FormSteps {

  static final List<OperationGenerator> ALL =
      List.of(
          kind("create-section", 2, SETTINGS_MANAGER, FormSteps::createSection),
          kind("edit-section", 1.5, SETTINGS_MANAGER, FormSteps::editSection),
          kind("set-section-access", 4, SETTINGS_MANAGER, FormSteps::setAccess),
          kind("create-field", 3, SETTINGS_MANAGER, FormSteps::createField),
          kind("edit-field", 4, SETTINGS_MANAGER, FormSteps::editField),
          kind("rename-option", 2, SETTINGS_MANAGER, FormSteps::renameOption),
          new OperationGenerator(
              "delete-section", "delete", 2, SETTINGS_MANAGER, FormSteps::deleteSection),
          new OperationGenerator(
              "delete-field", "delete", 1.5, SETTINGS_MANAGER, FormSteps::deleteField));

  private FormSteps() {}

  private static Map<String, @Nullable Object> createSection(RandomChoices picks, String me) {
    RandomSource dice = picks.dice();
    String section = dice.chance(.9) ? dice.fresh("ns") : dice.one(picks.view().sections());
    Map<String, @Nullable Object> made =
        ScriptData.map("section", section, "name", SampleValues.name(dice));
    if (dice.chance(.3)) {
      made.put("order", String.valueOf(dice.between(1, 9)));
    }
    return made;
  }

  private static Map<String, @Nullable Object> editSection(RandomChoices picks, String me) {
    Map<String, @Nullable Object> edit = ScriptData.map("section", picks.section());
    if (picks.dice().chance(.7)) {
      edit.put("name", SampleValues.name(picks.dice()));
    } else {
      edit.put("order", String.valueOf(picks.dice().between(1, 9)));
    }
    return edit;
  }

  private static Map<String, @Nullable Object> setAccess(RandomChoices picks, String me) {
    Map<String, @Nullable Object> access = ScriptData.map("section", picks.section());
    if (picks.dice().chance(.8)) {
      List<String> groups = new ArrayList<>(picks.view().groups());
      if (picks.dice().chance(.05)) {
        groups.add(RandomChoices.NONE);
      }
      access.putAll(SettingsGenerator.access(picks.dice(), groups));
    }
    return access;
  }

  private static Map<String, @Nullable Object> createField(RandomChoices picks, String me) {
    RandomSource dice = picks.dice();
    List<String> there = picks.view().fields();
    String name = there.isEmpty() || dice.chance(.93) ? dice.fresh("nf") : dice.one(there);
    Map<String, @Nullable Object> field = SettingsGenerator.field(dice, name);
    if (dice.chance(.06) && field.containsKey("options")) {
      field.put("options", List.of());
      field.remove("default");
    }
    if (dice.chance(.06) && !field.containsValue("text")) {
      field.put("default", "no value");
    }
    field.put("section", picks.section());
    return field;
  }

  private static Map<String, @Nullable Object> editField(RandomChoices picks, String me) {
    RandomSource dice = picks.dice();
    String field = picks.field();
    Map<String, @Nullable Object> edit = ScriptData.map("field", field);
    if (dice.chance(.25)) {
      edit.put("section", picks.section());
    }
    if (dice.chance(.15)) {
      edit.put("type", dice.one(SampleValues.FIELD_TYPES));
    }
    if (dice.chance(.25)) {
      edit.put("required", dice.of("true", "false"));
    }
    if (dice.chance(.25)) {
      edit.put("hint", dice.chance(.3) ? null : dice.fresh("Hint "));
    }
    if (!field.equals(RandomChoices.NONE)) {
      if (dice.chance(.2)) {
        edit.put("default", dice.chance(.4) ? null : picks.value(field, .1));
      }
      if (picks.view().fieldType(field).equals("selector") && dice.chance(.4)) {
        edit.put("options", options(picks, field));
      }
    }
    if (edit.size() == 1) {
      edit.put("order", String.valueOf(dice.between(1, 9)));
    }
    return edit;
  }

  /** Some of the options that a field has, in another order, maybe with a new one. */
  private static List<String> options(RandomChoices picks, String field) {
    List<String> options = new ArrayList<>();
    for (String option : picks.view().liveOptions(field)) {
      if (picks.dice().chance(.7)) {
        options.add(option);
      }
    }
    if (picks.dice().chance(.4)) {
      options.add(picks.dice().fresh("no"));
    }
    if (picks.dice().chance(.5)) {
      picks.dice().shuffle(options);
    }
    return options;
  }

  private static Map<String, @Nullable Object> renameOption(RandomChoices picks, String me) {
    RandomSource dice = picks.dice();
    List<String> selectors =
        picks.view().fields().stream()
            .filter(field -> picks.view().fieldType(field).equals("selector"))
            .toList();
    boolean known = !selectors.isEmpty() && dice.chance(.9);
    String field = known ? dice.one(selectors) : picks.field();
    String option =
        known && dice.chance(.85)
            ? dice.one(picks.view().options(field))
            : dice.of("o1", RandomChoices.NONE);
    return ScriptData.map("field", field, "option", option, "to", dice.fresh("renamed"));
  }

  private static Map<String, @Nullable Object> deleteSection(RandomChoices picks, String me) {
    String section = picks.section();
    List<String> fields =
        picks.view().fields().stream()
            .filter(field -> picks.view().sectionOf(field).equals(section))
            .toList();
    return confirmed(picks, "section/" + section, picks.view().values(fields));
  }

  private static Map<String, @Nullable Object> deleteField(RandomChoices picks, String me) {
    String field = picks.field();
    return confirmed(picks, "field/" + field, picks.view().values(List.of(field)));
  }

  /** A deletion, with what it costs where it costs anything: mostly right. */
  static Map<String, @Nullable Object> confirmed(RandomChoices picks, String on, int cost) {
    Map<String, @Nullable Object> delete = ScriptData.map("on", on);
    if (cost > 0 && picks.dice().chance(.8)) {
      delete.put("confirm", String.valueOf(picks.dice().chance(.8) ? cost : cost + 1));
    }
    return delete;
  }
}
