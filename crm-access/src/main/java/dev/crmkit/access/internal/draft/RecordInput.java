package dev.crmkit.access.internal.draft;

import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.user.UserId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What inputs of all kinds of records name alike; null for what is not named. */
public record RecordInput<I>(
    @Nullable I id, @Nullable Long version, @Nullable UserId owner, @Nullable ClientId client) {

  @SuppressWarnings("OptionalUsedAsFieldOrParameterType")
  public // as the values of the model return them
  static <I> RecordInput<I> ofNew(
      Optional<I> id, Optional<UserId> owner, @Nullable ClientId client) {
    return new RecordInput<>(id.orElse(null), null, owner.orElse(null), client);
  }

  @SuppressWarnings("OptionalUsedAsFieldOrParameterType")
  public static <I> RecordInput<I> ofEdit(
      I id, Optional<Long> version, Optional<UserId> owner, @Nullable ClientId client) {
    return new RecordInput<>(id, version.orElse(null), owner.orElse(null), client);
  }
}
