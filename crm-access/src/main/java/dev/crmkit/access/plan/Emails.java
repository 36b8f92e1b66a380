package dev.crmkit.access.plan;

import dev.crmkit.core.error.ViolationCode;
import dev.crmkit.core.error.Violations;
import dev.crmkit.core.text.Texts;
import java.util.regex.Pattern;

/** What an e-mail address must look like: enough to send to, no more. */
public final class Emails {

  private static final Pattern ADDRESS = Pattern.compile("[^\\s@]+@[^\\s@]+");
  private static final int LONGEST = 254;

  private Emails() {}

  /** Adds what is wrong with an address that shall be stored. */
  public static void check(String at, String email, Violations violations) {
    Texts.checkStorable(at, email, violations);
    if (!ADDRESS.matcher(email).matches() || email.length() > LONGEST) {
      violations.add(
          at, ViolationCode.MALFORMED, email, "an e-mail address such as vera@example.com");
    }
  }
}
