package dev.crmkit.access.plan;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmkit.core.error.Invalid;
import dev.crmkit.core.error.Violations;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is taken for an e-mail address: rules.md U12. */
@Tag("U12")
class EmailsTest {

  private static void check(String email) {
    Violations violations = new Violations();
    Emails.check("email", email, violations);
    violations.throwIfAny();
  }

  @Test
  void anAddressHasAtMost254Characters() {
    String domain = "@example.com";

    assertThatCode(() -> check("a".repeat(254 - domain.length()) + domain))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> check("a".repeat(255 - domain.length()) + domain))
        .isInstanceOf(Invalid.class);
  }

  @Test
  void anAddressThatCannotBeKeptIsRefused() {
    assertThatThrownBy(() -> check("vera\0@example.com")).isInstanceOf(Invalid.class);
    assertThatThrownBy(() -> check("\uD83D@example.com")).isInstanceOf(Invalid.class);
  }
}
