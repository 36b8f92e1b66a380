package dev.crmkit.access.decision;

import dev.crmkit.core.org.OrgSnapshot;
import dev.crmkit.core.org.Policies;
import dev.crmkit.core.user.User;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/** Rules on whether a user can work (rules.md U6, U7). */
final class WorkRules {

  private WorkRules() {}

  static Rule gate(
      OrgSnapshot org, @Nullable User user, @Nullable InetAddress from, boolean signingIn) {
    if (user == null) {
      return Rule.NO_SUCH_USER;
    }
    return switch (user.status()) {
      case ACTIVE -> Rule.WORKS;
      case INACTIVE -> Rule.INACTIVE;
      case DISMISSED -> Rule.DISMISSED;
      case ACTIVATION_REQUIRED -> Rule.NOT_ACTIVATED;
      case IP_RESTRICTED -> {
        // Without any allowed range, the user cannot work, as canWork says too (V9).
        if (!signingIn
            && org.policies().ipCheck() == Policies.IpCheck.SIGN_IN
            && Decisions.canWork(org, user)) {
          yield Rule.WORKS;
        }
        yield from == null
            ? Rule.NO_ADDRESS
            : org.allowedRanges().allows(from) ? Rule.WORKS : Rule.ADDRESS_NOT_ALLOWED;
      }
    };
  }
}
