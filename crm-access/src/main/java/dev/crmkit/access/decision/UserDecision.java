package dev.crmkit.access.decision;

import dev.crmkit.core.user.UserRef;

/**
 * A user, with a decision about them.
 *
 * @param user the user
 * @param decision the decision, with its reason
 */
public record UserDecision(UserRef user, Decision decision) {}
