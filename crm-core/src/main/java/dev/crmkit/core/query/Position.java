package dev.crmkit.core.query;

import org.jspecify.annotations.Nullable;

/**
 * A position in a sorted list, after which a page begins (keyset pagination).
 *
 * @param key the sort key of the record at the position, or null if it has none
 * @param id the number of the id of the record
 */
public record Position(@Nullable SortKey key, long id) {}
