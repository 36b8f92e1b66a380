package dev.crmkit.store.testkit.internal.result;

import dev.crmkit.store.testkit.internal.yaml.Node;
import org.jspecify.annotations.Nullable;

/** Something that came out of a step; {@link ActualValues} has the plain ones. */
public interface ActualValue {

  /**
   * Whether it is what is expected.
   *
   * @param expected what the file says
   * @return true when it is
   */
  boolean matches(Node expected);

  /**
   * What is told of it, as far as the expectation asks for it.
   *
   * @param expected what the file says
   * @return a text, null, or a list or a map of such
   */
  @Nullable Object toData(Node expected);
}
