package dev.crmkit.core.user;

import java.time.Instant;

/**
 * A pending activation of a user (rules.md U9). A user has at most one.
 *
 * @param user the user to be activated
 * @param tokenHash the SHA-256 of the token, in hexadecimal; the token itself is not stored
 * @param expiresAt when the activation expires
 */
public record Activation(UserId user, String tokenHash, Instant expiresAt) {}
