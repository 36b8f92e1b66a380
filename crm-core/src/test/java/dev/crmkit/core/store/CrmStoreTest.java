package dev.crmkit.core.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.core.WorkspaceId;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** The default methods of a store. */
class CrmStoreTest {

  private static final WorkspaceId ACME = WorkspaceId.of("acme");

  private final List<String> called = new ArrayList<>();
  private final WriteTransaction write = fake(WriteTransaction.class, (self, method, given) -> "");
  private final OrgTransaction reorganise = fake(OrgTransaction.class, (self, method, given) -> "");
  private final CrmStore store = fake(CrmStore.class, this::call);

  private static <T> T fake(Class<T> type, InvocationHandler handler) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }

  @SuppressWarnings("unchecked") // both kinds of work take any transaction here
  private Object call(Object self, java.lang.reflect.Method method, Object[] given)
      throws Throwable {
    if (method.isDefault()) {
      return InvocationHandler.invokeDefault(self, method, given);
    }
    called.add(method.getName() + " " + given[0]);
    Object tx = method.getName().equals("write") ? write : reorganise;
    return ((Function<Object, Object>) given[1]).apply(tx);
  }

  @Test
  void callbacksWithoutAResultRunInTheRightKindOfTransaction() {
    List<Object> seen = new ArrayList<>();

    store.useWrite(ACME, seen::add);
    store.useReorganise(ACME, seen::add);

    assertThat(called).containsExactly("write acme", "reorganise acme");
    assertThat(seen.get(0)).isSameAs(write);
    assertThat(seen.get(1)).isSameAs(reorganise);
  }
}
