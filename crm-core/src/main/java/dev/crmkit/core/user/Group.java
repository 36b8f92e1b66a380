package dev.crmkit.core.user;

import dev.crmkit.core.OrgEntry;

/**
 * A named group of users (rules.md U11). Its members are stored with the users.
 *
 * @param id the id
 * @param name unique in the workspace, ignoring case
 */
public record Group(GroupId id, String name) implements OrgEntry {}
