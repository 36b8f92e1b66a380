package dev.crmkit.store.testkit.scenario.answer;

/**
 * What a step gave, and why.
 *
 * @param value what came out
 * @param why the reason for a person, with names where the library tells ids; empty where there is
 *     none
 */
public record Answer(Value value, String why) {

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
