package dev.crmkit.store.testkit.scenario.verb;

import java.util.List;
import java.util.stream.Stream;

/** How things are read, by their kind. */
final class Readings {

  /** All of them. */
  static final List<Reading> ALL =
      Stream.concat(RecordReadings.ALL.stream(), SettingsReadings.ALL.stream()).toList();

  private Readings() {}
}
