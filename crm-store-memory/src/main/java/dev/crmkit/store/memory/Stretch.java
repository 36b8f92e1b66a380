package dev.crmkit.store.memory;

import com.google.common.collect.AbstractIterator;
import java.util.Iterator;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The first elements of an iterator, up to one that does not belong any more. */
final class Stretch<E> extends AbstractIterator<E> {

  private final Iterator<E> from;
  private final Predicate<? super E> belongs;

  Stretch(Iterator<E> from, Predicate<? super E> belongs) {
    this.from = from;
    this.belongs = belongs;
  }

  @Override
  protected @Nullable E computeNext() {
    if (from.hasNext()) {
      E next = from.next();
      if (belongs.test(next)) {
        return next;
      }
    }
    return endOfData();
  }
}
