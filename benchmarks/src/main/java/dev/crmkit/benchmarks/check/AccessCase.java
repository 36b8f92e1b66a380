package dev.crmkit.benchmarks.check;

import dev.crmkit.access.decision.Action;
import java.util.Locale;

/** A kind of access check, with its expected result. */
public enum AccessCase {
  /** Viewing a visible record. */
  VIEW_ALLOWED(Action.VIEW, true),
  /** Viewing an invisible record. */
  VIEW_DENIED(Action.VIEW, false),
  /** Editing as the owner, the owner's Head or the Director. */
  EDIT_ALLOWED(Action.EDIT, true),
  /** Editing the record of a peer, or an invisible one. */
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
