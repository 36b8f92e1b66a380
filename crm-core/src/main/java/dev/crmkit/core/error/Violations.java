package dev.crmkit.core.error;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Collects the violations of one input, so that all of them are reported at once (rules.md A4). The
 * first {@link #MAX} violations are kept, the others are counted.
 */
public final class Violations {

  /** The maximum number of reported violations of one input. */
  public static final int MAX = 100;

  private final List<Violation> found = new ArrayList<>();
  private int omitted;

  /** Creates an empty collection. */
  public Violations() {}

  /**
   * Adds a violation.
   *
   * @param field the field with the violation
   * @param code the stable code
   * @param value the value as text, or null
   * @param expected what would be right
   * @return this
   */
  public Violations add(String field, ViolationCode code, @Nullable String value, String expected) {
    return add(new Violation(field, code, value, expected));
  }

  /**
   * Adds a violation.
   *
   * @param violation the violation
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
   * Returns whether there are no violations.
   *
   * @return true if the input is valid
   */
  public boolean isEmpty() {
    return found.isEmpty();
  }

  /**
   * Throws an exception if there are violations.
   *
   * @throws InvalidException if there is at least one
   */
  public void throwIfAny() {
    if (!found.isEmpty()) {
      throw new InvalidException(found, omitted);
    }
  }
}
