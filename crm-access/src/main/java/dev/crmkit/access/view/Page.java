package dev.crmkit.access.view;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list, a history or a feed. It can be short, or even empty, and have a next one.
 *
 * @param <T> the type of the items
 * @param items in the order of the list
 * @param next what {@code after} takes to continue behind this page, valid for the same user and
 *     the same request only. It is empty on the last page; a page of a feed always has one, because
 *     more can be added to a feed
 * @param hasMore whether the end was not reached yet
 */
public record Page<T>(List<T> items, Optional<String> next, boolean hasMore) {

  /**
   * Copies the list.
   *
   * @param items in the order of the list
   * @param next what {@code after} takes to continue behind this page
   * @param hasMore whether the end was not reached yet
   */
  public Page {
    items = List.copyOf(items);
  }

  /**
   * Returns a page that is the last one if it has no {@code next}.
   *
   * @param <T> the type of the items
   * @param items in the order of the list
   * @param next what {@code after} takes to continue behind this page; empty on the last page
   * @return the page
   */
  public static <T> Page<T> of(List<T> items, Optional<String> next) {
    return new Page<>(items, next, next.isPresent());
  }

  /**
   * Returns an empty page without a next one.
   *
   * @param <T> the type of the items
   * @return the page
   */
  public static <T> Page<T> empty() {
    return of(List.of(), Optional.empty());
  }

  /**
   * Returns the items of all pages, from the first page to the one that has no more. A page is read
   * when the stream gets to its first item, each by a call of its own, so what is changed between
   * two calls can show.
   *
   * <pre>{@code
   * Page.stream(next -> clients.history(id, PageRequest.first().after(next)))
   * }</pre>
   *
   * @param <T> the type of the items
   * @param read reads the page after a {@code next}; null for the first page
   * @return a sequential stream
   */
  public static <T> Stream<T> stream(Function<@Nullable String, Page<T>> read) {
    return StreamSupport.stream(
        Spliterators.spliteratorUnknownSize(
            new AllPages<>(read), Spliterator.ORDERED | Spliterator.NONNULL),
        false);
  }

  /** Iterates over the items of all pages. */
  private static final class AllPages<T> implements Iterator<T> {

    private final Function<@Nullable String, Page<T>> read;
    private Iterator<T> items = List.<T>of().iterator();
    private @Nullable String next;
    private boolean hasMore = true;

    AllPages(Function<@Nullable String, Page<T>> read) {
      this.read = read;
    }

    @Override
    public boolean hasNext() {
      while (hasMore && !items.hasNext()) {
        Page<T> page = read.apply(next);
        items = page.items().iterator();
        next = page.next().orElse(null);
        hasMore = page.hasMore();
      }
      return items.hasNext();
    }

    @Override
    public T next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      return items.next();
    }
  }
}
