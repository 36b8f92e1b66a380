package dev.crmkit.core.user;

import dev.crmkit.core.internal.style.ValueStyle;
import java.time.Instant;
import java.util.Optional;
import org.immutables.value.Value;

/** An attempt to sign in (rules.md U10). */
@Value.Immutable
@ValueStyle
public interface SignIn {

  /**
   * Returns the user.
   *
   * @return a user of the workspace
   */
  UserId user();

  /**
   * Returns when the attempt was made.
   *
   * @return the time of the attempt
   */
  Instant attemptedAt();

  /**
   * Returns the address from which the attempt was made.
   *
   * @return empty if it is not known
   */
  Optional<String> address();

  /**
   * Returns why the attempt was refused, in words.
   *
   * @return empty if it succeeded
   */
  Optional<String> refusal();

  /**
   * Creates an empty builder.
   *
   * @return a builder
   */
  static Builder builder() {
    return new Builder();
  }

  /** A builder of {@link SignIn}. */
  final class Builder extends ImmutableSignIn.Builder {
    Builder() {}
  }
}
