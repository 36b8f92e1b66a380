package dev.crmkit.store.jdbc;

import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.PropagationMode;
import net.jqwik.api.lifecycle.PropertyAttributes;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;

/**
 * Tries the properties of a class less often: a database is slower than the memory store, on which
 * the same properties are tried in full. {@code -Dcrmkit.tries=66667} compensates for it.
 */
final class FewerTries implements AroundPropertyHook {

  private static final int USUAL = 1000;
  private static final int OF_1000 = 15;

  @Override
  public PropertyExecutionResult aroundProperty(
      PropertyLifecycleContext context, PropertyExecutor property) {
    PropertyAttributes attributes = context.attributes();
    int own = attributes.tries().orElse(USUAL);
    attributes.setTries((int) Math.max(1, (long) own * OF_1000 / USUAL));
    return property.execute();
  }

  @Override
  public PropagationMode propagateTo() {
    return PropagationMode.ALL_DESCENDANTS;
  }
}
