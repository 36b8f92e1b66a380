package dev.crmkit.core.error;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Collects what is wrong with one input, so that all of it is reported at once (rules.md A4). The
 * first {@link #MAX} violations are kept; of the others only the number is.
 */
public final class Violations {

  /** How many violations of one input are reported. */
  public static final int MAX = 100;

  private final List<Violation> found = new ArrayList<>();
  private int omitted;

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
    return add(new Violation(field, code, value, expected));
  }

  /**
   * Adds one that was found elsewhere.
   *
   * @param violation it
   * @return this
   */
  public Violations add(Violation violation) {
    if (found.size() < MAX) {
      found.add(violation);
    } else {
      omitted++;
    }
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
   * @throws InvalidException if anything was found, with at most {@link #MAX} violations
   */
  public void throwIfAny() {
    if (!found.isEmpty()) {
      throw new InvalidException(found, omitted);
    }
  }
}
