package dev.crmkit.core.pipeline;

/** How a stage closes a deal (rules.md P3). */
public enum DealOutcome {
  /** The deal is won. */
  WON,
  /** The deal is lost. */
  LOST
}
