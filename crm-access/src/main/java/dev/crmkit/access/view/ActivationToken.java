package dev.crmkit.access.view;

import dev.crmkit.core.user.UserId;
import java.time.Instant;

/**
 * The token with which a user confirms his activation, once (rules.md U9). This is the only place
 * where it can be had: the host application sends it to him. Its text form does not show it.
 *
 * @param user whose it is
 * @param text the secret, safe in a URL
 * @param expiresAt from when on it is void
 */
public record ActivationToken(UserId user, String text, Instant expiresAt) {

  @Override
  public String toString() {
    return "activation of " + user + " until " + expiresAt;
  }
}
