package dev.crmkit.core.user;

/**
 * A reference to a user that is visible wherever a visible record refers to the user (rules.md U4):
 * the id, and the name as it is or, in a history, as it was.
 *
 * @param id the id of the user
 * @param name the display name
 */
public record UserRef(UserId id, String name) {}
