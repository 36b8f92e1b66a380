package dev.crmkit.store.jdbc.internal.page;

import dev.crmkit.core.RecordKind;
import dev.crmkit.core.query.Scope;
import dev.crmkit.store.jdbc.internal.condition.ConditionTranslator;
import dev.crmkit.store.jdbc.internal.condition.QueryFilter;
import dev.crmkit.store.jdbc.internal.sql.SqlFragments;
import dev.crmkit.store.jdbc.internal.sql.Tables;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** The residual filter of an index scan: what is tested on each entry. */
final class ScanFilter<T> {

  /** The alias of the scanned entries. */
  static final String ENTRY = "k";

  /** The scanned entries, with the columns that the filter tests. */
  static final Tables.Records SCANNED = new Tables.Records(DSL.name(ENTRY));

  private final SqlFragments sql;
  private final RecordKind kind;
  private final ConditionTranslator conditions;
  private final QueryFilter filter;
  private final SortSegment<T> segment;

  ScanFilter(SqlFragments sql, RecordKind kind, QueryFilter filter, SortSegment<T> segment) {
    this.sql = sql;
    this.kind = kind;
    this.conditions = new ConditionTranslator(sql, kind);
    this.filter = filter;
    this.segment = segment;
  }

  /**
   * Returns the columns that the filter tests and no more: a column that is not in the index has to
   * be read from the table.
   */
  Set<Field<?>> columns() {
    if (!segment.isInRecords()) {
      return Set.of();
    }
    Set<Field<?>> columns = conditions.columns(filter.condition(), segment.record());
    columns.add(segment.record().portfolio);
    return columns;
  }

  /** Returns the condition on an entry; the entry of a field value is joined with its record. */
  Condition condition(Scope scope) {
    if (segment.isInRecords()) {
      return recordCondition(scope, SCANNED);
    }
    Condition condition = recordCondition(scope, segment.record());
    return SqlFragments.isTrue(condition)
        ? condition
        : sql.existsRecord(kind, segment.record(), SortSegment.RECORDS, SCANNED.id, condition);
  }

  private Condition recordCondition(Scope scope, Tables.Records row) {
    List<Condition> all = new ArrayList<>();
    all.add(sql.isInForRow(scope, row.portfolio));
    all.add(conditions.rowCondition(filter.condition(), row));
    if (segment.recordCondition() != null) {
      all.add(segment.recordCondition().apply(row));
    }
    all.removeIf(SqlFragments::isTrue);
    return all.isEmpty() ? DSL.trueCondition() : DSL.and(all);
  }
}
