package dev.crmkit.core.query;

import dev.crmkit.core.RecordKind;
import dev.crmkit.core.activity.Activity;
import dev.crmkit.core.client.Client;
import dev.crmkit.core.deal.Closed;
import dev.crmkit.core.deal.Deal;
import dev.crmkit.core.form.FieldId;
import dev.crmkit.core.form.FieldType;
import dev.crmkit.core.form.FieldValue;
import dev.crmkit.core.form.FieldValueVisitor;
import dev.crmkit.core.form.OptionId;
import dev.crmkit.core.pipeline.Pipeline;
import dev.crmkit.core.record.CrmRecord;
import dev.crmkit.core.text.TextOrder;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The order of a list: by a sort key and then by id, both in the same direction. Records without a
 * key are last in either direction, by id, ascending.
 *
 * @param by the sort key
 * @param descending true to begin with the largest
 */
public record Sort(By by, boolean descending) {

  /** The attributes by which records can be sorted. */
  public sealed interface By {

    /**
     * Returns the sort key of a record.
     *
     * @param record any record
     * @return empty if it has none
     */
    Optional<SortKey> key(CrmRecord record);
  }

  /** The fixed attributes by which records can be sorted. */
  public enum Attribute implements By {
    /** The time of creation. */
    CREATED,
    /** The time of the last change. */
    UPDATED,
    /** The title, in the order of texts (rules.md R5). */
    NAME,
    /** The due time of an activity. */
    DUE,
    /** The time when an activity was done. */
    DONE,
    /** The number of the amount of a deal, ignoring the currency. */
    AMOUNT;

    private final String word = name().toLowerCase(Locale.ROOT);

    /**
     * Returns the word for the attribute in violations.
     *
     * @return the name in lower case, such as {@code due}
     */
    public String word() {
      return word;
    }

    void requireBound(@Nullable SortKey bound) {
      boolean isNumber = this == AMOUNT;
      if (this == NAME || (bound != null && bound instanceof SortKey.OfNumber != isNumber)) {
        throw new IllegalArgumentException(bound + " is no bound of a range by " + this);
      }
    }

    /**
     * Returns whether records of a kind can have the attribute.
     *
     * @param kind a kind of records
     * @return false if none has it
     */
    public boolean isOf(RecordKind kind) {
      return switch (this) {
        case CREATED, UPDATED, NAME -> true;
        case DUE, DONE -> kind == RecordKind.ACTIVITY;
        case AMOUNT -> kind == RecordKind.DEAL;
      };
    }

    /**
     * Returns whether a record of such a kind may be without the attribute.
     *
     * @return false if all of them have it
     */
    public boolean isOptional() {
      return switch (this) {
        case CREATED, UPDATED, NAME -> false;
        case DUE, DONE, AMOUNT -> true;
      };
    }

    @Override
    public Optional<SortKey> key(CrmRecord record) {
      return switch (this) {
        case CREATED -> Optional.of(new SortKey.OfInstant(record.createdAt()));
        case UPDATED -> Optional.of(new SortKey.OfInstant(record.updatedAt()));
        case NAME -> Optional.of(new SortKey.OfText(record.titleKey()));
        case DUE ->
            record instanceof Activity activity
                ? activity.due().map(SortKey.OfInstant::new)
                : Optional.empty();
        case DONE ->
            record instanceof Activity activity
                ? activity.done().map(SortKey.OfInstant::new)
                : Optional.empty();
        case AMOUNT ->
            record instanceof Deal deal
                ? deal.amount().map(amount -> new SortKey.OfNumber(amount.number()))
                : Optional.empty();
      };
    }
  }

  /**
   * A field of the client form. Texts are sorted in {@linkplain TextOrder the order of texts},
   * checkboxes with "no" before "yes", and selectors in the order of their options.
   *
   * @param field the field
   * @param type the type of the field
   * @param options the options of a selector in their order; empty for other types
   */
  public record OfField(FieldId field, FieldType type, List<OptionId> options) implements By {

    public OfField {
      options = List.copyOf(options);
    }

    @Override
    public Optional<SortKey> key(CrmRecord record) {
      FieldValue value = record.fields().get(field);
      if (value == null) {
        return type == FieldType.CHECKBOX && record instanceof Client
            ? Optional.of(KeyOfValue.integer(0))
            : Optional.empty();
      }
      return value.accept(new KeyOfValue(options));
    }
  }

  /** Returns the sort key of a value whose type {@linkplain FieldType#isOrdered is ordered}. */
  static SortKey key(FieldValue value) {
    return value.accept(new KeyOfValue(List.of())).orElseThrow();
  }

  /**
   * The time when a deal was closed (rules.md P3).
   *
   * @param pipelines the pipelines of deals
   */
  public record ByClosing(List<Pipeline> pipelines) implements By {

    public ByClosing {
      pipelines = List.copyOf(pipelines);
    }

    @Override
    public Optional<SortKey> key(CrmRecord record) {
      return record instanceof Deal deal
          ? Closed.of(deal.stages(), pipelines).map(it -> new SortKey.OfInstant(it.closedAt()))
          : Optional.empty();
    }
  }

  /** The keys of values of fields. */
  private record KeyOfValue(List<OptionId> options)
      implements FieldValueVisitor<Optional<SortKey>> {

    @Override
    public Optional<SortKey> text(FieldValue.Text text) {
      return Optional.of(new SortKey.OfText(TextOrder.key(text.value())));
    }

    @Override
    public Optional<SortKey> number(FieldValue.Number number) {
      return Optional.of(new SortKey.OfNumber(number.value()));
    }

    @Override
    public Optional<SortKey> checkbox(FieldValue.Checkbox checkbox) {
      return Optional.of(integer(checkbox.value() ? 1 : 0));
    }

    @Override
    public Optional<SortKey> date(FieldValue.Date date) {
      return Optional.of(integer(date.value().toEpochDay()));
    }

    @Override
    public Optional<SortKey> choice(FieldValue.Choice choice) {
      int rank = options.indexOf(choice.option());
      return rank < 0 ? Optional.empty() : Optional.of(integer(rank));
    }

    @Override
    public Optional<SortKey> empty(FieldValue.Empty empty) {
      return Optional.empty();
    }

    static SortKey integer(long value) {
      return new SortKey.OfNumber(BigDecimal.valueOf(value));
    }
  }

  /**
   * Returns the position of a record in this order.
   *
   * @param record any record
   * @return its position
   */
  public Position position(CrmRecord record) {
    return new Position(by.key(record).orElse(null), record.id().value());
  }

  /**
   * Returns the order of positions.
   *
   * @return a comparator of positions in a list
   */
  public Comparator<Position> comparator() {
    return (a, b) -> {
      SortKey x = a.key();
      SortKey y = b.key();
      if (x == null || y == null) {
        return x == y ? Long.compare(a.id(), b.id()) : x == null ? 1 : -1;
      }
      int order = x.compareTo(y);
      if (order == 0) {
        order = Long.compare(a.id(), b.id());
      }
      return descending ? -order : order;
    };
  }

  /**
   * Creates an ascending order.
   *
   * @param by the sort key
   * @return the order
   */
  public static Sort ascending(By by) {
    return new Sort(by, false);
  }

  /**
   * Creates a descending order.
   *
   * @param by the sort key
   * @return the order
   */
  public static Sort descending(By by) {
    return new Sort(by, true);
  }
}
