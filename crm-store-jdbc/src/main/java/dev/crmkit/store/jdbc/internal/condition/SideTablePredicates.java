package dev.crmkit.store.jdbc.internal.condition;

import dev.crmkit.core.RecordKind;
import dev.crmkit.core.form.FieldId;
import dev.crmkit.core.form.FieldType;
import dev.crmkit.core.form.FieldValue;
import dev.crmkit.core.label.LabelId;
import dev.crmkit.core.pipeline.StageId;
import dev.crmkit.core.query.Comparison;
import dev.crmkit.core.query.Condition.FieldCompares;
import dev.crmkit.core.query.Condition.FieldContains;
import dev.crmkit.core.query.Condition.FieldIn;
import dev.crmkit.core.query.Condition.HasField;
import dev.crmkit.core.query.Condition.HasLabel;
import dev.crmkit.core.query.Condition.InStage;
import dev.crmkit.core.text.TextOrder;
import dev.crmkit.store.jdbc.internal.dialect.CandidateSet;
import dev.crmkit.store.jdbc.internal.sql.OrderPreservingKeys;
import dev.crmkit.store.jdbc.internal.sql.SqlFragments;
import dev.crmkit.store.jdbc.internal.sql.Tables;
import dev.crmkit.store.jdbc.internal.sql.Trigrams;
import dev.crmkit.store.jdbc.internal.sql.TypeCodes;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * Translates conditions on values, labels and stages, which are in side tables. A method returns
 * null if no record of the kind can meet the condition.
 */
final class SideTablePredicates {

  private static final String ALIAS = "s";

  private final SqlFragments sql;
  private final RecordKind kind;

  SideTablePredicates(SqlFragments sql, RecordKind kind) {
    this.sql = sql;
    this.kind = kind;
  }

  @Nullable SideTablePredicate hasField(HasField has) {
    return kind == RecordKind.CLIENT
        ? fieldValues(fieldValues(), has.field(), DSL.noCondition(), DSL.noCondition())
        : null;
  }

  @Nullable SideTablePredicate fieldContains(FieldContains contains) {
    if (kind != RecordKind.CLIENT) {
      return null;
    }
    Tables.FieldValues s = fieldValues();
    List<String> parts = contains.values().stream().map(TextOrder::key).toList();
    return fieldValues(s, contains.field(), inType(s, FieldType.TEXT), contains(s, parts));
  }

  @Nullable SideTablePredicate fieldIn(FieldIn in) {
    return kind == RecordKind.CLIENT ? equal(fieldValues(), in) : null;
  }

  @Nullable SideTablePredicate fieldCompares(FieldCompares compares) {
    return kind == RecordKind.CLIENT
        ? compares(fieldValues(), compares.field(), compares.comparison(), compares.value())
        : null;
  }

  private static Tables.FieldValues fieldValues() {
    return new Tables.FieldValues(DSL.name(ALIAS));
  }

  /** Returns the ids of records whose names have one of the trigrams in a range. */
  CandidateSet trigrams(Trigrams.Range range) {
    Tables.NameTrigrams s = new Tables.NameTrigrams(DSL.name(ALIAS));
    boolean isOne = range.first() == range.last();
    return rows(
        sql.tables().nameTrigrams,
        s.id,
        s.workspace
            .eq(sql.workspace())
            .and(s.kind.eq(DSL.inline(TypeCodes.code(kind))))
            .and(
                isOne
                    ? s.trigram.eq(sql.hiddenParameter(range.first(), s.trigram))
                    : s.trigram.between(
                        sql.hiddenParameter(range.first(), s.trigram),
                        sql.hiddenParameter(range.last(), s.trigram))),
        isOne ? List.of(s.id) : List.of(s.trigram, s.id));
  }

