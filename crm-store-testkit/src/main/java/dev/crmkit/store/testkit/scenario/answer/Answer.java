package dev.crmkit.store.testkit.scenario.answer;

import dev.crmkit.core.error.CrmException;
import org.jspecify.annotations.Nullable;

/**
 * What a step gave, and why.
 *
 * @param value what came out
 * @param why the reason for a person, with names where the library shows ids; empty where there is
 *     none
 * @param refusal what the library threw, or null when it threw nothing
 */
public record Answer(Value value, String why, @Nullable CrmException refusal) {

  /**
   * An answer of the library that is no refusal.
   *
   * @param value what came out
   * @param why the reason for a person
   */
  public Answer(Value value, String why) {
    this(value, why, null);
  }

  /**
   * An answer that needs no reason.
   *
   * @param value what came out
   * @return the answer
   */
  public static Answer of(Value value) {
    return new Answer(value, "");
  }
}
