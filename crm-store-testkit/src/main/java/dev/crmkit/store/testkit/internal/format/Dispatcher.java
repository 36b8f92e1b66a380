package dev.crmkit.store.testkit.internal.format;

import com.google.common.base.Throwables;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.Map;

/**
 * A visitor of the records of a sealed interface, with one method for each record. The method is
 * found by the type of its parameter, so that the records need no {@code accept} of their own; that
 * there is one for each of them is tested.
 *
 * @param <R> what the methods return
 */
public interface Dispatcher<R> {

  /** The methods of a visitor by the type of their parameter. */
  ClassValue<Map<Class<?>, Method>> METHODS =
      new ClassValue<>() {
        @Override
        protected Map<Class<?>, Method> computeValue(Class<?> visitor) {
          Map<Class<?>, Method> methods = new HashMap<>();
          for (Method method : visitor.getDeclaredMethods()) {
            methods.put(method.getParameterTypes()[0], method);
          }
          return methods;
        }
      };

  /** Calls the method of a visitor that takes a record. */
  @SuppressWarnings("unchecked") // the methods of a visitor return R
  default R dispatch(Class<?> visitor, Object visited) {
    Method method = METHODS.get(visitor).get(visited.getClass());
    if (method == null) {
      throw new IllegalStateException(visitor + " has no method for " + visited.getClass());
    }
    try {
      return (R) method.invoke(this, visited);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    } catch (InvocationTargetException e) {
      Throwables.throwIfUnchecked(e.getTargetException());
      throw new IllegalStateException(e.getTargetException());
    }
  }
}