  @Nullable SideTablePredicate hasLabel(HasLabel has) {
    if (kind == RecordKind.ACTIVITY) {
      return null;
    }
    Tables.RecordLabels s = new Tables.RecordLabels(DSL.name(ALIAS));
    Condition rows =
        s.workspace.eq(sql.workspace()).and(s.kind.eq(DSL.inline(TypeCodes.code(kind))));
    List<Long> labels = has.values().stream().map(LabelId::value).sorted().toList();
    return inList(sql.tables().recordLabels, s.id, rows, s.label, labels, List.of(s.id));
  }

  @Nullable SideTablePredicate inStage(InStage in) {
    if (kind == RecordKind.ACTIVITY) {
      return null;
    }
    Tables.RecordStages s = new Tables.RecordStages(DSL.name(ALIAS));
    Condition rows =
        s.workspace
            .eq(sql.workspace())
            .and(s.pipeline.eq(in.pipeline().value()))
            .and(s.kind.eq(DSL.inline(TypeCodes.code(kind))))
            .and(RangePredicates.isBetween(s.entered, in.enteredFrom(), in.enteredBefore()));
    List<Long> stages = in.values().stream().map(StageId::value).sorted().toList();
    return inList(sql.tables().recordStages, s.id, rows, s.stage, stages, List.of(s.entered, s.id));
  }

  private @Nullable SideTablePredicate equal(Tables.FieldValues s, FieldIn in) {
    List<FieldValue> values =
        in.values().stream().filter(value -> value.type().isPresent()).toList();
    Set<ByteBuffer> prefixes = new TreeSet<>();
    values.forEach(
        value ->
            prefixes.add(
                ByteBuffer.wrap(OrderPreservingKeys.prefix(OrderPreservingKeys.field(value)))));
    Condition rows = s.workspace.eq(sql.workspace()).and(s.field.eq(in.field().value()));
    SideTablePredicate withPrefix =
        inList(
            sql.tables().fieldValues,
            s.client,
            rows,
            s.keyPrefix,
            prefixes.stream().map(ByteBuffer::array).toList(),
            List.of(s.keyPrefix, s.client));
    return withPrefix == null ? null : withPrefix.narrowed(hasExactText(s, values));
  }

  /** Returns the rows whose column is one of some values; null if there are no values. */
  private <T> @Nullable SideTablePredicate inList(
      Tables.Named table,
      Field<Long> id,
      Condition rows,
      Field<T> column,
      List<T> values,
      List<Field<?>> order) {
    if (values.isEmpty()) {
      return null;
    }
    if (values.size() == 1) {
      Condition isIt = column.eq(sql.hiddenParameter(values.get(0), column));
      return predicate(table, id, rows.and(isIt), DSL.noCondition(), order);
    }
    Table<Record> aliased = table.table.as(ALIAS);
    CandidateSet set = sql.dialect().indexRanges(aliased, id, rows, column, values, order);
    CandidateSet.IndexRange all =
        set instanceof CandidateSet.IndexRange range
            ? range
            : rows(table, id, rows.and(sql.isOneOf(column, values)), order);
    return new SideTablePredicate(
        set, all.all(), aliased, id, rows.and(sql.isOneOfForRow(column, values)));
  }

  private SideTablePredicate fieldValues(
      Tables.FieldValues s, FieldId field, Condition indexed, Condition exact) {
    return predicate(
        sql.tables().fieldValues,
        s.client,
        s.workspace.eq(sql.workspace()).and(s.field.eq(field.value())).and(indexed),
        exact,
        List.of(s.keyPrefix, s.client));
  }

  private SideTablePredicate predicate(
      Tables.Named table,
      Field<Long> id,
      Condition indexed,
      Condition exact,
      List<Field<?>> order) {
    CandidateSet.IndexRange rows = rows(table, id, indexed, order);
    return new SideTablePredicate(
        rows, rows.all().and(exact), table.table.as(ALIAS), id, indexed.and(exact));
  }

  private CandidateSet.IndexRange rows(
      Tables.Named table, Field<Long> id, Condition rows, List<Field<?>> order) {
    return sql.dialect().indexRange(table.table.as(ALIAS), id, rows, order);
  }

