package dev.crmkit.access.internal.history;

import dev.crmkit.access.internal.session.WorkspaceStore;
import dev.crmkit.access.query.PageRequest;
import dev.crmkit.access.view.Page;
import java.time.Duration;

/**
 * Waits for the next change that a feed shows.
 *
 * @param <T> the type of the changes
 */
public final class FeedWait<T> {

  /** Reads a page of the feed. */
  public interface Reader<T> {
    Page<T> read(PageRequest page);
  }

  private final Reader<T> feed;
  private PageRequest request;
  private Page<T> page = Page.empty();

  private FeedWait(Reader<T> feed, PageRequest request) {
    this.feed = feed;
    this.request = request;
  }

  /** Reads pages until one has a change, or the time has passed. */
  public static <T> Page<T> await(
      WorkspaceStore store, PageRequest first, Reader<T> feed, Duration timeout)
      throws InterruptedException {
    FeedWait<T> wait = new FeedWait<>(feed, first);
    store.awaitEvents(wait::look, timeout);
    return wait.page;
  }

  private boolean look() {
    do {
      page = feed.read(request);
      request = request.after(page.next().orElse(null));
    } while (page.items().isEmpty() && page.hasMore());
    return !page.items().isEmpty();
  }
}
