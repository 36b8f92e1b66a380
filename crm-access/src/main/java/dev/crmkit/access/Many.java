package dev.crmkit.access;

import dev.crmkit.access.decision.AccessDenied;
import dev.crmkit.core.error.Conflict;
import dev.crmkit.core.error.CrmException;
import dev.crmkit.core.error.Invalid;
import dev.crmkit.core.error.NotFound;
import dev.crmkit.core.record.RecordId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/** Does something to many, one by one, and reports what is refused (rules.md E8). */
final class Many {

  private Many() {}

  /** The work on one item must refuse it before it has changed anything. */
  static <A, T> List<Outcome<T>> each(
      Collection<A> items, Function<A, ? extends RecordId> idOf, Function<A, T> work) {
    List<Outcome<T>> outcomes = new ArrayList<>(items.size());
    for (A item : items) {
      RecordId id = idOf.apply(item);
      try {
        outcomes.add(new Outcome.Done<>(id, work.apply(item)));
      } catch (NotFound | AccessDenied | Conflict | Invalid e) {
        CrmException why = e;
        outcomes.add(new Outcome.Refused<>(id, why));
      }
    }
    return outcomes;
  }
}
