package dev.crmkit.store.testkit.internal.format;

/**
 * A key of a map in a scenario file.
 *
 * @param name what it is called
 * @param shape what stands under it
 * @param mandatory whether it must be there
 */
public record MapKey(String name, Shape shape, boolean mandatory) {

  /** A key that must be there, and not with nothing under it. */
  public static MapKey required(String name, Shape shape) {
    return new MapKey(name, shape, true);
  }

  /** A key that may be left out; nothing under it is no problem. */
  public static MapKey optional(String name, Shape shape) {
    return new MapKey(name, shape, false);
  }
}
