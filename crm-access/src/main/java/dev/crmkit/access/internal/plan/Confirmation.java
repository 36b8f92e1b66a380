package dev.crmkit.access.internal.plan;

import dev.crmkit.core.error.Violation;
import dev.crmkit.core.error.ViolationCode;
import dev.crmkit.core.error.Violations;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The number of values or records that a change would lose, which has to be confirmed (rules.md F8,
 * P4). A preview finds the number; a change that is made requires it.
 */
public final class Confirmation {

  private final boolean preview;
  private final @Nullable Long planned;
  private @Nullable Long needed;

  private Confirmation(boolean preview, @Nullable Long planned) {
    this.preview = preview;
    this.planned = planned;
  }

  /** Returns a confirmation to be found by a preview. */
  public static Confirmation ofPreview() {
    return new Confirmation(true, null);
  }

  /** Returns the confirmation of a plan that is carried out; empty without one. */
  public static Confirmation of(Optional<Long> planned) {
    return new Confirmation(false, planned.orElse(null));
  }

  /** Returns the number that has to be confirmed; empty if there is nothing to confirm. */
  public Optional<Long> needed() {
    return Optional.ofNullable(needed);
  }

  void require(@Nullable Long given, long used, String of, Violations violations) {
    Long confirmed = given == null ? planned : given;
    needed = used == 0 ? null : used;
    if (used > 0 && (confirmed == null ? !preview : confirmed != used)) {
      violations.add(
          new Violation(
              "confirm",
              ViolationCode.UNCONFIRMED,
              confirmed == null ? null : confirmed.toString(),
              "the number of " + of + ": " + used,
              used));
    }
  }
}
