package dev.crmkit.store.testkit.internal.random;

import static dev.crmkit.store.testkit.internal.random.OperationGenerator.Actor.SETTINGS_MANAGER;

import dev.crmkit.store.testkit.internal.format.Arg;
import dev.crmkit.store.testkit.internal.format.EntityKind;
import dev.crmkit.store.testkit.internal.format.EntityRef;
import dev.crmkit.store.testkit.internal.operation.FormOperation.CreateField;
import dev.crmkit.store.testkit.internal.operation.FormOperation.CreateSection;
import dev.crmkit.store.testkit.internal.operation.FormOperation.EditField;
import dev.crmkit.store.testkit.internal.operation.FormOperation.EditSection;
import dev.crmkit.store.testkit.internal.operation.FormOperation.FieldAttributes;
import dev.crmkit.store.testkit.internal.operation.FormOperation.RenameOption;
import dev.crmkit.store.testkit.internal.operation.FormOperation.SetSectionAccess;
import dev.crmkit.store.testkit.internal.operation.Operation;
import dev.crmkit.store.testkit.internal.operation.RecordOperation.Delete;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Generates operations on the client form. */
final class FormSteps {

  static final List<OperationGenerator> ALL =
      List.of(
          new OperationGenerator("create-section", 2, SETTINGS_MANAGER, FormSteps::createSection),
          new OperationGenerator("edit-section", 1.5, SETTINGS_MANAGER, FormSteps::editSection),
          new OperationGenerator("set-section-access", 4, SETTINGS_MANAGER, FormSteps::setAccess),
          new OperationGenerator("create-field", 3, SETTINGS_MANAGER, FormSteps::createField),
          new OperationGenerator("edit-field", 4, SETTINGS_MANAGER, FormSteps::editField),
          new OperationGenerator("rename-option", 2, SETTINGS_MANAGER, FormSteps::renameOption),
          new OperationGenerator("delete-section", 2, SETTINGS_MANAGER, FormSteps::deleteSection),
          new OperationGenerator("delete-field", 1.5, SETTINGS_MANAGER, FormSteps::deleteField));

  private FormSteps() {}

  private static String order(RandomSource source) {
    return String.valueOf(source.between(1, 9));
  }

  private static Operation createSection(RandomChoices choices, String me) {
    RandomSource source = choices.source();
    return new CreateSection(
        source.chance(.9) ? source.fresh("ns") : source.one(choices.view().sections()),
        Arg.of(SampleValues.name(source)),
        source.maybe(.3, () -> order(source)));
  }

  private static Operation editSection(RandomChoices choices, String me) {
    RandomSource source = choices.source();
    String section = choices.section();
    return source.chance(.7)
        ? new EditSection(section, Arg.of(SampleValues.name(source)), Arg.absent())
        : new EditSection(section, Arg.absent(), Arg.of(order(source)));
  }

  private static Operation setAccess(RandomChoices choices, String me) {
    String section = choices.section();
    if (!choices.source().chance(.8)) {
      return new SetSectionAccess(section, Arg.absent(), Arg.absent());
    }
    List<String> groups = new ArrayList<>(choices.view().groups());
    if (choices.source().chance(.05)) {
      groups.add(RandomChoices.NONE);
    }
    return SettingsGenerator.access(choices.source(), section, groups);
  }

  private static Operation createField(RandomChoices choices, String me) {
    RandomSource source = choices.source();
    List<String> present = choices.view().fields();
    String name = source.fresh("nf");
    if (!present.isEmpty() && source.chance(.12)) {
      String taken = source.one(present);
      name = source.chance(.5) ? taken : taken.toUpperCase(Locale.ROOT);
    }
    FieldAttributes field = SettingsGenerator.field(source, name);
    Arg<List<String>> options = field.options();
    Arg<String> defaultValue = field.defaultValue();
    if (source.chance(.06) && options.named()) {
      options = Arg.of(List.of());
      defaultValue = Arg.absent();
    }
    if (source.chance(.06) && !field.type().or("").equals("text")) {
      defaultValue = Arg.of("no value");
    }
    return new CreateField(
        name,
        choices.section(),
        new FieldAttributes(
            field.type(), field.required(), defaultValue, field.hint(), field.order(), options));
  }

  private static Operation editField(RandomChoices choices, String me) {
    RandomSource source = choices.source();
    String field = choices.field();
    boolean known = !field.equals(RandomChoices.NONE);
    Arg<String> section = source.maybe(.25, choices::section);
    Arg<String> type = source.maybe(.15, () -> source.one(SampleValues.FIELD_TYPES));
    Arg<String> required = source.maybe(.25, () -> source.of("true", "false"));
    Arg<String> hint = source.maybe(.25, () -> source.chance(.3) ? null : source.fresh("Hint "));
    Arg<String> defaultValue =
        source.maybe(known ? .2 : 0, () -> source.chance(.4) ? null : choices.value(field, .1));
    boolean selector = known && choices.view().typeOf(field).equals("selector");
    Arg<List<String>> options = source.maybe(selector ? .4 : 0, () -> options(choices, field));
    EditField edit =
        new EditField(
            field,
            section,
            new FieldAttributes(type, required, defaultValue, hint, Arg.absent(), options));
    Arg<String> none = Arg.absent();
    FieldAttributes ordered =
        new FieldAttributes(none, none, none, none, Arg.of(order(source)), Arg.absent());
    return RecordSteps.saysNothing(edit) ? new EditField(field, none, ordered) : edit;
  }

  /** Some of the options that a field has, in another order, maybe with a new one. */
  private static List<String> options(RandomChoices choices, String field) {
    RandomSource source = choices.source();
    List<String> options = new ArrayList<>();
    for (String option : choices.view().options(field)) {
      if (source.chance(.7)) {
        options.add(option);
      }
    }
    if (source.chance(.4)) {
      options.add(source.fresh("no"));
    }
    if (source.chance(.5)) {
      source.shuffle(options);
    }
    return options;
  }

  private static Operation renameOption(RandomChoices choices, String me) {
    RandomSource source = choices.source();
    List<String> selectors =
        choices.view().fields().stream()
            .filter(field -> choices.view().typeOf(field).equals("selector"))
            .toList();
    boolean known = !selectors.isEmpty() && source.chance(.9);
    String field = known ? source.one(selectors) : choices.field();
    String option =
        known && source.chance(.85)
            ? source.one(choices.options(field))
            : source.of("o1", RandomChoices.NONE);
    return new RenameOption(field, option, source.fresh("renamed"));
  }

  private static Operation deleteSection(RandomChoices choices, String me) {
    String section = choices.section();
    List<String> fields =
        choices.view().fields().stream()
            .filter(field -> choices.view().sectionOf(field).equals(section))
            .toList();
    return confirmed(
        choices, new EntityRef(EntityKind.SECTION, section), choices.view().values(fields));
  }

  private static Operation deleteField(RandomChoices choices, String me) {
    String field = choices.field();
    return confirmed(
        choices, new EntityRef(EntityKind.FIELD, field), choices.view().values(List.of(field)));
  }

  /** A deletion, confirmed where it loses anything, mostly with the right number. */
  static Operation confirmed(RandomChoices choices, EntityRef on, int cost) {
    RandomSource source = choices.source();
    return new Delete(
        on,
        source.maybe(cost > 0 ? .8 : 0, () -> String.valueOf(source.chance(.8) ? cost : cost + 1)));
  }
}
