package dev.crmkit.core.pipeline;

/** The outcome of a closed deal (rules.md P3). */
public enum DealOutcome {
  /** The deal is won. */
  WON,
  /** The deal is lost. */
  LOST
}
