package dev.crmkit.store.jdbc.internal.page;

import dev.crmkit.core.RecordKind;
import dev.crmkit.core.form.FieldValue;
import dev.crmkit.core.form.OptionId;
import dev.crmkit.core.query.Sort;
import dev.crmkit.store.jdbc.internal.condition.ConditionTranslator;
import dev.crmkit.store.jdbc.internal.condition.QueryFilter;
import dev.crmkit.store.jdbc.internal.sql.OrderPreservingKeys;
import dev.crmkit.store.jdbc.internal.sql.SqlFragments;
import dev.crmkit.store.jdbc.internal.sql.Tables;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jooq.CaseConditionStep;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.SelectConditionStep;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * The two segments of a sorted list.
 *
 * @param keyed the records with a sort key; null if none can have one
 * @param keyless the records without a sort key; null if all have one
 */
record SortSegments(@Nullable SortSegment<?> keyed, @Nullable SortSegment<Long> keyless) {

  /** Returns the segments of the records of one kind in an order. */
  static SortSegments of(SqlFragments sql, RecordKind kind, QueryFilter filter, Sort sort) {
    return new Maker(sql, kind, filter, sort.descending()).by(sort.by());
  }

  private record Maker(SqlFragments sql, RecordKind kind, QueryFilter filter, boolean descending) {

    SortSegments by(Sort.By by) {
      if (by instanceof Sort.OfField of) {
        return kind == RecordKind.CLIENT ? byField(of) : new SortSegments(null, byId(null));
      }
      Tables.Records w = new Tables.Records(DSL.name(SortSegment.ROWS));
      return switch ((Sort.Attribute) by) {
        case CREATED ->
            new SortSegments(
                indexed(SortKeyTypes.INSTANT, w.created, sql.isOfHiddenKind(kind, w), null), null);
        case UPDATED ->
            new SortSegments(
                indexed(SortKeyTypes.INSTANT, w.updated, sql.isOfHiddenKind(kind, w), null), null);
        case NAME ->
            new SortSegments(
                indexed(
                    SortKeyTypes.NAME,
                    w.namePrefix,
                    sql.isOfHiddenKind(kind, w),
                    DSL.coalesce(w.nameKey, w.namePrefix)),
                null);
        case DUE -> kind == RecordKind.ACTIVITY ? byDue(w) : new SortSegments(null, byId(null));
        case AMOUNT ->
            kind == RecordKind.DEAL
                ? new SortSegments(
                    indexed(
                        SortKeyTypes.NUMBER,
                        w.amountKey,
                        isOfKind(w).and(w.amountKey.isNotNull()),
                        null),
                    withoutKey(w, w.amountKey))
                : new SortSegments(null, byId(null));
      };
    }

    private SortSegments byDue(Tables.Records w) {
      Instant before = filter.dueBefore();
      Condition isDue = isOfKind(w).and(w.due.isNotNull());
      return before == null
          ? new SortSegments(
              indexed(SortKeyTypes.INSTANT, w.due, isDue, null), withoutKey(w, w.due))
          : new SortSegments(
              indexed(
                  SortKeyTypes.INSTANT,
                  w.due,
                  isDue.and(ConditionTranslator.isDueBefore(before, w)),
                  null),
              null);
    }

    private SortSegments byField(Sort.OfField of) {
      Tables.FieldValues w = new Tables.FieldValues(DSL.name(SortSegment.ROWS));
      Tables.Records r = new Tables.Records(DSL.name(SortSegment.ROWS));
      return switch (of.type()) {
        case TEXT, NUMBER, DATE ->
            new SortSegments(
                new SortSegment<>(
                    SortSegment.Origin.FIELD_VALUES,
                    SortKeyType.ofField(of.type()),
                    w.keyPrefix,
                    w.keyPrefix,
                    w.workspace.eq(sql.workspace()).and(w.field.eq(of.field().value())),
                    null,
                    DSL.coalesce(w.valueKey, w.keyPrefix),
                    descending),
                byId(
                    row ->
                        DSL.not(sql.dialect().existsPerRow(value(of, row.id, DSL.noCondition())))));
        case CHECKBOX -> {
          Condition isYes =
              DSL.exists(
                  value(of, r.id, keyIs(OrderPreservingKeys.field(FieldValue.checkbox(true)))));
          yield new SortSegments(
              computed(DSL.when(isYes, DSL.inline(1L)).otherwise(DSL.inline(0L)), null), null);
        }
        case SELECTOR ->
            of.options().isEmpty()
                ? new SortSegments(null, byId(null))
                : new SortSegments(
                    computed(rank(of, r), row -> DSL.exists(optionValue(of, row))),
                    byId(row -> DSL.not(sql.dialect().existsPerRow(optionValue(of, row)))));
      };
    }

