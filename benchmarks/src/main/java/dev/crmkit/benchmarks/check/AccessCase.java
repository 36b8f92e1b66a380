package dev.crmkit.benchmarks.check;

import dev.crmkit.access.decision.Action;
import java.util.Locale;

/** What is asked, and what the answer is. */
public enum AccessCase {
  /** To view what one sees. */
  VIEW_ALLOWED(Action.VIEW, true),
  /** To view what one does not see. */
  VIEW_DENIED(Action.VIEW, false),
  /** To edit what one may. */
  EDIT_ALLOWED(Action.EDIT, true),
  /** To edit a peer's, or what one does not even see. */
  EDIT_DENIED(Action.EDIT, false);

  private final Action action;
  private final boolean allowed;

  AccessCase(Action action, boolean allowed) {
    this.action = action;
    this.allowed = allowed;
  }

  Action action() {
    return action;
  }

  boolean allowed() {
    return allowed;
  }

  String title() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
