package dev.crmkit.store.testkit.internal.step;

import java.util.List;
import java.util.stream.Stream;

/** How things are read, by their kind. */
final class EntityReaders {

  /** All of them. */
  static final List<EntityReader> ALL =
      Stream.concat(RecordReaders.ALL.stream(), SettingsReaders.ALL.stream()).toList();

  private EntityReaders() {}
}
