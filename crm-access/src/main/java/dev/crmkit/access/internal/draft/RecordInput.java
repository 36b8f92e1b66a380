package dev.crmkit.access.internal.draft;

import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.user.UserId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the inputs of creations and edits have in common for all kinds of records.
 *
 * @param id the record; null to create one with a random id
 * @param version the version that an edit is based on, or null
 * @param owner the owner, if one is named
 * @param client the client of an activity or a deal, if one is named
 */
public record RecordInput<I>(
    @Nullable I id, @Nullable Long version, @Nullable UserId owner, @Nullable ClientId client) {

  @SuppressWarnings("OptionalUsedAsFieldOrParameterType") // as the model returns them
  public static <I> RecordInput<I> ofNew(
      Optional<I> id, Optional<UserId> owner, @Nullable ClientId client) {
    return new RecordInput<>(id.orElse(null), null, owner.orElse(null), client);
  }

  @SuppressWarnings("OptionalUsedAsFieldOrParameterType") // as the model returns it
  public static <I> RecordInput<I> ofEdit(
      @Nullable I id, Optional<Long> version, Optional<UserId> owner, @Nullable ClientId client) {
    return new RecordInput<>(id, version.orElse(null), owner.orElse(null), client);
  }
}
