package dev.crmkit.store.testkit.internal.result;

import dev.crmkit.core.error.CrmException;
import org.jspecify.annotations.Nullable;

/**
 * What a step gave, and why.
 *
 * @param value what came out
 * @param reason the reason for a person, with names where the library shows ids; empty where there
 *     is none
 * @param refusal what the library threw, or null when it threw nothing
 */
public record StepAnswer(ActualValue value, String reason, @Nullable CrmException refusal) {

  /** An answer of the library that is no refusal. */
  public StepAnswer(ActualValue value, String why) {
    this(value, why, null);
  }

  /** An answer that needs no reason. */
  public static StepAnswer of(ActualValue value) {
    return new StepAnswer(value, "");
  }
}
