package dev.crmkit.core.user;

import dev.crmkit.core.internal.style.ValueStyle;
import java.time.Instant;
import java.util.Optional;
import org.immutables.value.Value;

/** One attempt to sign in, as the sign-in log keeps it (rules.md U10). */
@Value.Immutable
@ValueStyle
public interface SignIn {

  /**
   * Who tried.
   *
   * @return a user of the workspace
   */
  UserId user();

  /**
   * When.
   *
   * @return an instant in UTC
   */
  Instant attemptedAt();

  /**
   * The address he came from, in text form.
   *
   * @return empty when none was known
   */
  Optional<String> address();

  /**
   * Why it was refused, in words.
   *
   * @return empty when it succeeded
   */
  Optional<String> refusal();

  /**
   * A new builder.
   *
   * @return empty
   */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link SignIn}. */
  final class Builder extends ImmutableSignIn.Builder {
    Builder() {}
  }
}
