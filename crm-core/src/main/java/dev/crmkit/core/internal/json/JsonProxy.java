package dev.crmkit.core.internal.json;

/**
 * A serialization proxy: a type of another module is written as the JSON of another type. Providers
 * are found by {@link java.util.ServiceLoader}.
 *
 * @param <T> the type, or a supertype of the types
 * @param <P> a value type
 */
public interface JsonProxy<T, P> {

  /** Returns the type that is written. */
  Class<T> type();

  /** Returns the type whose JSON it is. */
  Class<P> proxyType();

  /**
   * Returns what is written.
   *
   * @throws IllegalArgumentException if the value cannot be written
   */
  P toProxy(T value);

  /**
   * Returns the value that was written.
   *
   * @throws IllegalArgumentException if there is none, with a message that says what would be right
   */
  T fromProxy(P proxy);
}
