package dev.crmkit.core.user;

import java.time.Instant;

/**
 * A waiting activation of a user (rules.md U9); a user has at most one.
 *
 * @param user whom it makes active
 * @param tokenHash the SHA-256 of the token, in hexadecimal; the token itself is stored nowhere
 * @param expiresAt from when on it is void
 */
public record Activation(UserId user, String tokenHash, Instant expiresAt) {}
