package dev.crmkit.store.testkit.internal.property;

import dev.crmkit.access.query.Filter;
import dev.crmkit.access.query.Order;
import dev.crmkit.access.query.TimeFilter;
import dev.crmkit.access.view.ActivityView;
import dev.crmkit.access.view.DealView;
import dev.crmkit.access.view.RecordView;
import dev.crmkit.core.RecordKind;
import dev.crmkit.core.deal.Closed;
import dev.crmkit.core.deal.Money;
import dev.crmkit.core.query.TimeAttribute;
import dev.crmkit.core.record.RecordId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A list by a range of times or amounts shows the records whose value, as it is shown, is in the
 * range. The bounds are values of records, and what is next to them.
 */
final class RangeAgreement {

  private static final BigDecimal CENT = new BigDecimal("0.01");

  private final RecordLists lists;
  private final Random random;
  private final List<? extends RecordView> all;
  private final List<String> differences = new ArrayList<>();

  private RangeAgreement(RecordLists lists, Random random) {
    this.lists = lists;
    this.random = random;
    this.all = lists.all(Filter.and(), Order.CREATED, RecordLists.ALL);
  }

  /** Returns the ranges that show other records, one sentence each. */
  static List<String> differences(RecordLists lists, RecordKind kind, Random random) {
    RangeAgreement agreement = new RangeAgreement(lists, random);
    for (TimeAttribute time : TimeAttribute.values()) {
      if (time.isOf(kind)) {
        agreement.compareTimes(time);
      }
    }
    if (kind == RecordKind.DEAL) {
      agreement.compareAmounts();
    }
    return agreement.differences;
  }

  private void compareTimes(TimeAttribute attribute) {
    TimeFilter filter = new TimeFilter(attribute);
    List<Instant> values = all.stream().flatMap(view -> time(attribute, view).stream()).toList();
    compare(filter.present(), view -> time(attribute, view).isPresent());
    compare(filter.absent(), view -> time(attribute, view).isEmpty());
    if (values.isEmpty()) {
      return;
    }
    Instant from = one(values).plusNanos(1_000L * (random.nextInt(3) - 1));
    Instant to = one(values).plusNanos(random.nextInt(2));
    compare(
        filter.from(from),
        view -> time(attribute, view).filter(value -> !value.isBefore(from)).isPresent());
    compare(
        filter.between(from, to),
        view ->
            time(attribute, view)
                .filter(value -> !value.isBefore(from) && value.isBefore(to))
                .isPresent());
  }

  private void compareAmounts() {
    List<Money> values = all.stream().flatMap(view -> amount(view).stream()).toList();
    compare(Filter.amount().absent(), view -> amount(view).isEmpty());
    if (values.isEmpty()) {
      return;
    }
    Money money = one(values);
    BigDecimal to = one(values).number().add(CENT.multiply(new BigDecimal(random.nextInt(2))));
    compare(
        Filter.amount().from(money),
        view ->
            amount(view)
                .filter(value -> value.currency().equals(money.currency()))
                .filter(value -> value.number().compareTo(money.number()) >= 0)
                .isPresent());
    compare(
        Filter.amount().to(to),
        view -> amount(view).filter(value -> value.number().compareTo(to) < 0).isPresent());
  }

  private static Optional<Instant> time(TimeAttribute attribute, RecordView view) {
    return switch (attribute) {
      case CREATED -> Optional.of(view.createdAt());
      case UPDATED -> Optional.of(view.updatedAt());
      case DUE -> ((ActivityView) view).due();
      case DONE -> ((ActivityView) view).done();
      case CLOSED -> ((DealView) view).closed().map(Closed::closedAt);
    };
  }

  private static Optional<Money> amount(RecordView view) {
    return ((DealView) view).amount();
  }

  private void compare(Filter filter, Predicate<RecordView> isInRange) {
    Set<RecordId> expected =
        all.stream().filter(isInRange).map(RecordView::id).collect(Collectors.toSet());
    Set<RecordId> found =
        lists.all(filter, Order.CREATED, RecordLists.ALL).stream()
            .map(RecordView::id)
            .collect(Collectors.toSet());
    if (!found.equals(expected)) {
      differences.add(filter + ": " + expected + ", but " + found);
    }
  }

  private <T> T one(List<T> several) {
    return several.get(random.nextInt(several.size()));
  }
}
