package dev.crmkit.core.user;

/** The type of a user. Each type is also a built-in group (rules.md U11). */
public enum UserType {
  /** The user at the top of the hierarchy; a workspace has exactly one (rules.md U1). */
  DIRECTOR,
  /** Leads a team of managers, under the Director. */
  HEAD,
  /** Works under a Head or under the Director. */
  MANAGER
}
