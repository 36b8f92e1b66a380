package dev.crmkit.access.internal.session;

import dev.crmkit.access.decision.Decision;
import dev.crmkit.access.decision.Decisions;
import dev.crmkit.access.options.CrmOptions;
import dev.crmkit.core.network.IpAddresses;
import dev.crmkit.core.store.WriteTransaction;
import dev.crmkit.core.user.SignIn;
import dev.crmkit.core.user.UserId;
import java.net.InetAddress;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decides on attempts to sign in, and logs them (rules.md U10). */
public final class SignIns {

  private SignIns() {}

  /** Returns the decision on an attempt, which is logged if there is such a user. */
  public static Decision attempt(
      WriteTransaction tx, UserId user, @Nullable InetAddress from, CrmOptions options) {
    Decision decision = Decisions.gate(tx.org(), user, from, true);
    if (tx.org().user(user).isPresent()) {
      tx.record(
          SignIn.builder()
              .user(user)
              .attemptedAt(StoredClock.now(options))
              .address(Optional.ofNullable(from).map(IpAddresses::text))
              .refusal(decision.allowed() ? Optional.empty() : Optional.of(decision.explain()))
              .build());
      tx.pruneSignIns(user, options.limits().signInsKept());
    }
    return decision;
  }
}
