package dev.crmkit.store.memory;

import dev.crmkit.core.activity.Activity;
import dev.crmkit.core.deal.Deal;
import dev.crmkit.core.query.Position;
import dev.crmkit.core.query.Sort;
import dev.crmkit.core.query.SortKey;
import dev.crmkit.core.record.CrmRecord;
import dev.crmkit.core.record.RecordKind;
import dev.crmkit.core.text.TextOrder;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an index orders the records of one kind: by an attribute, those without a key last, then by
 * id. It is {@link Sort#comparator} upwards, told without making positions.
 */
record RecordOrder(Sort.Attribute by) implements Order<CrmRecord> {

  static final Order<CrmRecord> BY_ID = Order.byNumber(record -> record.id().value());

  /** Between the records that have a key and those that have none. */
  static final Position KEYLESS = new Position(null, 0);

  /** The orders in which records of a kind are listed. */
  static List<RecordOrder> of(RecordKind kind) {
    return Arrays.stream(Sort.Attribute.values())
        .filter(by -> isKeyOf(kind, by))
        .map(RecordOrder::new)
        .toList();
  }

  private static boolean isKeyOf(RecordKind kind, Sort.Attribute by) {
    return switch (by) {
      case CREATED, UPDATED, NAME -> true;
      case DUE -> kind == RecordKind.ACTIVITY;
      case AMOUNT -> kind == RecordKind.DEAL;
    };
  }

  /** Whether records can be without a key. */
  boolean hasKeyless() {
    return by == Sort.Attribute.DUE || by == Sort.Attribute.AMOUNT;
  }

  boolean isKeyless(CrmRecord record) {
    return hasKeyless() && by.key(record).isEmpty();
  }

  /** Only names have words: records come by time, where what was looked at last is near. */
  @Override
  public int width() {
    return by == Sort.Attribute.NAME ? NameWords.COUNT : 0;
  }

  @Override
  public long[] words(CrmRecord record) {
    return by == Sort.Attribute.NAME ? NameWords.of(record.headingKey()) : Probe.NO_WORDS;
  }

  @Override
  public int compare(CrmRecord a, CrmRecord b) {
    int order = compareKeys(a, b);
    return order != 0 ? order : BY_ID.compare(a, b);
  }

  private int compareKeys(CrmRecord a, CrmRecord b) {
    return switch (by) {
      case CREATED -> a.createdAt().compareTo(b.createdAt());
      case UPDATED -> a.updatedAt().compareTo(b.updatedAt());
      case NAME -> TextOrder.BY_CODE_POINT.compare(a.headingKey(), b.headingKey());
      case DUE -> compareNullsLast(due(a), due(b));
      case AMOUNT -> compareNullsLast(amount(a), amount(b));
    };
  }

  /** Where a record stands to a position: negative when before it, zero when at it. */
  int compare(CrmRecord record, Position position) {
    SortKey key = position.key();
    int order = compareNullsLast(by.key(record).orElse(null), key);
    return order != 0 ? order : Long.compare(record.id().value(), position.id());
  }

  /** The place just behind a position, or the beginning. */
  Probe<CrmRecord> behind(@Nullable Position position) {
    return new Probe<>(
        words(position), record -> position != null && compare(record, position) <= 0 ? -1 : 1);
  }

  /** The place just before a position, or the end. */
  Probe<CrmRecord> before(@Nullable Position position) {
    return new Probe<>(
        words(position), record -> position != null && compare(record, position) >= 0 ? 1 : -1);
  }

  private long[] words(@Nullable Position position) {
    return by == Sort.Attribute.NAME
            && position != null
            && position.key() instanceof SortKey.OfText text
        ? NameWords.of(text.key())
        : Probe.NO_WORDS;
  }

  /** The order of a list in a direction, what has no key last in either. */
  Comparator<CrmRecord> listed(boolean descending) {
    if (!descending) {
      return this;
    }
    if (!hasKeyless()) {
      return reversed();
    }
    return (a, b) -> isKeyless(a) || isKeyless(b) ? compare(a, b) : compare(b, a);
  }

  private static <K extends Comparable<? super K>> int compareNullsLast(
      @Nullable K a, @Nullable K b) {
    if (a == null || b == null) {
      return a == b ? 0 : a == null ? 1 : -1;
    }
    return a.compareTo(b);
  }

  private static @Nullable Instant due(CrmRecord record) {
    return record instanceof Activity activity ? activity.due().orElse(null) : null;
  }

  private static @Nullable BigDecimal amount(CrmRecord record) {
    return record instanceof Deal deal
        ? deal.amount().map(amount -> amount.number()).orElse(null)
        : null;
  }
}
