package dev.crmkit.core.error;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The input breaks rules of the model; all that is wrong is told at once (rules.md A4). */
public final class Invalid extends CrmException {

  private static final long serialVersionUID = 1L;

  private final transient List<Violation> violations;

  /**
   * An input with violations.
   *
   * @param violations what is wrong, at least one
   */
  public Invalid(List<Violation> violations) {
    super(violations.stream().map(Violation::toString).collect(Collectors.joining("; ")), null);
    this.violations = List.copyOf(violations);
  }

  /**
   * An input with one violation.
   *
   * @param field where
   * @param code the stable code
   * @param value the value as text, or null
   * @param expected what would be right
   */
  public Invalid(String field, ViolationCode code, @Nullable String value, String expected) {
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
}