  private Condition contains(Tables.FieldValues s, List<String> parts) {
    if (parts.contains("")) {
      return DSL.noCondition();
    }
    return DSL.or(
        parts.stream()
            .map(part -> sql.dialect().contains(fullKey(s), OrderPreservingKeys.TYPE_BYTES, part))
            .toList());
  }

  private @Nullable SideTablePredicate compares(
      Tables.FieldValues s, FieldId field, Comparison comparison, FieldValue value) {
    FieldType type = value.type().orElse(null);
    if (type == null) {
      return null;
    }
    if (comparison == Comparison.EQUAL) {
      return equal(s, new FieldIn(field, value));
    }
    byte[] key = OrderPreservingKeys.field(value);
    byte[] prefix = OrderPreservingKeys.prefix(key);
    if (!type.isOrdered()) {
      return null;
    }
    boolean isLess = comparison == Comparison.LESS || comparison == Comparison.AT_MOST;
    if (!OrderPreservingKeys.isTruncated(prefix)) {
      Condition compared = comparisonWith(s.keyPrefix, comparison, key);
      return fieldValues(s, field, inType(s, type).and(compared), DSL.noCondition());
    }
    Field<byte[]> bound = sql.hiddenParameter(prefix, s.keyPrefix);
    Condition indexed = isLess ? s.keyPrefix.le(bound) : s.keyPrefix.ge(bound);
    return fieldValues(
        s, field, inType(s, type).and(indexed), comparisonWith(fullKey(s), comparison, key));
  }

  private Condition comparisonWith(Field<byte[]> column, Comparison comparison, byte[] key) {
    Field<byte[]> bound = sql.hiddenParameter(key, column);
    return switch (comparison) {
      case EQUAL -> column.eq(bound);
      case LESS -> column.lt(bound);
      case AT_MOST -> column.le(bound);
      case GREATER -> column.gt(bound);
      case AT_LEAST -> column.ge(bound);
    };
  }

  private static Condition inType(Tables.FieldValues s, FieldType type) {
    return s.keyPrefix
        .ge(OrderPreservingKeys.lowerBound(type))
        .and(s.keyPrefix.lt(OrderPreservingKeys.upperBound(type)));
  }

  /**
   * Tests whether a value with one of the key prefixes is one of the values: keys ignore case and
   * may be truncated, equality of texts is exact.
   */
  private Condition hasExactText(Tables.FieldValues s, List<FieldValue> values) {
    List<FieldValue.Text> texts =
        values.stream()
            .filter(FieldValue.Text.class::isInstance)
            .map(FieldValue.Text.class::cast)
            .toList();
    if (texts.isEmpty()) {
      return DSL.noCondition();
    }
    if (values.size() == 1) {
      byte[] key = OrderPreservingKeys.field(texts.get(0));
      byte[] original = OrderPreservingKeys.originalText(texts.get(0).value());
      return (OrderPreservingKeys.isTruncated(OrderPreservingKeys.prefix(key))
              ? fullKey(s).eq(key)
              : DSL.noCondition())
          .and(original == null ? s.originalText.isNull() : s.originalText.eq(original));
    }
    Field<byte[]> original = DSL.coalesce(s.originalText, keyWithoutType(s));
    Condition isText =
        sql.isOneOfForRow(
            original, texts.stream().map(text -> OrderPreservingKeys.text(text.value())).toList());
    return texts.size() == values.size()
        ? isText
        : isText.and(inType(s, FieldType.TEXT)).or(DSL.not(inType(s, FieldType.TEXT)));
  }

  /** Returns the key of a value without the byte for its type. */
  private static Field<byte[]> keyWithoutType(Tables.FieldValues s) {
    return DSL.field("substring({0} from 2)", byte[].class, fullKey(s));
  }

  private static Field<byte[]> fullKey(Tables.FieldValues s) {
    return DSL.coalesce(s.valueKey, s.keyPrefix);
  }
}
