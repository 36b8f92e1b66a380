package dev.crmkit.store.testkit.internal.result;

import dev.crmkit.core.error.CrmException;
import org.jspecify.annotations.Nullable;

/**
 * The result of a step with the reason.
 *
 * @param value the actual value
 * @param reason the reason for a person, with names where the library shows ids; empty where there
 *     is none
 * @param refusal what the library threw, or null when it threw nothing
 */
public record StepAnswer(ActualValue value, String reason, @Nullable CrmException refusal) {

  /** Creates a result that is not a refusal. */
  public StepAnswer(ActualValue value, String why) {
    this(value, why, null);
  }

  /** Creates a result without a reason. */
  public static StepAnswer of(ActualValue value) {
    return new StepAnswer(value, "");
  }
}
