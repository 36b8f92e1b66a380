package dev.crmkit.store.testkit.internal.format;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An argument that may be left out, given as {@code null}, or given as a value. In an edit the
 * three differ, as in a JSON merge patch (RFC 7396): what is left out stays, and null removes.
 *
 * @param named whether the argument is given, be it as null
 * @param value the value; null if the argument is left out or null
 */
public record Arg<T>(boolean named, @Nullable T value) {

  private static final Arg<?> ABSENT = new Arg<>(false, null);

  @SuppressWarnings("unchecked") // holds no value of any type
  public static <T> Arg<T> absent() {
    return (Arg<T>) ABSENT;
  }

  public static <T> Arg<T> of(@Nullable T value) {
    return new Arg<>(true, value);
  }

  public boolean isNull() {
    return named && value == null;
  }

  public boolean hasValue() {
    return value != null;
  }

  public Optional<T> optional() {
    return Optional.ofNullable(value);
  }

  public T or(T otherwise) {
    return value == null ? otherwise : value;
  }
}
