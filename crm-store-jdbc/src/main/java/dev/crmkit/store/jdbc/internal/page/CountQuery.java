package dev.crmkit.store.jdbc.internal.page;

import dev.crmkit.core.RecordKind;
import dev.crmkit.core.portfolio.PortfolioId;
import dev.crmkit.core.query.Scope;
import dev.crmkit.store.jdbc.internal.condition.CandidateSets;
import dev.crmkit.store.jdbc.internal.condition.ConditionTranslator;
import dev.crmkit.store.jdbc.internal.condition.QueryFilter;
import dev.crmkit.store.jdbc.internal.dialect.PageStrategy;
import dev.crmkit.store.jdbc.internal.dialect.SqlDialect;
import dev.crmkit.store.jdbc.internal.sql.SqlFragments;
import dev.crmkit.store.jdbc.internal.sql.SqlTemplate;
import dev.crmkit.store.jdbc.internal.sql.Tables;
import java.util.List;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.QueryPart;
import org.jooq.SQL;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * Counts records.
 *
 * <p>PostgreSQL chooses a plan by its statistics, and a table that was just filled has none: it
 * would join all records with all candidates, such as the trigrams of their names. So its statement
 * decides by true sizes: it looks up each record of the smallest candidate set if that is small,
 * and otherwise reads all records and tests each of them alone.
 */
final class CountQuery {

  /** Counts the index entries of each portfolio; the order keeps PostgreSQL to the index. */
  private static final String OF_PORTFOLIOS =
      """
      select sum(e.n)
      from unnest({portfolios}) p(id)
      cross join lateral (
        select count(*) as n from (
          select 1 from {records} r
          where {is_of_kind} and r.portfolio = p.id
          order by r.created, r.id
          offset 0) m) e\
      """;

  private static final String OF_CANDIDATES_OR_ALL =
      """
      with {candidates}
      select (
        select count(*)
        from ({ids}) d
        cross join lateral (
          select r.id{columns}
          from lateral (select * from {records} r where {is_candidate} offset 0) r
          where {in_scope}
          offset 0) m
        where {found_filter}
      ) + (
        select count(*)
        from {records} r
        where not {is_any_small} and {is_of_kind} and {in_scope} and {filter})\
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

  private static final Tables.Records RECORD = new Tables.Records(DSL.name("r"));
  private static final Tables.Records FOUND = new Tables.Records(DSL.name("m"));

  private final SqlFragments sql;
  private final RecordKind kind;
  private final QueryFilter filter;
  private final ConditionTranslator conditions;

  CountQuery(SqlFragments sql, RecordKind kind, QueryFilter filter) {
    this.sql = sql;
    this.kind = kind;
    this.filter = filter;
    this.conditions = new ConditionTranslator(sql, kind);
  }

  /** Returns a query for the number of the records. */
  Query query() {
    boolean decides = sql.dialect().pageStrategy() == PageStrategy.ONE_STATEMENT;
    if (decides && !filter.isUnfiltered()) {
      return candidatesOrAll();
    }
    if (decides && filter.scope() instanceof Scope.Portfolios in) {
      return ofPortfolios(in.ids());
    }
    return DSL.select(DSL.count())
        .from(sql.tables().records.table.as("r"))
        .where(sql.isOfKind(kind, RECORD))
        .and(sql.isIn(filter.scope(), RECORD.portfolio))
        .and(conditions.searchCondition(filter.condition(), RECORD));
  }

  private Query ofPortfolios(Set<PortfolioId> portfolios) {
    return SqlTemplate.of(OF_PORTFOLIOS)
        .with("records", sql.tables().records.table)
        .with("is_of_kind", sql.isOfKind(kind, RECORD))
        .with(
            "portfolios",
            SqlDialect.array(
                RECORD.portfolio, portfolios.stream().map(PortfolioId::value).toList()))
        .query();
  }

  private Query candidatesOrAll() {
    PostgresCandidates candidates =
        new PostgresCandidates(
            new CandidateSets(sql, kind).of(filter), MAX_LOOKUPS, MAX_LOOKUPS, lookupLimit());
    Condition inScope = sql.isInForRow(filter.scope(), RECORD.portfolio);
    List<Field<?>> columns = List.copyOf(conditions.columns(filter.condition(), RECORD));
    Field<Long> candidate = DSL.field(DSL.name("d", "id"), SQLDataType.BIGINT);
    return SqlTemplate.of(OF_CANDIDATES_OR_ALL)
        .with("candidates", candidates.ctes())
        .with("ids", candidates.smallest(DSL.falseCondition()))
        .with("records", sql.tables().records.table)
        .with("is_candidate", sql.isOfHiddenKind(kind, RECORD).and(RECORD.id.eq(candidate)))
        .with("is_of_kind", sql.isOfKind(kind, RECORD))
        .with("is_any_small", candidates.isAnySmall())
        .with("in_scope", inScope)
        .with(
            "columns",
            columns.isEmpty()
                ? DSL.sql("")
                : DSL.sql(", {0}", DSL.list(columns.toArray(QueryPart[]::new))))
        .with("filter", conditions.rowCondition(filter.condition(), RECORD))
        .with("found_filter", conditions.rowCondition(filter.condition(), FOUND))
        .query();
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
