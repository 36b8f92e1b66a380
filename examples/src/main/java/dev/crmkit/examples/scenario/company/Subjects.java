package dev.crmkit.examples.scenario.company;

import dev.crmkit.core.Subject;
import dev.crmkit.core.user.SettingsArea;
import dev.crmkit.examples.scenario.format.Kind;
import dev.crmkit.examples.scenario.format.Thing;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Things as the library knows them. */
final class Subjects {

  private Subjects() {}

  /** The id of a thing; null for a settings area that there is not. */
  static @Nullable Subject of(Thing thing, Names names) {
    if (thing.kind() == Kind.SETTINGS) {
      return Arrays.stream(SettingsArea.values())
          .filter(area -> area.key().equals(thing.name()))
          .findFirst()
          .orElse(null);
    }
    return Subject.parse(thing.kind().word() + "/" + names.number(thing.kind(), thing.name()));
  }
}
