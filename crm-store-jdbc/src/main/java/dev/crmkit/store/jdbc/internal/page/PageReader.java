package dev.crmkit.store.jdbc.internal.page;

import dev.crmkit.core.RecordKind;
import dev.crmkit.core.query.Position;
import dev.crmkit.core.query.RecordQuery;
import dev.crmkit.store.jdbc.internal.condition.ConditionTranslator;
import dev.crmkit.store.jdbc.internal.condition.QueryFilter;
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
 * Reads a page: first the records with a sort key, then those without.
 *
 * <p>An index contains only a prefix of a long key. Records with the same prefix are therefore
 * sorted here, by their full keys.
 */
final class PageReader {

  private final QueryExecutor queries;
  private final SqlFragments sql;
  private final QueryFilter filter;
  private final RecordQuery<?> query;
  private final RecordKind kind;
  private final int firstRowBudget;
  private final List<Long> ids = new ArrayList<>();
  private final Map<Long, String> docs = new HashMap<>();

  PageReader(
      QueryExecutor queries,
      SqlFragments sql,
      QueryFilter filter,
      RecordQuery<?> query,
      int firstRowBudget) {
    this.queries = queries;
    this.sql = sql;
    this.filter = filter;
    this.query = query;
    this.firstRowBudget = firstRowBudget;
    this.kind = query.kind();
  }

  void find() {
    SortSegments segments = SortSegments.of(sql, kind, filter, query.sort());
    Position after = query.after();
    if (segments.keyed() != null && (after == null || after.key() != null)) {
      appendKeyed(segments.keyed(), after);
    }
    if (segments.keyless() != null && missing() > 0) {
      SeekPosition<Long> from =
          after == null || after.key() != null ? null : new SeekPosition<>(after.id(), null);
      append(segments.keyless(), from);
    }
  }

  /** Returns the ids of the page, in order. */
  List<Long> ids() {
    return ids;
  }

  /** Returns those records of the page, as JSON, that were read together with their ids. */
  Map<Long, String> docs() {
    return docs;
  }

  private <T> void appendKeyed(SortSegment<T> segment, @Nullable Position after) {
    if (after == null || after.key() == null) {
      append(segment, null);
      return;
    }
    SeekPosition<T> from =
        segment.type().seekPosition(after.key(), after.id(), segment.descending());
    SeekPosition<T> afterPrefix = segment.afterPrefix(from.key());
    if (afterPrefix != null) {
      appendTies(segment, afterPrefix.key(), new RowRef<>(from.key(), after.id()));
      append(segment, afterPrefix);
    } else {
      append(segment, from);
    }
  }

  private int missing() {
    return query.limit() - ids.size();
  }

  private <T> void append(SortSegment<T> segment, @Nullable SeekPosition<T> after) {
    PageFinder<T> finder = PageFinder.of(queries, sql, kind, filter, segment, firstRowBudget);
    SeekPosition<T> from = after;
    do {
      if (missing() == 0) {
        return;
      }
      List<RowRef<T>> refs = finder.find(from, missing());
      from = null;
      for (RowRef<T> ref : refs) {
        from = segment.afterPrefix(ref.key());
        if (from != null) {
          appendTies(segment, from.key(), null);
          break;
        }
        append(ref);
      }
    } while (from != null);
  }

  private void append(RowRef<?> ref) {
    ids.add(ref.id());
    if (ref.doc() != null) {
      docs.put(ref.id(), ref.doc());
    }
  }

  /** Appends the records whose keys have a prefix, in the order of their full keys. */
  private <T> void appendTies(SortSegment<T> segment, T prefix, @Nullable RowRef<T> after) {
    Tables.Records row = segment.record();
    Field<T> fullKey = segment.fullKey() == null ? segment.key() : segment.fullKey();
    queries
        .query(
            DSL.select(fullKey, segment.id())
                .from(segment.recordRows(sql))
                .where(segment.rowCondition())
                .and(segment.key().eq(prefix))
                .and(sql.isInForRow(filter.scope(), row.portfolio))
                .and(new ConditionTranslator(sql, kind).rowCondition(filter.condition(), row)),
            tie -> new RowRef<>(segment.type().read(tie, 1), tie.getLong(2)))
        .stream()
        .filter(ref -> after == null || segment.order().compare(ref, after) > 0)
        .sorted(segment.order())
        .limit(missing())
        .forEach(this::append);
  }
}
