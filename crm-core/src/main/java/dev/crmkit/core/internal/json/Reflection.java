package dev.crmkit.core.internal.json;

import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/** Calls methods and constructors of the model, and throws what they throw. */
final class Reflection {

  private Reflection() {}

  static @Nullable Object call(Method method, @Nullable Object target, Object... arguments) {
    return run(() -> method.invoke(target, arguments));
  }

  static Object construct(Constructor<?> constructor, @Nullable Object... arguments) {
    return run(() -> constructor.newInstance(arguments));
  }

  /**
   * Makes a member accessible.
   *
   * @throws IllegalArgumentException if its module neither exports nor opens its package
   */
  static <M extends AccessibleObject & Member> M accessible(M member) {
    if (!member.trySetAccessible()) {
      throw new IllegalArgumentException(
          member.getDeclaringClass()
              + " is not accessible: its module has to export its package, or to open it to "
              + Reflection.class.getModule().getName());
    }
    return member;
  }

  private interface Call<T extends @Nullable Object> {
    T run() throws ReflectiveOperationException;
  }

  private static <T extends @Nullable Object> T run(Call<T> call) {
    try {
      return call.run();
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
