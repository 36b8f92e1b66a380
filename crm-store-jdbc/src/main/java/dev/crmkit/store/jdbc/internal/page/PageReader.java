package dev.crmkit.store.jdbc.internal.page;

import dev.crmkit.core.RecordKind;
import dev.crmkit.core.query.Position;
import dev.crmkit.core.query.RecordQuery;
import dev.crmkit.store.jdbc.internal.sql.QueryExecutor;
import dev.crmkit.store.jdbc.internal.sql.SqlFragments;
import dev.crmkit.store.jdbc.internal.sql.Tables;
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
final class PageReader {

  private final QueryExecutor reads;
  private final SqlFragments sql;
  private final QueryFilter selection;
  private final RecordQuery<?> query;
  private final RecordKind kind;
  private final int firstRowBudget;
  private final List<Long> ids = new ArrayList<>();
  private final Map<Long, String> docs = new HashMap<>();

  PageReader(
      QueryExecutor reads,
      SqlFragments sql,
      QueryFilter selection,
      RecordQuery<?> query,
      int firstRowBudget) {
    this.reads = reads;
    this.sql = sql;
    this.selection = selection;
    this.query = query;
    this.firstRowBudget = firstRowBudget;
    this.kind = query.kind();
  }

  /** Finds them. */
  void find() {
    SortSegments stretches = SortSegments.of(sql, kind, selection, query.sort());
    Position after = query.after();
    if (stretches.keyed() != null && (after == null || after.key() != null)) {
      appendKeyed(stretches.keyed(), after);
    }
    if (stretches.keyless() != null && missing() > 0) {
      SeekPosition<Long> from =
          after == null || after.key() != null ? null : new SeekPosition<>(after.id(), null);
      append(stretches.keyless(), from);
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

  private <T> void appendKeyed(SortSegment<T> stretch, @Nullable Position after) {
    if (after == null || after.key() == null) {
      append(stretch, null);
      return;
    }
    SeekPosition<T> from =
        stretch.type().seekPosition(after.key(), after.id(), stretch.descending());
    SeekPosition<T> behindHead = stretch.afterPrefix(from.key());
    if (behindHead != null) {
      appendTies(stretch, behindHead.key(), new RowRef<>(from.key(), after.id()));
      append(stretch, behindHead);
    } else {
      append(stretch, from);
    }
  }

  private int missing() {
    return query.limit() - ids.size();
  }

  private <T> void append(SortSegment<T> stretch, @Nullable SeekPosition<T> after) {
    PageFinder<T> finder = PageFinder.of(reads, sql, kind, selection, stretch, firstRowBudget);
    SeekPosition<T> from = after;
    do {
      if (missing() == 0) {
        return;
      }
      List<RowRef<T>> places = finder.find(from, missing());
      from = null;
      for (RowRef<T> place : places) {
        from = stretch.afterPrefix(place.key());
        if (from != null) {
          appendTies(stretch, from.key(), null);
          break;
        }
        appendKeyed(place);
      }
    } while (from != null);
  }

  private void appendKeyed(RowRef<?> place) {
    ids.add(place.id());
    if (place.doc() != null) {
      docs.put(place.id(), place.doc());
    }
  }

  /** Adds the records whose keys have a head, in the order of the whole keys. */
  private <T> void appendTies(SortSegment<T> stretch, T head, @Nullable RowRef<T> after) {
    Tables.Records row = stretch.record();
    Field<T> whole = stretch.fullKey() == null ? stretch.key() : stretch.fullKey();
    reads
        .query(
            DSL.select(whole, stretch.id())
                .from(stretch.recordRows(sql))
                .where(stretch.rowCondition())
                .and(stretch.key().eq(head))
                .and(sql.isInForRow(selection.scope(), row.portfolio))
                .and(new ConditionTranslator(sql, kind).rowCondition(selection.condition(), row)),
            tie -> new RowRef<>(stretch.type().read(tie, 1), tie.getLong(2)))
        .stream()
        .filter(place -> after == null || stretch.order().compare(place, after) > 0)
        .sorted(stretch.order())
        .limit(missing())
        .forEach(this::appendKeyed);
  }
}
