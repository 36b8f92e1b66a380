package dev.crmkit.store.testkit.internal.step;

import dev.crmkit.store.testkit.internal.format.Keys.Address;
import dev.crmkit.store.testkit.internal.format.Keys.Name;
import org.jspecify.annotations.Nullable;

/**
 * Who takes a step.
 *
 * @param user the user
 * @param from the IP address that they come from; null if none is known
 */
public record ActingUser(@Name String user, @Address @Nullable String from) {}
