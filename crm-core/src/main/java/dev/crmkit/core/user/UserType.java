package dev.crmkit.core.user;

/** The type of a user; each type is a built-in group as well (rules.md U11). */
public enum UserType {
  /** The one user over all; a workspace has exactly one (rules.md U1). */
  DIRECTOR,
  /** Leads a team of managers, under the Director. */
  HEAD,
  /** Works under a Head or under the Director. */
  MANAGER
}
