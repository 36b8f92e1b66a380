package dev.crmkit.access.view;

import java.util.List;
import java.util.Optional;

/**
 * A part of a list, and how to go on.
 *
 * @param <T> what is listed
 * @param items in the order of the list
 * @param next the cursor of the next page, good for the same user and the same query only; empty
 *     when this was the last
 */
public record Page<T>(List<T> items, Optional<String> next) {

  /**
   * Copies the list.
   *
   * @param items in the order of the list
   * @param next the cursor of the next page, good for the same user and the same query only; empty
   *     when this was the last
   */
  public Page {
    items = List.copyOf(items);
  }

  /**
   * A page with nothing on it and nothing after it.
   *
   * @param <T> what would be listed
   * @return the page of those who see nothing
   */
  public static <T> Page<T> empty() {
    return new Page<>(List.of(), Optional.empty());
  }
}
