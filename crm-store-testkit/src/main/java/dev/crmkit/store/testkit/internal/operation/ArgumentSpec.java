package dev.crmkit.store.testkit.internal.operation;

import java.util.Set;

/**
 * A key that a file can give to an operation.
 *
 * @param key such as {@code managers-to}
 * @param form what the key takes
 * @param mandatory whether the key must be given, and not as null
 * @param kinds the kinds of entities that it can refer to; empty unless it refers to entities
 */
public record ArgumentSpec(String key, Form form, boolean mandatory, Set<EntityKind> kinds) {

  /** What a key takes. */
  public enum Form {
    TEXT,
    TEXTS,
    /** Texts, or null, by name. */
    TEXTS_BY_NAME,
    /** The values of fields; a step may try what is no value. */
    FIELD_VALUES,
    ENTITY,
    ENTITIES,
    STAGES;

    /** Returns whether single items of it can be left out. */
    public boolean isCollection() {
      return this != TEXT && this != ENTITY;
    }
  }
}
