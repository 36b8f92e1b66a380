package dev.crmkit.testing;

import java.lang.reflect.AnnotatedElement;
import java.util.Optional;
import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.PropagationMode;
import net.jqwik.api.lifecycle.PropertyAttributes;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;

/**
 * Tries every property as often as the system property {@value #TRIES} says, in place of the 1,000
 * times that are usual; a property with a number of its own is tried that often in proportion: 40
 * of 1,000 become 400 of 10,000. Examples are tried once. It needs nothing but to be on the class
 * path.
 */
public final class ScaledTries implements AroundPropertyHook {

  /** The system property, a whole number from 1 on. */
  public static final String TRIES = "crmkit.tries";

  private static final int USUAL = 1000;

  /** For jqwik, which finds it as a service. */
  public ScaledTries() {}

  @Override
  public PropertyExecutionResult aroundProperty(
      PropertyLifecycleContext context, PropertyExecutor property) {
    Integer wanted = Integer.getInteger(TRIES);
    PropertyAttributes attributes = context.attributes();
    int own = attributes.tries().orElse(USUAL);
    if (wanted != null && own > 1) {
      attributes.setTries(
          (int) Math.max(1, Math.min(Integer.MAX_VALUE, (long) own * wanted / USUAL)));
    }
    return property.execute();
  }

  @Override
  public PropagationMode propagateTo() {
    return PropagationMode.ALL_DESCENDANTS;
  }

  @Override
  public boolean appliesTo(Optional<AnnotatedElement> element) {
    return true;
  }
}
