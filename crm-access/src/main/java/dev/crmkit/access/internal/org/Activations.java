package dev.crmkit.access.internal.org;

import dev.crmkit.access.internal.plan.OrgDeltaBuilder;
import dev.crmkit.access.internal.plan.PlannedChange;
import dev.crmkit.access.internal.plan.PlannedChange.PlannedEvent;
import dev.crmkit.core.error.InvalidException;
import dev.crmkit.core.error.ViolationCode;
import dev.crmkit.core.history.Event;
import dev.crmkit.core.store.OrgTransaction;
import dev.crmkit.core.user.Activation;
import dev.crmkit.core.user.User;
import dev.crmkit.core.user.UserRef;
import dev.crmkit.core.user.UserStatus;
import java.time.Instant;

/** Activates users who present a token that is unused and not expired (rules.md U9). */
public final class Activations {

  private Activations() {}

  public static UserRef activate(OrgTransaction tx, String token, Instant now) {
    User user =
        tx.activation(ActivationTokens.hash(token))
            .filter(activation -> now.isBefore(activation.expiresAt()))
            .map(Activation::user)
            .flatMap(tx.org()::user)
            .filter(waiting -> waiting.status() == UserStatus.ACTIVATION_REQUIRED)
            .orElseThrow(
                () ->
                    new InvalidException(
                        "token",
                        ViolationCode.UNKNOWN,
                        null,
                        "an activation token that is unused and not expired"));
    PlannedChange planned =
        new OrgDeltaBuilder(tx.org())
            .put(user.toBuilder().status(UserStatus.ACTIVE).build())
            .build(user.id());
    tx.apply(planned.delta());
    tx.removeActivation(user.id());
    for (PlannedEvent event : planned.events()) {
      tx.append(
          Event.builder()
              .revision(tx.org().revision())
              .occurredAt(now)
              .actor(user.ref())
              .subject(event.subject())
              .type(event.type())
              .changes(event.changes())
              .build());
    }
    return user.ref();
  }
}
