package dev.crmkit.access.internal.draft;

import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.user.User;
import org.jspecify.annotations.Nullable;

/**
 * The beginning of the draft of a new record.
 *
 * @param <B> the builder of that kind of record
 * @param builder has the id, portfolio, author, version and times
 * @param owner the owner
 * @param client the client of an activity or a deal; null for a client
 */
public record NewRecord<B>(B builder, User owner, @Nullable ClientId client) {

  /** Returns a diff that begins with the attributes common to all kinds of records. */
  AttributeDiff diff(String attribute, String title) {
    AttributeDiff diff = new AttributeDiff();
    diff.add(attribute, null, title);
    diff.add("owner", null, owner.id().value());
    diff.add("client", null, client == null ? null : client.value());
    return diff;
  }
}
