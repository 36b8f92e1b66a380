package dev.crmkit.core.user;

import dev.crmkit.core.OrgEntry;

/**
 * A named group of users (rules.md U11). Who is in it stands with the users.
 *
 * @param id which
 * @param name unique in the workspace without case
 */
public record Group(GroupId id, String name) implements OrgEntry {}
