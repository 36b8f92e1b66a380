package dev.crmkit.access.view;

import dev.crmkit.core.client.ClientId;
import org.jspecify.annotations.Nullable;

/**
 * A reference of an activity or a deal to its client (rules.md V6).
 *
 * @param id the id, even if the user cannot see the client, or it was deleted
 * @param name null unless the user can see the client
 */
public record ClientRef(ClientId id, @Nullable String name) {}
