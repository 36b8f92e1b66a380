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
 * Scales the number of tries of all properties by the system property {@value #TRIES}, which
 * replaces jqwik's default of 1,000. A property with a number of its own is scaled in proportion:
 * with 10,000, a property with 40 tries runs 400 times. Examples run once. jqwik finds this hook on
 * the class path.
 */
public final class ScaledTries implements AroundPropertyHook {

  /** The system property, an integer from 1. */
  public static final String TRIES = "crmkit.tries";

  private static final int DEFAULT_TRIES = 1000;

  /** Called by jqwik, which loads this class as a service. */
  public ScaledTries() {}

  @Override
  public PropertyExecutionResult aroundProperty(
      PropertyLifecycleContext context, PropertyExecutor property) {
    Integer requested = Integer.getInteger(TRIES);
    PropertyAttributes attributes = context.attributes();
    int tries = attributes.tries().orElse(DEFAULT_TRIES);
    if (requested != null && tries > 1) {
      attributes.setTries(
          (int) Math.max(1, Math.min(Integer.MAX_VALUE, (long) tries * requested / DEFAULT_TRIES)));
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
