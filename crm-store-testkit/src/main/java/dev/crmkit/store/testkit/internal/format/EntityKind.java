package dev.crmkit.store.testkit.internal.format;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The kinds of things that a scenario names, such as {@code client/acme}. */
public enum EntityKind {
  /** A client. */
  CLIENT,
  /** An activity. */
  ACTIVITY,
  /** A deal. */
  DEAL,
  /** A file. */
  FILE,
  /** A user. */
  USER,
  /** A group of users. */
  GROUP,
  /** A section of the client form. */
  SECTION,
  /** A field of the client form. */
  FIELD,
  /** A pipeline. */
  PIPELINE,
  /** A label. */
  LABEL,
  /** An area of settings. */
  SETTINGS,
  /** A stage of a pipeline; in messages only. */
  STAGE,
  /** An option of a field; in messages only. */
  OPTION;

  /** The kinds of things that a scenario can name. */
  public static EntityKind[] nameable() {
    return Arrays.stream(values())
        .filter(kind -> kind != STAGE && kind != OPTION)
        .toArray(EntityKind[]::new);
  }

  /** The word before the slash. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The kind that goes by a word. */
  public static Optional<EntityKind> named(String word) {
    return Arrays.stream(nameable()).filter(kind -> kind.key().equals(word)).findFirst();
  }
}
