package dev.crmkit.store.jdbc.internal.page;

import org.jspecify.annotations.Nullable;

/**
 * Where a list continues, for seek (keyset) pagination.
 *
 * @param <T> the type of the sort keys
 * @param key the key of the last row
 * @param id the id of the last row, or null to continue after all rows with the key
 */
record SeekPosition<T>(T key, @Nullable Long id) {}
