package dev.crmkit.store.jdbc;

/**
 * Where a record stands in a list.
 *
 * @param <T> the type of the keys
 * @param key what the list is sorted by there
 * @param id the record
 */
record Place<T>(T key, long id) {}
