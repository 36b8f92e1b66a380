package dev.crmkit.store.jdbc.internal.page;

import org.jspecify.annotations.Nullable;

/**
 * What a list continues behind.
 *
 * @param <T> the type of its keys
 * @param key the key there
 * @param id the id of the record there, or null to continue behind all that have the key
 */
record SeekPosition<T>(T key, @Nullable Long id) {}
