package dev.crmkit.store.testkit.scenario.format;

/**
 * A key of a map in a scenario file.
 *
 * @param name what it is called
 * @param shape what stands under it
 * @param mandatory whether it must be there
 */
public record Key(String name, Shape shape, boolean mandatory) {

  /**
   * A key that must be there, and not with nothing under it.
   *
   * @param name what it is called
   * @param shape what stands under it
   * @return the key
   */
  public static Key must(String name, Shape shape) {
    return new Key(name, shape, true);
  }

  /**
   * A key that may be left out; nothing under it is no problem.
   *
   * @param name what it is called
   * @param shape what stands under it
   * @return the key
   */
  public static Key may(String name, Shape shape) {
    return new Key(name, shape, false);
  }
}
