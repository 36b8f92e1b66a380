package dev.crmkit.core.error;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Thrown if the input breaks rules of the model. All violations are reported at once (rules.md A4),
 * up to {@link Violations#MAX}. The message contains the first {@value #MESSAGE_VIOLATIONS}.
 */
public final class InvalidException extends CrmException {

  private static final long serialVersionUID = 1L;

  /** The maximum number of violations in the message. */
  private static final int MESSAGE_VIOLATIONS = 20;

  private final transient List<Violation> violations;
  private final int omitted;

  /**
   * Creates an exception.
   *
   * @param violations at least one violation
   */
  public InvalidException(List<Violation> violations) {
    this(violations, 0);
  }

  /**
   * Creates an exception for more violations than are reported.
   *
   * @param violations at least one violation
   * @param omitted the number of further violations, 0 or more
   */
  public InvalidException(List<Violation> violations, int omitted) {
    super(message(violations, omitted), null);
    this.violations = List.copyOf(violations);
    this.omitted = omitted;
  }

  private static String message(List<Violation> violations, int omitted) {
    String named =
        violations.stream()
            .limit(MESSAGE_VIOLATIONS)
            .map(Violation::toString)
            .collect(Collectors.joining("; "));
    int more = Math.max(0, violations.size() - MESSAGE_VIOLATIONS) + omitted;
    return more == 0 ? named : named + "; and " + more + " more";
  }

  /**
   * An input with one violation.
   *
   * @param field where
   * @param code the stable code
   * @param value the value as text, or null
   * @param expected what would be right
   */
  public InvalidException(
      String field, ViolationCode code, @Nullable String value, String expected) {
    this(List.of(new Violation(field, code, value, expected)));
  }

  /**
   * Returns the reported violations.
   *
   * @return at least one violation
   */
  public List<Violation> violations() {
    return violations;
  }

  /**
   * Returns the number of violations that are not reported.
   *
   * @return 0 unless the input has more than {@link Violations#MAX}
   */
  public int omitted() {
    return omitted;
  }
}
