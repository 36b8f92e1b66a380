package dev.crmkit.store.jdbc.internal.page;

import dev.crmkit.core.RecordKind;
import dev.crmkit.store.jdbc.internal.condition.CandidateSets;
import dev.crmkit.store.jdbc.internal.condition.ConditionTranslator;
import dev.crmkit.store.jdbc.internal.condition.QueryFilter;
import dev.crmkit.store.jdbc.internal.dialect.PageStrategy;
import dev.crmkit.store.jdbc.internal.sql.SqlFragments;
import dev.crmkit.store.jdbc.internal.sql.SqlTemplate;
import dev.crmkit.store.jdbc.internal.sql.Tables;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.QueryPart;
import org.jooq.SQL;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * All records that a filter finds, in any order, as a table for a statement.
 *
 * <p>PostgreSQL chooses a plan by its statistics, and a table that was just filled has none: it
 * would join all records with all candidates, such as the trigrams of their names. So its statement
 * decides by true sizes: it looks up each record of the smallest candidate set if that is small,
 * and otherwise reads all records and tests each of them alone.
 */
public final class MatchingRecords {

  private static final String OF_CANDIDATES_OR_ALL =
      """
      with {candidates}
      select {columns}
      from ({ids}) d
      cross join lateral (
        select {read}
        from lateral (select * from {records} r where {is_candidate} offset 0) r
        where {in_scope}
        offset 0) r
      where {filter}
      union all
      select {columns}
      from {records} r
      where not {is_any_small} and {is_of_kind} and {in_scope} and {filter}\
      """;

  /** How many candidates are looked up, for a table as large as PostgreSQL believes. */
  private static final String LOOKUP_LIMIT =
      """
      (select greatest({min}, least({max}, c.reltuples / {records_per_lookup}))::integer
      from pg_class c where c.oid = to_regclass({name}))\
      """;

  private static final int MAX_LOOKUPS = 50_000;

  /** How many candidates are looked up however few records there are. */
  private static final int MIN_LOOKUPS = 1_000;

  /** How many records can be read in the time in which a candidate is looked up. */
  private static final int RECORDS_PER_LOOKUP = 32;

  /** The columns of the records, in a statement that selects from {@link #table}. */
  public static final Tables.Records RECORD = new Tables.Records(DSL.name("r"));

  private final SqlFragments sql;
  private final RecordKind kind;
  private final QueryFilter filter;
  private final ConditionTranslator conditions;

  public MatchingRecords(SqlFragments sql, RecordKind kind, QueryFilter filter) {
    this.sql = sql;
    this.kind = kind;
    this.filter = filter;
    this.conditions = new ConditionTranslator(sql, kind);
  }

  /** Returns the table; of its rows, only those that meet {@link #condition} match. */
  public Table<?> table(Collection<? extends Field<?>> columns) {
    return decides() ? candidatesOrAll(columns) : sql.tables().records.table.as("r");
  }

  public Condition condition() {
    return decides()
        ? DSL.trueCondition()
        : sql.isOfKind(kind, RECORD)
            .and(sql.isIn(filter.scope(), RECORD.portfolio))
            .and(conditions.searchCondition(filter.condition(), RECORD));
  }

  private boolean decides() {
    return sql.dialect().pageStrategy() == PageStrategy.ONE_STATEMENT && !filter.isUnfiltered();
  }

  private Table<?> candidatesOrAll(Collection<? extends Field<?>> columns) {
    PostgresCandidates candidates =
        new PostgresCandidates(
            new CandidateSets(sql, kind).of(filter), MAX_LOOKUPS, MAX_LOOKUPS, lookupLimit());
    Set<Field<?>> read = new LinkedHashSet<>(columns);
    read.add(RECORD.id);
    read.addAll(conditions.columns(filter.condition(), RECORD));
    Field<Long> candidate = DSL.field(DSL.name("d", "id"), SQLDataType.BIGINT);
    return DSL.table(
            SqlTemplate.of("(" + OF_CANDIDATES_OR_ALL + ")")
                .with("candidates", candidates.ctes())
                .with("ids", candidates.smallest(DSL.falseCondition()))
                .with("records", sql.tables().records.table)
                .with("is_candidate", sql.isOfHiddenKind(kind, RECORD).and(RECORD.id.eq(candidate)))
                .with("is_of_kind", sql.isOfKind(kind, RECORD))
                .with("is_any_small", candidates.isAnySmall())
                .with("in_scope", sql.isInForRow(filter.scope(), RECORD.portfolio))
                .with("columns", list(columns))
                .with("read", list(read))
                .with("filter", conditions.rowCondition(filter.condition(), RECORD))
                .sql())
        .as("r");
  }

  private static QueryPart list(Collection<? extends Field<?>> columns) {
    return DSL.list(columns.toArray(QueryPart[]::new));
  }

  private SQL lookupLimit() {
    return SqlTemplate.of(LOOKUP_LIMIT)
        .with("min", MIN_LOOKUPS)
        .with("max", MAX_LOOKUPS)
        .with("records_per_lookup", RECORDS_PER_LOOKUP)
        .with(
            "name",
            DSL.val(sql.tables().records.table.getQualifiedName().unquotedName().toString()))
        .sql();
  }
}
