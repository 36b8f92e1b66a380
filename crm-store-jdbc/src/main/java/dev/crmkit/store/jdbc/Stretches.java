package dev.crmkit.store.jdbc;

import dev.crmkit.core.form.FieldValue;
import dev.crmkit.core.form.OptionId;
import dev.crmkit.core.query.Sort;
import dev.crmkit.core.record.RecordKind;
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
 * The two parts of a list.
 *
 * @param keyed the records that have a key; null when none can have one
 * @param keyless the others; null when all have a key
 */
record Stretches(@Nullable Stretch<?> keyed, @Nullable Stretch<Long> keyless) {

  /** The parts of the records of one kind in an order. */
  static Stretches of(Sql sql, RecordKind kind, Selection selection, Sort sort) {
    return new Maker(sql, kind, selection, sort.descending()).by(sort.by());
  }

  private record Maker(Sql sql, RecordKind kind, Selection selection, boolean descending) {

    Stretches by(Sort.By by) {
      if (by instanceof Sort.OfField of) {
        return kind == RecordKind.CLIENT ? byField(of) : new Stretches(null, byId(null));
      }
      Tables.Records w = new Tables.Records(DSL.name(Stretch.ROWS));
      return switch ((Sort.Attribute) by) {
        case CREATED ->
            new Stretches(indexed(KeyTypes.INSTANT, w.created, isOfKind(w), null), null);
        case UPDATED ->
            new Stretches(indexed(KeyTypes.INSTANT, w.updated, isOfKind(w), null), null);
        case NAME ->
            new Stretches(
                indexed(
                    KeyTypes.NAME, w.nameHead, isOfKind(w), DSL.coalesce(w.nameKey, w.nameHead)),
                null);
        case DUE -> kind == RecordKind.ACTIVITY ? byDue(w) : new Stretches(null, byId(null));
        case AMOUNT ->
            kind == RecordKind.DEAL
                ? new Stretches(
                    indexed(
                        KeyTypes.NUMBER,
                        w.amountKey,
                        isOfKind(w).and(w.amountKey.isNotNull()),
                        null),
                    without(w, w.amountKey))
                : new Stretches(null, byId(null));
      };
    }

    private Stretches byDue(Tables.Records w) {
      Instant before = selection.dueBefore();
      Condition isDue = isOfKind(w).and(w.due.isNotNull());
      return before == null
          ? new Stretches(indexed(KeyTypes.INSTANT, w.due, isDue, null), without(w, w.due))
          : new Stretches(
              indexed(KeyTypes.INSTANT, w.due, isDue.and(Conditions.isBefore(before, w)), null),
              null);
    }

    private Stretches byField(Sort.OfField of) {
      Tables.FieldValues w = new Tables.FieldValues(DSL.name(Stretch.ROWS));
      Tables.Records r = new Tables.Records(DSL.name(Stretch.ROWS));
      switch (of.type()) {
        case TEXT, NUMBER, DATE -> {
          return new Stretches(
              new Stretch<>(
                  Stretch.Origin.FIELD_VALUES,
                  KeyType.ofField(of.type()),
                  w.keyHead,
                  w.keyHead,
                  w.workspace.eq(sql.workspace()).and(w.field.eq(of.field().value())),
                  null,
                  DSL.coalesce(w.valueKey, w.keyHead),
                  descending),
              byId(row -> DSL.not(sql.existsFor(value(of, row.id, DSL.noCondition())))));
        }
        case CHECKBOX -> {
          Condition isYes =
              DSL.exists(value(of, r.id, keyIs(Keys.field(FieldValue.checkbox(true)))));
          return new Stretches(
              computed(DSL.when(isYes, DSL.inline(1L)).otherwise(DSL.inline(0L)), null), null);
        }
        case SELECTOR -> {
          return of.options().isEmpty()
              ? new Stretches(null, byId(null))
              : new Stretches(
                  computed(rank(of, r), row -> DSL.exists(option(of, row))),
                  byId(row -> DSL.not(sql.existsFor(option(of, row)))));
        }
      }
      throw new IllegalStateException("no type of field: " + of.type());
    }

    private <T> Stretch<T> indexed(
        KeyType<T> type, Field<T> key, Condition belongs, @Nullable Field<T> whole) {
      return new Stretch<>(
          Stretch.Origin.INDEXED_BY_PORTFOLIO, type, key, key, belongs, null, whole, descending);
    }

    private Stretch<Long> computed(
        Field<Long> key, @Nullable Function<Tables.Records, Condition> besides) {
      Tables.Records w = new Tables.Records(DSL.name(Stretch.ROWS));
      return new Stretch<>(
          Stretch.Origin.COMPUTED, KeyTypes.RANK, key, key, isOfKind(w), besides, null, descending);
    }

    /** Those whose column is null: its index has them by id. */
    private Stretch<Long> without(Tables.Records w, Field<?> column) {
      return new Stretch<>(
          Stretch.Origin.INDEXED_BY_PORTFOLIO,
          KeyTypes.ID,
          w.id,
          column,
          isOfKind(w).and(column.isNull()),
          null,
          null,
          false);
    }

    private Stretch<Long> byId(@Nullable Function<Tables.Records, Condition> besides) {
      Tables.Records w = new Tables.Records(DSL.name(Stretch.ROWS));
      return new Stretch<>(
          Stretch.Origin.INDEXED, KeyTypes.ID, w.id, w.id, isOfKind(w), besides, null, false);
    }

    private Condition isOfKind(Tables.Records w) {
      return sql.isOf(kind, w);
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

    private SelectConditionStep<Record1<Integer>> option(Sort.OfField of, Tables.Records row) {
      Tables.FieldValues s = new Tables.FieldValues(DSL.name("s"));
      return value(of, row.id, s.keyHead.in(of.options().stream().map(Maker::key).toList()));
    }

    private static byte[] key(OptionId option) {
      return Keys.field(FieldValue.choice(option));
    }

    private static Condition keyIs(byte[] key) {
      return new Tables.FieldValues(DSL.name("s")).keyHead.eq(key);
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
