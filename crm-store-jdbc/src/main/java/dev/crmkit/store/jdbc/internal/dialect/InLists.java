package dev.crmkit.store.jdbc.internal.dialect;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;

/** Lists of values in {@code IN}. */
final class InLists {

  private InLists() {}

  /** Repeats the last value up to a power of two, so that there are few statement texts. */
  static <T> Condition padded(Field<T> column, Collection<T> values) {
    List<T> padded = new ArrayList<>(values);
    T last = padded.get(padded.size() - 1);
    while (Integer.bitCount(padded.size()) > 1) {
      padded.add(last);
    }
    return column.in(padded);
  }
}
