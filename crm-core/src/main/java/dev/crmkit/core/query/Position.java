package dev.crmkit.core.query;

import org.jspecify.annotations.Nullable;

/**
 * A place in a sorted list: pages continue after one.
 *
 * @param key what the record there is sorted by, or null when it has none
 * @param id the number of its id
 */
public record Position(@Nullable SortKey key, long id) {}
