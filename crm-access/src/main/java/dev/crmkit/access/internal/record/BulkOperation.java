package dev.crmkit.access.internal.record;

import dev.crmkit.access.decision.AccessDenied;
import dev.crmkit.access.options.Limits;
import dev.crmkit.access.view.Outcome;
import dev.crmkit.core.error.Conflict;
import dev.crmkit.core.error.CrmException;
import dev.crmkit.core.error.Invalid;
import dev.crmkit.core.error.NotFound;
import dev.crmkit.core.error.Unreadable;
import dev.crmkit.core.error.ViolationCode;
import dev.crmkit.core.record.RecordId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/** Does something to many, one by one, and reports what is refused (rules.md E8). */
public final class BulkOperation {

  private BulkOperation() {}

  /**
   * Refuses a call with more items than {@link Limits#bulkItems}.
   *
   * @param field the name of the argument with the items
   */
  public static void checkCount(String field, int count, Limits limits) {
    if (count > limits.bulkItems()) {
      throw new Invalid(
          field,
          ViolationCode.OUT_OF_RANGE,
          count + " items",
          "at most " + limits.bulkItems() + " items in one call");
    }
  }

  /** The work on one item must refuse it before it has changed anything. */
  public static <A, T> List<Outcome<T>> each(
      Collection<A> items, Function<A, ? extends RecordId> idOf, Function<A, T> work) {
    List<Outcome<T>> outcomes = new ArrayList<>(items.size());
    for (A item : items) {
      RecordId id = idOf.apply(item);
      try {
        outcomes.add(new Outcome.Done<>(id, work.apply(item)));
      } catch (NotFound | AccessDenied | Conflict | Invalid | Unreadable e) {
        CrmException why = e;
        outcomes.add(new Outcome.Refused<>(id, why));
      }
    }
    return outcomes;
  }
}
