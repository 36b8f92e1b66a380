package dev.crmkit.store.jdbc;

import dev.crmkit.core.query.Position;
import dev.crmkit.core.query.RecordQuery;
import dev.crmkit.core.record.RecordKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * The ids of the records on a page: first those with a key, then those without.
 *
 * <p>Where an index has but the heads of keys, what has one head is put in order here, by the whole
 * keys.
 */
final class Page {

  private final Reads reads;
  private final Sql sql;
  private final Selection selection;
  private final RecordQuery<?> query;
  private final RecordKind kind;
  private final List<Long> ids = new ArrayList<>();
  private final Map<Long, String> docs = new HashMap<>();

  Page(Reads reads, Sql sql, Selection selection, RecordQuery<?> query) {
    this.reads = reads;
    this.sql = sql;
    this.selection = selection;
    this.query = query;
    this.kind = query.kind();
  }

  /** Finds them. */
  void find() {
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
  }

  /** What was found, in order. */
  List<Long> ids() {
    return ids;
  }

  /** What was read along of it. */
  Map<Long, String> docs() {
    return docs;
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
    Finder<T> finder = Finder.of(reads, sql, kind, selection, stretch);
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
        add(place);
      }
    } while (from != null);
  }

  private void add(Place<?> place) {
    ids.add(place.id());
    if (place.doc() != null) {
      docs.put(place.id(), place.doc());
    }
  }

  /** Adds the records whose keys have a head, in the order of the whole keys. */
  private <T> void addTies(Stretch<T> stretch, T head, @Nullable Place<T> after) {
    Tables.Records row = stretch.record();
    Field<T> whole = stretch.whole() == null ? stretch.key() : stretch.whole();
    reads
        .all(
            DSL.select(whole, stretch.id())
                .from(stretch.recordRows(sql))
                .where(stretch.belongs())
                .and(stretch.key().eq(head))
                .and(sql.liesIn(selection.scope(), row.portfolio))
                .and(new Conditions(sql, kind).tested(selection.where(), row)),
            tie -> new Place<>(stretch.type().read(tie, 1), tie.getLong(2)))
        .stream()
        .filter(place -> after == null || stretch.order().compare(place, after) > 0)
        .sorted(stretch.order())
        .limit(left())
        .forEach(this::add);
  }
}
