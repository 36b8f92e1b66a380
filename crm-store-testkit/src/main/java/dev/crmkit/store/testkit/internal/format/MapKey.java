package dev.crmkit.store.testkit.internal.format;

/**
 * A key of a map in a scenario file.
 *
 * @param name what it is called
 * @param shape what stands under it
 * @param mandatory whether it must be there
 */
public record MapKey(String name, Shape shape, boolean mandatory) {

  /** A mandatory key, which must have a value. */
  public static MapKey required(String name, Shape shape) {
    return new MapKey(name, shape, true);
  }

  /** An optional key, which may have no value. */
  public static MapKey optional(String name, Shape shape) {
    return new MapKey(name, shape, false);
  }
}
