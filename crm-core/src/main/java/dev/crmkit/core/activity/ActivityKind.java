package dev.crmkit.core.activity;

/** The kinds of activities (rules.md R2). */
public enum ActivityKind {
  /** Something to do; the kind where none is named. */
  TASK,
  /** A telephone call. */
  CALL,
  /** A meeting. */
  MEETING,
  /** An e-mail. */
  EMAIL,
  /** A note. */
  NOTE
}
