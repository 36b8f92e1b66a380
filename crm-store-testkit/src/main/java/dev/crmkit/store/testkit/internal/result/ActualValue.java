package dev.crmkit.store.testkit.internal.result;

import dev.crmkit.store.testkit.internal.format.Node;
import org.jspecify.annotations.Nullable;

/** An actual value, which is compared with an expected one. */
public interface ActualValue {

  /** Returns whether the value is the expected one. */
  boolean matches(Node expected);

  /** Returns the value as data, as far as the expectation names its parts. */
  @Nullable Object toData(Node expected);
}
