package dev.crmkit.access.internal.plan;

import com.sanctionco.jmail.Email;
import com.sanctionco.jmail.EmailValidator;
import com.sanctionco.jmail.JMail;
import dev.crmkit.core.error.ViolationCode;
import dev.crmkit.core.error.Violations;
import dev.crmkit.core.text.Texts;

/**
 * The syntax of an e-mail address: a bare {@code local-part@domain} of RFC 5321 and, for letters
 * outside of ASCII, RFC 6531. What a mail header can have around an address, or an address in other
 * notations, is refused: display names, angle brackets, comments, quotes, IP addresses, routes.
 */
public final class Emails {

  private static final int LONGEST = 254;

  private static final EmailValidator VALIDATOR =
      JMail.validator()
          .disallowIpDomain()
          .disallowExplicitSourceRouting()
          .disallowQuotedIdentifiers()
          .disallowObsoleteWhitespace();

  private Emails() {}

  /** Adds a violation if a text is not an address or cannot be stored. */
  public static void check(String at, String email, Violations violations) {
    Texts.checkStorable(at, email, violations);
    if (!isAddress(email)) {
      violations.add(
          at, ViolationCode.MALFORMED, email, "an e-mail address such as vera@example.com");
    }
  }

  private static boolean isAddress(String email) {
    return email.length() <= LONGEST
        && !Texts.hasBlank(email)
        && VALIDATOR.tryParse(email).filter(parsed -> isBare(email, parsed)).isPresent();
  }

  private static boolean isBare(String email, Email parsed) {
    return email.equals(parsed.localPart() + "@" + parsed.domain())
        && parsed.comments().isEmpty()
        && email.indexOf('"') < 0;
  }
}
