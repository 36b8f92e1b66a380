package dev.crmkit.access.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The next changes of a feed that a user sees (rules.md W3).
 *
 * @param items in the order in which they took effect; none when there are no more for now
 * @param next the cursor to come back with, whether or not there are more by now; null only when
 *     the user could not work and came without one
 */
public record FeedPage(List<HistoryView> items, @Nullable String next) {

  /**
   * Copies the list.
   *
   * @param items in the order in which they took effect; none when there are no more for now
   * @param next the cursor to come back with, whether or not there are more by now; null only when
   *     the user could not work and came without one
   */
  public FeedPage {
    items = List.copyOf(items);
  }
}
