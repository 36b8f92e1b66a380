package dev.crmkit.access.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The next changes of a feed that a user sees (rules.md W3). A page with no items is not the end of
 * the feed unless {@code more} is false: a call stops when it has read as many events as {@link
 * dev.crmkit.access.options.Limits#scannedEvents} allows, whoever may see them.
 *
 * @param items in the order in which they took effect
 * @param next the cursor to come back with, whether or not there are more by now; null only when
 *     the user could not work and came without one
 * @param more whether to go on at once: true unless the end of the feed was reached
 */
public record FeedPage(List<HistoryView> items, @Nullable String next, boolean more) {

  /**
   * Copies the list.
   *
   * @param items in the order in which they took effect
   * @param next the cursor to come back with, whether or not there are more by now; null only when
   *     the user could not work and came without one
   * @param more whether to go on at once: true unless the end of the feed was reached
   */
  public FeedPage {
    items = List.copyOf(items);
  }
}
