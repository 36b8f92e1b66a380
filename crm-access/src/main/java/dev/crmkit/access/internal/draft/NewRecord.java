package dev.crmkit.access.internal.draft;

import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.user.User;
import org.jspecify.annotations.Nullable;

/**
 * A record that comes into being: a builder that knows already which it is, where it lies and who
 * makes it.
 *
 * @param <B> the builder of that kind of record
 * @param builder filled with what every record has
 * @param owner who will own it
 * @param client the client that it is put on; null for a client
 */
public record NewRecord<B>(B builder, User owner, @Nullable ClientId client) {

  /** What its first entry in the history begins with. */
  AttributeDiff diff(String attribute, String heading) {
    AttributeDiff diff = new AttributeDiff();
    diff.add(attribute, null, heading);
    diff.add("owner", null, owner.id().value());
    diff.add("client", null, client == null ? null : client.value());
    return diff;
  }
}
