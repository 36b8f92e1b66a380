package dev.crmkit.access.internal.record;

import dev.crmkit.access.decision.AccessDeniedException;
import dev.crmkit.access.internal.session.CallContext;
import dev.crmkit.access.internal.session.Guard;
import dev.crmkit.access.options.Limits;
import dev.crmkit.access.view.Outcome;
import dev.crmkit.core.error.ConflictException;
import dev.crmkit.core.error.InvalidException;
import dev.crmkit.core.error.NotFoundException;
import dev.crmkit.core.error.UnreadableException;
import dev.crmkit.core.error.ViolationCode;
import dev.crmkit.core.record.RecordId;
import dev.crmkit.core.store.WriteTransaction;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Runs an operation on many records in one transaction, with an outcome for each (rules.md E8). */
public final class BulkOperation {

  private BulkOperation() {}

  /**
   * Runs a bulk call of at most {@link Limits#bulkItems} items. The items are copied before the
   * transaction, which may run again, since the collection may allow only one iteration.
   *
   * @param field the name of the argument with the items
   * @throws InvalidException if there are too many items, or one is null
   */
  public static <A, T> List<Outcome<T>> run(
      Guard guard,
      String field,
      Collection<A> items,
      BiFunction<CallContext<WriteTransaction>, List<A>, List<Outcome<T>>> work) {
    List<A> copy = new ArrayList<>(items);
    return guard.write(
        call -> {
          checkCount(field, copy.size(), call.options().limits());
          checkPresent(field, copy);
          return work.apply(call, copy);
        });
  }

  private static void checkCount(String field, int count, Limits limits) {
    if (count > limits.bulkItems()) {
      throw new InvalidException(
          field,
          ViolationCode.OUT_OF_RANGE,
          count + " items",
          "at most " + limits.bulkItems() + " items in one call");
    }
  }

  private static void checkPresent(String field, List<?> items) {
    if (items.contains(null)) {
      throw new InvalidException(
          field, ViolationCode.REQUIRED, null, "an item at index " + items.indexOf(null));
    }
  }

  /**
   * Applies a function to each item in order.
   *
   * @param operation throws before it has changed anything, if it refuses an item
   */
  static <A, T> List<Outcome<T>> each(
      Collection<A> items,
      Function<A, ? extends @Nullable RecordId> idOf,
      Function<A, T> operation) {
    List<Outcome<T>> outcomes = new ArrayList<>(items.size());
    for (A item : items) {
      Optional<RecordId> id = Optional.ofNullable(idOf.apply(item));
      outcomes.add(outcome(id, () -> new Outcome.Done<>(id, operation.apply(item))));
    }
    return outcomes;
  }

  /**
   * Runs the operation on one item.
   *
   * @param id the record, if the item names its id
   * @param operation throws before it has changed anything, if it refuses the item
   */
  static <T> Outcome<T> outcome(Optional<RecordId> id, Supplier<Outcome<T>> operation) {
    try {
      return operation.get();
    } catch (NotFoundException
        | AccessDeniedException
        | ConflictException
        | InvalidException
        | UnreadableException e) {
      return new Outcome.Refused<>(id, e);
    }
  }
}
