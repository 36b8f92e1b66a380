package dev.crmkit.store.jdbc;

import dev.crmkit.core.query.Position;
import dev.crmkit.core.query.RecordQuery;
import dev.crmkit.core.record.RecordKind;
import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/**
 * The ids of the records on a page: first those with a key, then those without.
 *
 * <p>Where an index has but the heads of keys, what has one head is put in order here, by the whole
 * keys.
 */
final class Page {

  private final DSLContext dsl;
  private final Sql sql;
  private final Selection selection;
  private final RecordQuery<?> query;
  private final RecordKind kind;
  private final List<Long> ids = new ArrayList<>();

  Page(DSLContext dsl, Sql sql, Selection selection, RecordQuery<?> query) {
    this.dsl = dsl;
    this.sql = sql;
    this.selection = selection;
    this.query = query;
    this.kind = query.kind();
  }

  List<Long> ids() {
    Stretches stretches = Stretches.of(sql, kind, selection, query.sort());
    Position after = query.after();
    if (stretches.keyed() != null && (after == null || after.key() != null)) {
      add(stretches.keyed(), after);
    }
    if (stretches.keyless() != null && left() > 0) {
      Bound<Long> from =
          after == null || after.key() != null ? null : new Bound<>(after.id(), null);
      fill(stretches.keyless(), from);
    }
    return ids;
  }

  private <T> void add(Stretch<T> stretch, @Nullable Position after) {
    if (after == null || after.key() == null) {
      fill(stretch, null);
      return;
    }
    Bound<T> from = stretch.type().bound(after.key(), after.id(), stretch.descending());
    Bound<T> behindHead = stretch.behindHead(from.key());
    if (behindHead != null) {
      addTies(stretch, behindHead.key(), new Place<>(from.key(), after.id()));
      fill(stretch, behindHead);
    } else {
      fill(stretch, from);
    }
  }

  private int left() {
    return query.limit() - ids.size();
  }

  private <T> void fill(Stretch<T> stretch, @Nullable Bound<T> after) {
    Finder<T> finder = new Finder<>(dsl, sql, kind, selection, stretch);
    Bound<T> from = after;
    do {
      if (left() == 0) {
        return;
      }
      List<Place<T>> places = finder.find(from, left());
      from = null;
      for (Place<T> place : places) {
        from = stretch.behindHead(place.key());
        if (from != null) {
          addTies(stretch, from.key(), null);
          break;
        }
        ids.add(place.id());
      }
    } while (from != null);
  }

  /** Adds the records whose keys have a head, in the order of the whole keys. */
  private <T> void addTies(Stretch<T> stretch, T head, @Nullable Place<T> after) {
    Tables.Records row = stretch.record();
    Field<T> whole = stretch.whole() == null ? stretch.key() : stretch.whole();
    dsl
        .select(whole, stretch.id())
        .from(stretch.recordRows(sql))
        .where(stretch.belongs())
        .and(stretch.key().eq(head))
        .and(sql.liesIn(selection.scope(), row.portfolio))
        .and(new Conditions(sql, kind).tested(selection.where(), row))
        .fetch()
        .stream()
        .map(tie -> new Place<>(tie.value1(), tie.value2()))
        .filter(place -> after == null || stretch.order().compare(place, after) > 0)
        .sorted(stretch.order())
        .limit(left())
        .forEach(place -> ids.add(place.id()));
  }
}
