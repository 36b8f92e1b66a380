package dev.crmkit.store.jdbc.internal.page;

import org.jspecify.annotations.Nullable;

/**
 * Where a record stands in a list.
 *
 * @param <T> the type of the keys
 * @param key what the list is sorted by there
 * @param id the record
 * @param doc the record itself, if it was read along
 */
record RowRef<T>(T key, long id, @Nullable String doc) {
  RowRef(T key, long id) {
    this(key, id, null);
  }
}
