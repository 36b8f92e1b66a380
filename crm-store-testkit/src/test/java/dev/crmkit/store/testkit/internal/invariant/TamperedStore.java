package dev.crmkit.store.testkit.internal.invariant;

import dev.crmkit.core.history.Event;
import dev.crmkit.core.store.CrmStore;
import dev.crmkit.core.store.ReadTransaction;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** A proxy of a store that changes the result of one method. */
final class TamperedStore {

  private TamperedStore() {}

  /** Returns a store with a changed feed; ranges after its end stay empty. */
  static CrmStore withEvents(CrmStore store, Consumer<? super List<Event>> change) {
    return withResult(
        store,
        "events",
        events -> {
          List<Event> changed = new ArrayList<>();
          ((List<?>) events).forEach(event -> changed.add((Event) event));
          if (!changed.isEmpty()) {
            change.accept(changed);
          }
          return changed;
        });
  }

  /** Returns a store whose transactions change the result of a method. */
  static CrmStore withResult(CrmStore store, String method, UnaryOperator<Object> change) {
    return proxy(
        CrmStore.class,
        (called, arguments) -> {
          if (!called.getName().equals("read")) {
            return invoke(store, called, arguments);
          }
          @SuppressWarnings("unchecked")
          Function<ReadTransaction, Object> work = (Function<ReadTransaction, Object>) arguments[1];
          Function<ReadTransaction, Object> tampered =
              tx -> work.apply(transaction(tx, method, change));
          return invoke(store, called, new Object[] {arguments[0], tampered});
        });
  }

  private static ReadTransaction transaction(
      ReadTransaction tx, String method, UnaryOperator<Object> change) {
    return proxy(
        ReadTransaction.class,
        (called, arguments) -> {
          Object answer = invoke(tx, called, arguments);
          return called.getName().equals(method) ? change.apply(answer) : answer;
        });
  }

  private interface Answer {
    Object to(Method called, Object[] arguments) throws Throwable;
  }

  private static <T> T proxy(Class<T> type, Answer answer) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, called, arguments) -> answer.to(called, arguments)));
  }

  private static Object invoke(Object target, Method called, Object[] arguments) throws Throwable {
    try {
      return called.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
