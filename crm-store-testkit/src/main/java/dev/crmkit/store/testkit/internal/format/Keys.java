package dev.crmkit.store.testkit.internal.format;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What the component of a record says about its key in a file beyond its name and its type.
 *
 * <p>On a list, each is about the items.
 */
public final class Keys {

  private Keys() {}

  /** The keys of the component's own record stand among those of the record. */
  @Retention(RetentionPolicy.RUNTIME)
  @Target(ElementType.RECORD_COMPONENT)
  public @interface Flat {}

  /** One key among those of the record names which type of a sealed interface is under it. */
  @Retention(RetentionPolicy.RUNTIME)
  @Target(ElementType.RECORD_COMPONENT)
  public @interface OneKey {
    /** What the key is, for messages. */
    String value();
  }

  /** The key, where it is not the name in kebab case. */
  @Retention(RetentionPolicy.RUNTIME)
  @Target({ElementType.RECORD_COMPONENT, ElementType.TYPE})
  public @interface Word {
    /** The key. */
    String value();
  }

  /** A name, also of an entity that does not exist. */
  @Retention(RetentionPolicy.RUNTIME)
  @Target(ElementType.RECORD_COMPONENT)
  public @interface Name {}

  /** The name of an entity that is created, which {@code given} can then refer to. */
  @Retention(RetentionPolicy.RUNTIME)
  @Target(ElementType.RECORD_COMPONENT)
  public @interface NewName {
    /** The kind of entity. */
    EntityKind value();
  }

  /**
   * The name of an entity, or the names as the keys of a map; {@code given} can only refer to what
   * it sets up.
   */
  @Retention(RetentionPolicy.RUNTIME)
  @Target(ElementType.RECORD_COMPONENT)
  public @interface NameOf {
    /** The kind of entity. */
    EntityKind value();
  }

  /** The kinds of entities that a reference can be to. */
  @Retention(RetentionPolicy.RUNTIME)
  @Target(ElementType.RECORD_COMPONENT)
  public @interface Kinds {
    /** The kinds, in the order in which messages list them. */
    EntityKind[] value();
  }

  /** One of some words. */
  @Retention(RetentionPolicy.RUNTIME)
  @Target(ElementType.RECORD_COMPONENT)
  public @interface OneOf {
    /** The words. */
    String[] value();
  }

  /** One of some words within {@code given}; a step may try others. */
  @Retention(RetentionPolicy.RUNTIME)
  @Target(ElementType.RECORD_COMPONENT)
  public @interface WordOf {
    /** The words. */
    String[] value();
  }

  /** An IP address. */
  @Retention(RetentionPolicy.RUNTIME)
  @Target(ElementType.RECORD_COMPONENT)
  public @interface Address {}

  /** A text for people that can be anything, and is shortened when a scenario is shrunk. */
  @Retention(RetentionPolicy.RUNTIME)
  @Target(ElementType.RECORD_COMPONENT)
  public @interface Free {}

  /** A text stands for a map that has only its first key. */
  @Retention(RetentionPolicy.RUNTIME)
  @Target(ElementType.RECORD_COMPONENT)
  public @interface OrText {}

  /** The key must be there within {@code given}. */
  @Retention(RetentionPolicy.RUNTIME)
  @Target(ElementType.RECORD_COMPONENT)
  public @interface GivenNeeds {}

  /** The key is unknown within {@code given}. */
  @Retention(RetentionPolicy.RUNTIME)
  @Target(ElementType.RECORD_COMPONENT)
  public @interface StepsOnly {}
}
