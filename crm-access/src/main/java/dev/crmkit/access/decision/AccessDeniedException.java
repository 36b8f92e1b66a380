package dev.crmkit.access.decision;

import dev.crmkit.core.error.CrmException;

/**
 * Thrown when a user may not do something: they cannot work, or a rule denies it (rules.md A1).
 * Nothing was changed.
 */
public final class AccessDeniedException extends CrmException {

  private static final long serialVersionUID = 1L;

  private final transient Decision decision;

  /**
   * Creates the exception.
   *
   * @param decision the denial; it must reveal only what the user can see
   */
  public AccessDeniedException(Decision decision) {
    super(decision.explain(), null);
    this.decision = decision;
  }

  /**
   * Returns the reason.
   *
   * @return a decision that denies
   */
  public Decision decision() {
    return decision;
  }
}