    private <T> SortSegment<T> indexed(
        SortKeyType<T> type, Field<T> key, Condition rows, @Nullable Field<T> fullKey) {
      return new SortSegment<>(
          SortSegment.Origin.INDEXED_BY_PORTFOLIO, type, key, key, rows, null, fullKey, descending);
    }

    private SortSegment<Long> computed(
        Field<Long> key, @Nullable Function<Tables.Records, Condition> recordCondition) {
      Tables.Records w = new Tables.Records(DSL.name(SortSegment.ROWS));
      return new SortSegment<>(
          SortSegment.Origin.COMPUTED,
          SortKeyTypes.RANK,
          key,
          key,
          isOfKind(w),
          recordCondition,
          null,
          descending);
    }

    /** The records whose column is null; the index on the column has them by id. */
    private SortSegment<Long> withoutKey(Tables.Records w, Field<?> column) {
      return new SortSegment<>(
          SortSegment.Origin.INDEXED_BY_PORTFOLIO,
          SortKeyTypes.ID,
          w.id,
          column,
          isOfKind(w).and(column.isNull()),
          null,
          null,
          false);
    }

    private SortSegment<Long> byId(@Nullable Function<Tables.Records, Condition> recordCondition) {
      Tables.Records w = new Tables.Records(DSL.name(SortSegment.ROWS));
      return new SortSegment<>(
          SortSegment.Origin.INDEXED,
          SortKeyTypes.ID,
          w.id,
          w.id,
          sql.isOfHiddenKind(kind, w),
          recordCondition,
          null,
          false);
    }

    private Condition isOfKind(Tables.Records w) {
      return sql.isOfKind(kind, w);
    }

    private Field<Long> rank(Sort.OfField of, Tables.Records row) {
      Tables.FieldValues s = new Tables.FieldValues(DSL.name("s"));
      @Nullable CaseConditionStep<Long> rank = null;
      List<OptionId> options = of.options();
      for (int i = 0; i < options.size(); i++) {
        Condition isIt = keyIs(key(options.get(i)));
        rank = rank == null ? DSL.when(isIt, (long) i) : rank.when(isIt, (long) i);
      }
      return DSL.field(
          DSL.select(rank)
              .from(sql.tables().fieldValues.table.as("s"))
              .where(
                  s.workspace.eq(sql.workspace()),
                  s.client.eq(row.id),
                  s.field.eq(of.field().value())));
    }

    private SelectConditionStep<Record1<Integer>> optionValue(Sort.OfField of, Tables.Records row) {
      Tables.FieldValues s = new Tables.FieldValues(DSL.name("s"));
      return value(of, row.id, s.keyPrefix.in(of.options().stream().map(Maker::key).toList()));
    }

    private static byte[] key(OptionId option) {
      return OrderPreservingKeys.field(FieldValue.choice(option));
    }

    private static Condition keyIs(byte[] key) {
      return new Tables.FieldValues(DSL.name("s")).keyPrefix.eq(key);
    }

    private SelectConditionStep<Record1<Integer>> value(
        Sort.OfField of, Field<Long> client, Condition value) {
      Tables.FieldValues s = new Tables.FieldValues(DSL.name("s"));
      return DSL.selectOne()
          .from(sql.tables().fieldValues.table.as("s"))
          .where(s.workspace.eq(sql.workspace()), s.client.eq(client))
          .and(s.field.eq(of.field().value()))
          .and(value);
    }
  }
}
