package dev.crmkit.access.internal.plan;

import dev.crmkit.core.error.ViolationCode;
import dev.crmkit.core.form.Field;
import dev.crmkit.core.form.FieldOption;
import dev.crmkit.core.form.FieldType;
import dev.crmkit.core.form.FieldValue;
import dev.crmkit.core.form.OptionId;
import dev.crmkit.core.text.TextOrder;
import dev.crmkit.core.text.Texts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Works out the options of a selector: kept by name, never erased (rules.md F4). */
final class FieldOptions {

  private FieldOptions() {}

  /**
   * Returns the options of a field that offers some names: existing options of these names are kept
   * or unarchived, and options that are not named are archived, after the others.
   */
  static List<FieldOption> wanted(
      PlanContext p, FieldType type, List<FieldOption> present, List<String> names) {
    if (type != FieldType.SELECTOR) {
      if (!names.isEmpty()) {
        p.addViolation(
            "options",
            ViolationCode.NOT_ALLOWED,
            String.join(", ", names),
            "options for a selector only");
      }
      return List.of();
    }
    if (names.isEmpty()) {
      p.addViolation("options", ViolationCode.REQUIRED, null, "at least one option");
    }
    int quota = p.quotas().options();
    if (!p.checkQuota("options", quota, present.size(), names.size(), "options of a field")) {
      return present;
    }
    Map<String, FieldOption> byName = new HashMap<>();
    present.forEach(option -> byName.putIfAbsent(TextOrder.nameKey(option.name()), option));
    List<FieldOption> options = new ArrayList<>();
    Set<OptionId> kept = new HashSet<>();
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      String at = "options[" + i + "]";
      Texts.checkName(at, name, p.violations());
      String key = TextOrder.nameKey(name);
      if (!seen.add(key)) {
        p.addViolation(at, ViolationCode.DUPLICATE, name, "each option once, whatever the case");
      }
      FieldOption had = byName.get(key);
      OptionId id = had == null ? newId(p, present) : had.id();
      kept.add(id);
      options.add(new FieldOption(id, name, false));
    }
    for (FieldOption option : present) {
      if (!kept.contains(option.id())) {
        options.add(new FieldOption(option.id(), option.name(), true));
      }
    }
    p.checkQuota(
        "options",
        quota,
        present.size(),
        options.size(),
        "options of a field, archived ones included");
    return options;
  }

  private static OptionId newId(PlanContext p, List<FieldOption> present) {
    return new OptionId(
        p.newNumber(number -> present.stream().anyMatch(option -> option.id().value() == number)));
  }

  /** Returns the option of a name; an active one is preferred to archived ones. */
  private static @Nullable FieldOption byName(List<FieldOption> options, String name) {
    String wanted = TextOrder.nameKey(name);
    return options.stream()
        .filter(option -> TextOrder.nameKey(option.name()).equals(wanted))
        .findFirst()
        .orElse(null);
  }

  /** The option that is named as a value of the field would name it. */
  static @Nullable FieldOption named(PlanContext p, Field field, FieldValue option) {
    FieldOption found =
        option instanceof FieldValue.Choice choice
            ? field.option(choice.option()).orElse(null)
            : option instanceof FieldValue.Text text ? byName(field.options(), text.value()) : null;
    if (found == null) {
      p.addViolation("option", ViolationCode.UNKNOWN, option.asText(), "an option of the field");
    }
    return found;
  }

  /** Checks that no other offered option of the field has a name. */
  static void requireFree(PlanContext p, Field field, FieldOption option, String name) {
    String wanted = TextOrder.nameKey(name);
    boolean taken =
        field.activeOptions().stream()
            .anyMatch(
                other ->
                    !other.id().equals(option.id())
                        && TextOrder.nameKey(other.name()).equals(wanted));
    if (taken) {
      p.addViolation("to", ViolationCode.TAKEN, name, "a name that no other option has");
    }
  }
}
