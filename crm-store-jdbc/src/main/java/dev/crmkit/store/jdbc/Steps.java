package dev.crmkit.store.jdbc;

import dev.crmkit.core.record.RecordKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Param;
import org.jooq.Record;
import org.jooq.SelectConditionStep;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/**
 * The short statements that a {@link StepFinder} finds places by. Each has its text made once.
 *
 * @param <T> the type of the keys
 */
final class Steps<T> {

  private final Reads reads;
  private final Sql sql;
  private final RecordKind kind;
  private final Selection selection;
  private final Stretch<T> stretch;
  private final Map<Shape, Template> along = new HashMap<>();
  private @Nullable Template asked;
  private @Nullable Template met;

  Steps(Reads reads, Sql sql, RecordKind kind, Selection selection, Stretch<T> stretch) {
    this.reads = reads;
    this.sql = sql;
    this.kind = kind;
    this.selection = selection;
    this.stretch = stretch;
  }

  /**
   * A row of an index.
   *
   * @param portfolio where the record lies, or 0 where the index does not tell
   */
  record Row<T>(Place<T> place, long portfolio) {}

  /** What the text of a statement that goes along an index depends on. */
  private record Shape(
      boolean isOfOne, boolean isBehind, boolean isBehindId, boolean hasEnd, boolean hasDocs) {}

  /**
   * The next rows of an index.
   *
   * @param portfolio of which one, or null for those of all
   * @param after what they are behind, or null for the first
   * @param end the last key to read, or null
   * @param count how many at most
   * @param areShown whether all of them are, so that the records are read along where they can be
   */
  List<Row<T>> along(
      @Nullable Long portfolio,
      @Nullable Bound<T> after,
      @Nullable T end,
      int count,
      boolean areShown) {
    boolean hasDocs = areShown && stretch.isInRecords();
    Shape shape =
        new Shape(
            portfolio != null,
            after != null,
            after != null && after.id() != null,
            end != null,
            hasDocs);
    List<Object> values = new ArrayList<>();
    if (portfolio != null) {
      values.add(portfolio);
    }
    if (after != null) {
      values.add(after.key());
      if (after.id() != null) {
        values.addAll(List.of(after.key(), after.id()));
      }
    }
    if (end != null) {
      values.add(end);
    }
    values.add(count);
    return reads.all(
        along.computeIfAbsent(shape, this::along),
        values,
        row ->
            new Row<>(
                new Place<>(
                    stretch.type().read(row, 1), row.getLong(2), hasDocs ? row.getString(4) : null),
                stretch.isInRecords() ? row.getLong(3) : 0));
  }

  private Template along(Shape shape) {
    Field<Long> portfolio = stretch.record().portfolio;
    List<Field<?>> columns =
        new ArrayList<>(
            List.of(
                stretch.key(), stretch.id(), stretch.isInRecords() ? portfolio : DSL.inline(0L)));
    if (shape.hasDocs) {
      columns.add(stretch.record().doc);
    }
    SelectConditionStep<Record> rows =
        DSL.select(columns).from(stretch.rows(sql.tables())).where(stretch.belongs());
    if (shape.isOfOne) {
      rows = rows.and(portfolio.eq(Prepared.value(portfolio)));
    }
    Param<T> key = Prepared.value(stretch.key());
    if (shape.isBehind) {
      rows =
          rows.and(
              sql.isBehind(
                  key,
                  shape.isBehindId ? Prepared.value(stretch.id()) : null,
                  stretch.key(),
                  stretch.id(),
                  stretch.descending()));
    }
    if (shape.hasEnd) {
      rows = rows.and(stretch.descending() ? stretch.key().ge(key) : stretch.key().le(key));
    }
    return new Template(
        sql.database(),
        rows.orderBy(stretch.inOrder(index(shape.isOfOne)))
            .limit(Prepared.value(DSL.field("n", SQLDataType.INTEGER))));
  }

  /**
   * The columns of the index. H2 sees that it has the order only when all of them are named, those
   * as well that are the same in all rows; it would else read all rows and sort them.
   */
  private Field<?>[] index(boolean isOfOne) {
    List<Field<?>> columns = new ArrayList<>(stretch.common());
    if (isOfOne) {
      columns.add(stretch.record().portfolio);
    }
    if (!stretch.index().equals(stretch.id())) {
      columns.add(stretch.index());
    }
    columns.add(stretch.id());
    return columns.toArray(Field<?>[]::new);
  }

  /** The ids in a set, as many as given at most. */
  List<Long> ids(IdSet set, int most) {
    return reads.all(set.some(most), row -> row.getLong(1));
  }

  /** The places of those of some records that are asked for, in order. */
  List<Place<T>> asked(Collection<Long> ids) {
    Template template = asked;
    if (template == null) {
      template = new Template(sql.database(), asked());
      asked = template;
    }
    List<Place<T>> places =
        reads.all(
            template,
            Collections.singletonList(ids.toArray(Long[]::new)),
            row -> new Place<>(stretch.type().read(row, 1), row.getLong(2)));
    places.sort(stretch.order());
    return places;
  }

  /** Those that meet the condition, of some places that lie where it is asked for, in order. */
  List<Place<T>> asked(List<Place<T>> places) {
    List<Long> ids = places.stream().map(Place::id).toList();
    boolean isToldById =
        stretch.isInRecords()
            && stretch.besides() == null
            && Conditions.columns(selection.where(), stretch.record()).isEmpty();
    if (!isToldById) {
      return asked(ids);
    }
    Template template = met;
    if (template == null) {
      template = new Template(sql.database(), met());
      met = template;
    }
    Set<Long> asked =
        new HashSet<>(
            reads.all(
                template,
                Collections.singletonList(ids.toArray(Long[]::new)),
                row -> row.getLong(1)));
    return places.stream().filter(place -> asked.contains(place.id())).toList();
  }

  /** The ids that other tables tell to be those of records that meet the condition. */
  private SelectConditionStep<?> met() {
    return DSL.select(Sql.LOOKED_UP)
        .from(Sql.numbers(DSL.val(null, SQLDataType.BIGINT.getArrayDataType())))
        .where(new Conditions(sql, kind).tested(selection.where(), Sql.NUMBERED));
  }

  private SelectConditionStep<?> asked() {
    Tables.Records record = stretch.record();
    Condition isThere = stretch.id().isNotNull();
    Table<Record> rows =
        Sql.lookedUp(
            DSL.val(null, SQLDataType.BIGINT.getArrayDataType()),
            stretch.rows(sql.tables()),
            stretch.belongs().and(stretch.id().eq(Sql.LOOKED_UP)));
    if (!stretch.isInRecords()) {
      rows =
          rows.leftJoin(stretch.records(sql.tables()))
              .on(sql.isOf(RecordKind.CLIENT, record))
              .and(record.id.eq(Sql.LOOKED_UP));
      isThere = isThere.and(record.id.isNotNull());
    }
    return DSL.select(stretch.key(), stretch.id())
        .from(rows)
        .where(isThere)
        .and(sql.liesIn(selection.scope(), record.portfolio))
        .and(new Conditions(sql, kind).tested(selection.where(), record))
        .and(stretch.besides() == null ? DSL.noCondition() : stretch.besides().apply(record));
  }
}
