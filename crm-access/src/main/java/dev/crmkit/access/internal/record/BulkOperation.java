package dev.crmkit.access.internal.record;

import dev.crmkit.access.decision.AccessDeniedException;
import dev.crmkit.access.options.Limits;
import dev.crmkit.access.view.Outcome;
import dev.crmkit.core.error.ConflictException;
import dev.crmkit.core.error.CrmException;
import dev.crmkit.core.error.InvalidException;
import dev.crmkit.core.error.NotFoundException;
import dev.crmkit.core.error.UnreadableException;
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
      throw new InvalidException(
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
      } catch (NotFoundException
          | AccessDeniedException
          | ConflictException
          | InvalidException
          | UnreadableException e) {
        CrmException why = e;
        outcomes.add(new Outcome.Refused<>(id, why));
      }
    }
    return outcomes;
  }
}
