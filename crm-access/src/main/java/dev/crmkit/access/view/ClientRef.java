package dev.crmkit.access.view;

import dev.crmkit.core.client.ClientId;
import org.jspecify.annotations.Nullable;

/**
 * What a deal or an activity shows of its client (rules.md V6).
 *
 * @param id who, also when the client is not seen or was deleted
 * @param name null unless the user sees the client
 */
public record ClientRef(ClientId id, @Nullable String name) {}
