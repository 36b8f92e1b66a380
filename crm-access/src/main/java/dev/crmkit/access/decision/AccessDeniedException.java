package dev.crmkit.access.decision;

import dev.crmkit.core.error.CrmException;

/**
 * The user may not do this: he cannot work, or the rules deny it (rules.md A1). Nothing was done.
 */
public final class AccessDeniedException extends CrmException {

  private static final long serialVersionUID = 1L;

  private final transient Decision decision;

  /**
   * A denial.
   *
   * @param decision why; one that tells the user only what he may know
   */
  public AccessDeniedException(Decision decision) {
    super(decision.explain(), null);
    this.decision = decision;
  }

  /**
   * Why.
   *
   * @return a decision that denies
   */
  public Decision decision() {
    return decision;
  }
}
