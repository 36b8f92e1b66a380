package dev.crmkit.core.error;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong with one input, so that all of it is told at once (rules.md A4). */
public final class Violations {

  private final List<Violation> found = new ArrayList<>();

  /** Nothing found yet. */
  public Violations() {}

  /**
   * Adds one.
   *
   * @param field where
   * @param code the stable code
   * @param value the value as text, or null
   * @param expected what would be right
   * @return this
   */
  public Violations add(String field, ViolationCode code, @Nullable String value, String expected) {
    found.add(new Violation(field, code, value, expected));
    return this;
  }

  /**
   * Adds one that was found elsewhere.
   *
   * @param violation it
   * @return this
   */
  public Violations add(Violation violation) {
    found.add(violation);
    return this;
  }

  /**
   * Whether nothing was found.
   *
   * @return true when the input is right
   */
  public boolean isEmpty() {
    return found.isEmpty();
  }

  /**
   * Ends the check.
   *
   * @throws Invalid with all that was found, when anything was
   */
  public void throwIfAny() {
    if (!found.isEmpty()) {
      throw new Invalid(found);
    }
  }
}
