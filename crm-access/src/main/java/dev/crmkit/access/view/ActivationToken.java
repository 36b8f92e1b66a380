package dev.crmkit.access.view;

import dev.crmkit.core.user.UserId;
import java.time.Instant;

/**
 * The token with which a user confirms an activation, once (rules.md U9). It can be read only here;
 * the host application sends it to the user. {@link #toString} does not show its text.
 *
 * @param user the user to be activated
 * @param text the secret, safe in a URL
 * @param expiresAt when the token becomes invalid
 */
public record ActivationToken(UserId user, String text, Instant expiresAt) {

  @Override
  public String toString() {
    return "activation of " + user + " until " + expiresAt;
  }
}
