package dev.crmkit.store.testkit.internal.result;

import dev.crmkit.store.testkit.internal.yaml.Node;
import org.jspecify.annotations.Nullable;

/** Something that came out of a step; {@link ActualValues} has the plain ones. */
public interface ActualValue {

  /** Whether it is what is expected. */
  boolean matches(Node expected);

  /** Returns the value as data, as far as the expectation names its parts. */
  @Nullable Object toData(Node expected);
}
