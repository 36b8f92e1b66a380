package dev.crmkit.store.jdbc.internal.page;

import dev.crmkit.core.RecordKind;
import dev.crmkit.core.form.FieldValue;
import dev.crmkit.core.form.OptionId;
import dev.crmkit.core.pipeline.Pipeline;
import dev.crmkit.core.pipeline.Stage;
import dev.crmkit.core.query.Condition.InRange;
import dev.crmkit.core.query.Sort;
import dev.crmkit.store.jdbc.internal.condition.QueryFilter;
import dev.crmkit.store.jdbc.internal.condition.RangePredicates;
import dev.crmkit.store.jdbc.internal.sql.OrderPreservingKeys;
import dev.crmkit.store.jdbc.internal.sql.SqlFragments;
import dev.crmkit.store.jdbc.internal.sql.Tables;
import dev.crmkit.store.jdbc.internal.sql.TypeCodes;
import java.util.ArrayList;
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
      if (by instanceof Sort.ByClosing of) {
        return byClosing(of);
      }
      Sort.Attribute attribute = (Sort.Attribute) by;
      Tables.Records w = new Tables.Records(DSL.name(SortSegment.ROWS));
      if (!attribute.isOf(kind)) {
        return new SortSegments(null, byId(null));
      }
      return switch (attribute) {
        case CREATED -> byColumn(attribute, SortKeyTypes.INSTANT, w, w.created);
        case UPDATED -> byColumn(attribute, SortKeyTypes.INSTANT, w, w.updated);
        case NAME ->
            new SortSegments(
                indexed(
                    SortKeyTypes.NAME,
                    w.namePrefix,
                    sql.isOfHiddenKind(kind, w),
                    DSL.coalesce(w.nameKey, w.namePrefix)),
                null);
        case DUE -> byColumn(attribute, SortKeyTypes.INSTANT, w, w.due);
        case DONE -> byColumn(attribute, SortKeyTypes.INSTANT, w, w.done);
        case AMOUNT -> byColumn(attribute, SortKeyTypes.NUMBER, w, w.amountKey);
      };
    }

    /** A range of the sort key is a range of the index. */
    private <T> SortSegments byColumn(
        Sort.Attribute attribute, SortKeyType<T> type, Tables.Records w, Field<T> column) {
      InRange range = filter.range(attribute);
      if (attribute.isOptional()) {
        Condition inRange =
            RangePredicates.inRange(range == null ? InRange.present(attribute) : range, w);
        return new SortSegments(
            indexed(type, column, isOfKind(w).and(inRange), null),
            range == null ? withoutKey(w, column) : null);
      }
      Condition rows = sql.isOfHiddenKind(kind, w);
      return new SortSegments(
          indexed(
              type,
              column,
              range == null ? rows : rows.and(RangePredicates.inRange(range, w)),
              null),
          null);
    }

    private SortSegments byClosing(Sort.ByClosing of) {
      List<Condition> closing = new ArrayList<>();
      Tables.RecordStages s = new Tables.RecordStages(DSL.name("s"));
      Field<Long> since = s.entered;
      for (Pipeline pipeline : of.pipelines()) {
        for (Stage stage : pipeline.allStages()) {
          if (pipeline.currentStage(stage.id()).flatMap(Stage::closes).isEmpty()) {
            continue;
          }
          Condition isIt = s.pipeline.eq(pipeline.id().value()).and(s.stage.eq(stage.id().value()));
          closing.add(isIt);
          if (stage.closesSince().isPresent()) {
            long start = OrderPreservingKeys.toMicros(stage.closesSince().get());
            since = DSL.when(isIt.and(s.entered.lt(start)), DSL.val(start)).otherwise(since);
          }
        }
      }
      if (kind != RecordKind.DEAL || closing.isEmpty()) {
        return new SortSegments(null, byId(null));
      }
      Tables.Records w = new Tables.Records(DSL.name(SortSegment.ROWS));
      Field<Long> closed = DSL.field(closingStages(DSL.min(since), s, w, closing));
      return new SortSegments(
          computed(
              SortKeyTypes.INSTANT,
              closed,
              row -> DSL.exists(closingStages(DSL.one(), s, row, closing))),
          byId(
              row ->
                  DSL.not(sql.dialect().existsPerRow(closingStages(DSL.one(), s, row, closing)))));
    }

    private <T> SelectConditionStep<Record1<T>> closingStages(
        Field<T> selected, Tables.RecordStages s, Tables.Records row, List<Condition> closing) {
      return DSL.select(selected)
          .from(sql.tables().recordStages.table.as("s"))
          .where(s.workspace.eq(sql.workspace()), s.kind.eq(TypeCodes.code(kind)))
          .and(s.id.eq(row.id))
          .and(DSL.or(closing));
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
              computed(
                  SortKeyTypes.RANK,
                  DSL.when(isYes, DSL.inline(1L)).otherwise(DSL.inline(0L)),
                  null),
              null);
        }
        case SELECTOR ->
            of.options().isEmpty()
                ? new SortSegments(null, byId(null))
                : new SortSegments(
                    computed(
                        SortKeyTypes.RANK, rank(of, r), row -> DSL.exists(optionValue(of, row))),
                    byId(row -> DSL.not(sql.dialect().existsPerRow(optionValue(of, row)))));
      };
    }

    private <T> SortSegment<T> indexed(
        SortKeyType<T> type, Field<T> key, Condition rows, @Nullable Field<T> fullKey) {
      return new SortSegment<>(
          SortSegment.Origin.INDEXED_BY_PORTFOLIO, type, key, key, rows, null, fullKey, descending);
    }

    private SortSegment<Long> computed(
        SortKeyType<Long> type,
        Field<Long> key,
        @Nullable Function<Tables.Records, Condition> recordCondition) {
      Tables.Records w = new Tables.Records(DSL.name(SortSegment.ROWS));
      return new SortSegment<>(
          SortSegment.Origin.COMPUTED,
          type,
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
