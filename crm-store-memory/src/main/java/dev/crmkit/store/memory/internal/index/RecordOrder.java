package dev.crmkit.store.memory.internal.index;

import dev.crmkit.core.RecordKind;
import dev.crmkit.core.activity.Activity;
import dev.crmkit.core.deal.Deal;
import dev.crmkit.core.query.Position;
import dev.crmkit.core.query.Sort;
import dev.crmkit.core.query.SortKey;
import dev.crmkit.core.record.CrmRecord;
import dev.crmkit.core.text.TextOrder;
import dev.crmkit.store.memory.internal.tree.KeyOrder;
import dev.crmkit.store.memory.internal.tree.TreeKey;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The order of a sort index: by an attribute, records without a sort key last, then by id. It
 * equals an ascending {@link Sort#comparator}, but compares records without creating positions.
 */
public record RecordOrder(Sort.Attribute by) implements KeyOrder<CrmRecord> {

  public static final KeyOrder<CrmRecord> BY_ID =
      KeyOrder.comparingLong(record -> record.id().value());

  /** The position between the records with a sort key and those without. */
  public static final Position FIRST_WITHOUT_KEY = new Position(null, 0);

  /** Returns the orders in which the records of a kind are indexed. */
  static List<RecordOrder> of(RecordKind kind) {
    return Arrays.stream(Sort.Attribute.values())
        .filter(by -> by.isOf(kind))
        .map(RecordOrder::new)
        .toList();
  }

  /** Whether records may have no sort key. */
  public boolean allowsMissingKey() {
    return by.isOptional();
  }

  boolean isKeyMissing(CrmRecord record) {
    return allowsMissingKey() && by.key(record).isEmpty();
  }

  /** Only names have a prefix: records arrive by time, where few comparisons miss the cache. */
  @Override
  public int prefixLength() {
    return by == Sort.Attribute.NAME ? NamePrefix.LENGTH : 0;
  }

  @Override
  public long[] prefix(CrmRecord record) {
    return by == Sort.Attribute.NAME ? NamePrefix.of(record.titleKey()) : TreeKey.NO_PREFIX;
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
      case NAME -> TextOrder.BY_CODE_POINT.compare(a.titleKey(), b.titleKey());
      case DUE -> compareNullsLast(due(a), due(b));
      case DONE -> compareNullsLast(done(a), done(b));
      case AMOUNT -> compareNullsLast(amount(a), amount(b));
    };
  }

  /** Compares a record with a position. */
  int compare(CrmRecord record, Position position) {
    SortKey key = position.key();
    int order = compareNullsLast(by.key(record).orElse(null), key);
    return order != 0 ? order : Long.compare(record.id().value(), position.id());
  }

  /** Returns the key just after a position; for null, the start of the index. */
  public TreeKey<CrmRecord> after(@Nullable Position position) {
    return new TreeKey<>(
        prefix(position), record -> position != null && compare(record, position) <= 0 ? -1 : 1);
  }

  /** Returns the key just before a position; for null, the end of the index. */
  public TreeKey<CrmRecord> before(@Nullable Position position) {
    return new TreeKey<>(
        prefix(position), record -> position != null && compare(record, position) >= 0 ? 1 : -1);
  }

  private long[] prefix(@Nullable Position position) {
    return by == Sort.Attribute.NAME
            && position != null
            && position.key() instanceof SortKey.OfText text
        ? NamePrefix.of(text.key())
        : TreeKey.NO_PREFIX;
  }

  /** Returns the order of a list in a direction; records without a sort key are last in both. */
  public Comparator<CrmRecord> inDirection(boolean descending) {
    if (!descending) {
      return this;
    }
    if (!allowsMissingKey()) {
      return reversed();
    }
    return (a, b) -> isKeyMissing(a) || isKeyMissing(b) ? compare(a, b) : compare(b, a);
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

  private static @Nullable Instant done(CrmRecord record) {
    return record instanceof Activity activity ? activity.done().orElse(null) : null;
  }

  private static @Nullable BigDecimal amount(CrmRecord record) {
    return record instanceof Deal deal
        ? deal.amount().map(amount -> amount.number()).orElse(null)
        : null;
  }
}
