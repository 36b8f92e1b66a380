package dev.crmkit.store.jdbc.internal.summary;

import dev.crmkit.core.RecordKind;
import dev.crmkit.core.deal.Money;
import dev.crmkit.core.internal.store.SummaryBuilder;
import dev.crmkit.core.org.OrgSnapshot;
import dev.crmkit.core.query.Summary;
import dev.crmkit.core.query.SummaryQuery;
import dev.crmkit.store.jdbc.internal.condition.QueryFilter;
import dev.crmkit.store.jdbc.internal.page.MatchingRecords;
import dev.crmkit.store.jdbc.internal.page.RecordSearch;
import dev.crmkit.store.jdbc.internal.sql.QueryExecutor;
import dev.crmkit.store.jdbc.internal.sql.SqlFragments;
import dev.crmkit.store.jdbc.internal.sql.Tables;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Name;
import org.jooq.Query;
import org.jooq.SelectConditionStep;
import org.jooq.SelectLimitStep;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/**
 * Summarizes records in one statement. A row of its result is a group with one currency and one
 * portfolio; {@link SummaryBuilder} adds up those of one group.
 *
 * <p>If a time is grouped by month or year, a subquery groups by day, and its result is grouped
 * again: so the long expression for a month is evaluated for each day instead of each record.
 */
public final class SummaryReader {

  /** How many rows a group has at most on average. */
  private static final int ROWS_PER_GROUP = 32;

  private static final Tables.Records RECORD = MatchingRecords.RECORD;
  private static final List<Field<?>> RECORD_COLUMNS =
      List.of(
          RECORD.id,
          RECORD.portfolio,
          RECORD.created,
          RECORD.updated,
          RECORD.due,
          RECORD.done,
          RECORD.activityKind,
          RECORD.currency,
          RECORD.amount);
  private static final Field<String> CURRENCY =
      DSL.field(DSL.name("d", "currency"), SQLDataType.VARCHAR);
  private static final Field<Long> RECORDS =
      DSL.field(DSL.name("d", "records"), SQLDataType.BIGINT);
  private static final Field<BigDecimal> TOTAL =
      DSL.field(DSL.name("d", "total"), SQLDataType.NUMERIC);

  private final QueryExecutor queries;
  private final SqlFragments sql;
  private final SummaryQuery query;
  private final SummaryBuilder summary;
  private final List<SummaryKey> keys;

  public SummaryReader(
      QueryExecutor queries, SqlFragments sql, OrgSnapshot org, SummaryQuery query) {
    this.queries = queries;
    this.sql = sql;
    this.query = query;
    this.summary = new SummaryBuilder(org, query);
    SummaryKeys translator = new SummaryKeys(sql, org, query.kind());
    this.keys = query.by().stream().map(by -> by.accept(translator)).toList();
  }

  /** Reads the summary. */
  public Summary read(RecordSearch search) {
    QueryFilter filter = QueryFilter.ofCount(sql.dialect(), query.scope(), query.where());
    if (!filter.isEmpty()) {
      if (filter.isExact()) {
        long maxRows = (long) query.maxGroups() * ROWS_PER_GROUP;
        if (queries.query(statement(filter, maxRows), this::add).size() > maxRows) {
          throw SummaryBuilder.tooManyGroups(query);
        }
      } else {
        search.forEachMatch(filter, query, summary::add);
      }
    }
    return summary.summary();
  }

  private Query statement(QueryFilter filter, long maxRows) {
    boolean isCombined = keys.stream().anyMatch(SummaryKey::isCombined);
    return (isCombined ? combined(grouped(filter).asTable("d")) : grouped(filter))
        .limit(DSL.inline(maxRows + 1));
  }

  private SelectLimitStep<?> grouped(QueryFilter filter) {
    MatchingRecords matching = new MatchingRecords(sql, query.kind(), filter);
    Table<?> from = matching.table(RECORD_COLUMNS);
    for (SummaryKey key : keys) {
      SummaryKey.Join join = key.join();
      from = join == null ? from : from.leftJoin(join.table()).on(join.on());
    }
    List<Field<?>> groups =
        IntStream.range(0, keys.size())
            .<Field<?>>mapToObj(i -> keys.get(i).column().as("k" + i))
            .toList();
    return grouped(
        groups, DSL.count(), DSL.sum(RECORD.amount), RECORD.currency, from, matching.condition());
  }

  private SelectLimitStep<?> combined(Table<?> byDay) {
    CalendarSql calendar = new CalendarSql(sql.dialect());
    List<Field<?>> groups =
        IntStream.range(0, keys.size())
            .<Field<?>>mapToObj(
                i -> {
                  SummaryKey key = keys.get(i);
                  Name name = DSL.name("d", "k" + i);
                  return (key.isCombined()
                          ? calendar.unit(key.unit(), DSL.field(name, SQLDataType.BIGINT))
                          : DSL.field(name, key.column().getDataType()))
                      .as("g" + i);
                })
            .toList();
    return grouped(groups, DSL.sum(RECORDS), DSL.sum(TOTAL), CURRENCY, byDay, DSL.trueCondition());
  }

  private SelectLimitStep<?> grouped(
      List<Field<?>> groups,
      Field<?> records,
      Field<?> total,
      Field<String> currency,
      Table<?> from,
      Condition where) {
    List<Field<?>> columns = new ArrayList<>(groups);
    List<Field<?>> by = new ArrayList<>();
    groups.forEach(group -> by.add(DSL.field(group.getUnqualifiedName())));
    columns.add(records.as(RECORDS.getUnqualifiedName()));
    if (query.kind() == RecordKind.DEAL) {
      columns.add(total.as(TOTAL.getUnqualifiedName()));
      columns.add(currency);
      by.add(currency);
    }
    SelectConditionStep<?> all = DSL.select(columns).from(from).where(where);
    return by.isEmpty() ? all : all.groupBy(by);
  }

  private boolean add(ResultSet row) throws SQLException {
    @Nullable Object[] values = new Object[keys.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = keys.get(i).reader().read(row, i + 1);
    }
    long records = row.getLong(values.length + 1);
    BigDecimal total =
        query.kind() == RecordKind.DEAL ? row.getBigDecimal(values.length + 2) : null;
    Money sum = total == null ? null : new Money(total, row.getString(values.length + 3));
    summary.add(values, records, sum);
    return true;
  }
}
