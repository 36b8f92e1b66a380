package dev.crmkit.store.memory.internal.tree;

import com.google.common.collect.AbstractIterator;
import java.util.Iterator;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Returns the elements of an iterator before the first one that does not satisfy a predicate. */
public final class TakeWhileIterator<E> extends AbstractIterator<E> {

  private final Iterator<E> iterator;
  private final Predicate<? super E> predicate;

  public TakeWhileIterator(Iterator<E> from, Predicate<? super E> belongs) {
    this.iterator = from;
    this.predicate = belongs;
  }

  @Override
  protected @Nullable E computeNext() {
    if (iterator.hasNext()) {
      E next = iterator.next();
      if (predicate.test(next)) {
        return next;
      }
    }
    return endOfData();
  }
}
