package dev.crmkit.core.error;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The input breaks rules of the model; all that is wrong is reported at once (rules.md A4), up to
 * {@link Violations#MAX} violations. The message names the first {@value #MESSAGE_VIOLATIONS}.
 */
public final class InvalidException extends CrmException {

  private static final long serialVersionUID = 1L;

  /** How many violations the message names. */
  private static final int MESSAGE_VIOLATIONS = 20;

  private final transient List<Violation> violations;
  private final int omitted;

  /**
   * An input with violations.
   *
   * @param violations what is wrong, at least one
   */
  public InvalidException(List<Violation> violations) {
    this(violations, 0);
  }

  /**
   * An input with more violations than are reported.
   *
   * @param violations what is wrong, at least one
   * @param omitted how many further violations are not reported, 0 or more
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
   * What is wrong.
   *
   * @return at least one violation
   */
  public List<Violation> violations() {
    return violations;
  }

  /**
   * How many violations were found in addition to {@link #violations}.
   *
   * @return 0 unless the input has more than {@link Violations#MAX}
   */
  public int omitted() {
    return omitted;
  }
}
