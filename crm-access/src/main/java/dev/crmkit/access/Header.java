package dev.crmkit.access;

import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.user.UserId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What inputs of all kinds of records name alike; null for what is not named. */
record Header<I>(
    @Nullable I id, @Nullable Long version, @Nullable UserId owner, @Nullable ClientId client) {

  @SuppressWarnings("OptionalUsedAsFieldOrParameterType") // as the values of the model return them
  static <I> Header<I> ofNew(Optional<I> id, Optional<UserId> owner, @Nullable ClientId client) {
    return new Header<>(id.orElse(null), null, owner.orElse(null), client);
  }

  @SuppressWarnings("OptionalUsedAsFieldOrParameterType")
  static <I> Header<I> ofEdit(
      I id, Optional<Long> version, Optional<UserId> owner, @Nullable ClientId client) {
    return new Header<>(id, version.orElse(null), owner.orElse(null), client);
  }
}
