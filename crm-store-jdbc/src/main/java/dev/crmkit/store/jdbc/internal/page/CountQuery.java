package dev.crmkit.store.jdbc.internal.page;

import dev.crmkit.core.RecordKind;
import dev.crmkit.core.portfolio.PortfolioId;
import dev.crmkit.core.query.Scope;
import dev.crmkit.store.jdbc.internal.condition.QueryFilter;
import dev.crmkit.store.jdbc.internal.dialect.PageStrategy;
import dev.crmkit.store.jdbc.internal.dialect.SqlDialect;
import dev.crmkit.store.jdbc.internal.sql.SqlFragments;
import dev.crmkit.store.jdbc.internal.sql.SqlTemplate;
import java.util.List;
import java.util.Set;
import org.jooq.Query;
import org.jooq.impl.DSL;

/** Counts the {@link MatchingRecords}. */
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

  private final SqlFragments sql;
  private final RecordKind kind;
  private final QueryFilter filter;

  CountQuery(SqlFragments sql, RecordKind kind, QueryFilter filter) {
    this.sql = sql;
    this.kind = kind;
    this.filter = filter;
  }

  /** Returns a query for the number of the records. */
  Query query() {
    if (sql.dialect().pageStrategy() == PageStrategy.ONE_STATEMENT
        && filter.isUnfiltered()
        && filter.scope() instanceof Scope.Portfolios in) {
      return ofPortfolios(in.ids());
    }
    MatchingRecords matching = new MatchingRecords(sql, kind, filter);
    return DSL.select(DSL.count())
        .from(matching.table(List.of(MatchingRecords.RECORD.id)))
        .where(matching.condition());
  }

  private Query ofPortfolios(Set<PortfolioId> portfolios) {
    return SqlTemplate.of(OF_PORTFOLIOS)
        .with("records", sql.tables().records.table)
        .with("is_of_kind", sql.isOfKind(kind, MatchingRecords.RECORD))
        .with(
            "portfolios",
            SqlDialect.array(
                MatchingRecords.RECORD.portfolio,
                portfolios.stream().map(PortfolioId::value).toList()))
        .query();
  }
}
