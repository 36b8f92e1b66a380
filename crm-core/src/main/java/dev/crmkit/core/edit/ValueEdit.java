package dev.crmkit.core.edit;

import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What an edit does with a value that can be absent: it keeps the value, sets or clears it.
 *
 * @param <T> the type of the value
 */
public sealed interface ValueEdit<T> {

  /**
   * The value stays.
   *
   * @param <T> the type of the value
   */
  record Keep<T>() implements ValueEdit<T> {}

  /**
   * The value is set.
   *
   * @param <T> the type of the value
   * @param value the new value
   */
  record To<T>(T value) implements ValueEdit<T> {}

  /**
   * The value is removed.
   *
   * @param <T> the type of the value
   */
  record Clear<T>() implements ValueEdit<T> {}

  /**
   * Returns the edit that keeps the value.
   *
   * @param <T> the type of the value
   * @return the edit
   */
  static <T> ValueEdit<T> keep() {
    return new Keep<>();
  }

  /**
   * Returns the edit that sets the value.
   *
   * @param <T> the type of the value
   * @param value the new value
   * @return the edit
   */
  static <T> ValueEdit<T> to(T value) {
    return new To<>(value);
  }

  /**
   * Returns the edit that removes the value.
   *
   * @param <T> the type of the value
   * @return the edit
   */
  static <T> ValueEdit<T> clear() {
    return new Clear<>();
  }

  /**
   * Returns the new value.
   *
   * @return empty if the value stays or is removed
   */
  default Optional<T> newValue() {
    return this instanceof To<T> to ? Optional.of(to.value) : Optional.empty();
  }

  /**
   * Returns whether the value stays as it is.
   *
   * @return true for {@link Keep}
   */
  default boolean isKeep() {
    return this instanceof Keep;
  }

  /**
   * Returns the value after the edit.
   *
   * @param present the value before it
   * @return empty for none
   */
  default Optional<T> applyTo(Optional<T> present) {
    return isKeep() ? present : newValue();
  }

  /**
   * Returns an edit with another value, if it sets one.
   *
   * @param change makes the other value
   * @return this edit, or the changed one
   */
  default ValueEdit<T> map(UnaryOperator<T> change) {
    return this instanceof To<T> to ? to(change.apply(to.value)) : this;
  }
}
