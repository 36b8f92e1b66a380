package dev.crmkit.access.internal.org;

import dev.crmkit.access.options.CrmOptions;
import dev.crmkit.access.view.ActivationToken;
import dev.crmkit.core.user.UserId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;

/** Activation tokens: 256 random bits, of which only a hash is stored (rules.md U9). */
public final class ActivationTokens {

  private static final int BYTES = 32;

  private ActivationTokens() {}

  static ActivationToken issue(UserId user, Instant now, CrmOptions options) {
    byte[] secret = new byte[BYTES];
    options.random().nextBytes(secret);
    return new ActivationToken(
        user,
        Base64.getUrlEncoder().withoutPadding().encodeToString(secret),
        now.plus(options.activationLifetime()));
  }

  /** Returns the SHA-256 hash of the text of a token, in hexadecimal. */
  public static String hash(String token) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java has SHA-256", e);
    }
  }
}
