package dev.crmkit.store.testkit.internal.step;

import java.util.List;
import java.util.stream.Stream;

/** The readers of all kinds of entities. */
final class EntityReaders {

  /** All of them, in the order in which messages list them. */
  static final List<EntityReader> ALL =
      Stream.concat(RecordReaders.ALL.stream(), SettingsReaders.ALL.stream()).toList();

  private EntityReaders() {}
}
