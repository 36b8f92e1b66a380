package dev.crmkit.core.json;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;

/**
 * A type token: a generic type as a value, for {@link CrmJson#read(String, JsonType)}. Make one
 * with an anonymous subclass, such as {@code new JsonType<List<UserRef>>() {}}.
 *
 * @param <T> the type
 */
public abstract class JsonType<T> {

  private final Type type;

  /**
   * Creates the token of the type argument.
   *
   * @throws IllegalArgumentException if the subclass does not name the type
   */
  protected JsonType() {
    if (!(getClass().getGenericSuperclass() instanceof ParameterizedType parameterized)) {
      throw new IllegalArgumentException("name the type: new JsonType<List<UserRef>>() {}");
    }
    this.type = parameterized.getActualTypeArguments()[0];
  }

  /**
   * Returns the type.
   *
   * @return a class or a generic type
   */
  public final Type type() {
    return type;
  }
}
