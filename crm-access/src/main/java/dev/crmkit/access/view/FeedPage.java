package dev.crmkit.access.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of the feed, as one user sees it (rules.md W3). An empty page is not the end of the feed
 * unless {@code more} is false: a call stops after having read as many events as {@link
 * dev.crmkit.access.options.Limits#scannedEvents} allows, visible or not.
 *
 * @param items in the order in which they took effect
 * @param next the cursor of the next page, even if there is none yet; null only if the user could
 *     not work and gave none
 * @param more false if the end of the feed was reached
 */
public record FeedPage(List<HistoryView> items, @Nullable String next, boolean more) {

  /**
   * Copies the list.
   *
   * @param items in the order in which they took effect
   * @param next the cursor of the next page, even if there is none yet; null only if the user could
   *     not work and gave none
   * @param more false if the end of the feed was reached
   */
  public FeedPage {
    items = List.copyOf(items);
  }
}
