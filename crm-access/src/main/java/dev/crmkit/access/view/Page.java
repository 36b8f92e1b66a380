package dev.crmkit.access.view;

import java.util.List;
import java.util.Optional;

/**
 * A page of a list, with the cursor of the next one.
 *
 * @param <T> the type of the items
 * @param items in the order of the list
 * @param next the cursor of the next page, valid for the same user and query only; empty on the
 *     last page
 */
public record Page<T>(List<T> items, Optional<String> next) {

  /**
   * Copies the list.
   *
   * @param items in the order of the list
   * @param next the cursor of the next page, valid for the same user and query only; empty on the
   *     last page
   */
  public Page {
    items = List.copyOf(items);
  }

  /**
   * Returns an empty page without a next one.
   *
   * @param <T> the type of the items
   * @return the page
   */
  public static <T> Page<T> empty() {
    return new Page<>(List.of(), Optional.empty());
  }
}
