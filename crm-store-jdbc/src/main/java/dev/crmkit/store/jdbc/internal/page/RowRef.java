package dev.crmkit.store.jdbc.internal.page;

import org.jspecify.annotations.Nullable;

/**
 * A record in a sorted list.
 *
 * @param <T> the type of the sort keys
 * @param key the sort key
 * @param id the id of the record
 * @param doc the record as JSON, if it was read in the same statement
 */
record RowRef<T>(T key, long id, @Nullable String doc) {
  RowRef(T key, long id) {
    this(key, id, null);
  }
}
