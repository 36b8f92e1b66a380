package dev.crmkit.core.user;

/**
 * What stays visible of a user wherever a visible record refers to him (rules.md U4): who, and the
 * name as it is or, in the history, as it was.
 *
 * @param id who
 * @param name the display name
 */
public record UserRef(UserId id, String name) {}
