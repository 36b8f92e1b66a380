package dev.crmkit.store.jdbc.internal.page;

import dev.crmkit.core.RecordKind;
import dev.crmkit.core.portfolio.PortfolioId;
import dev.crmkit.core.query.Scope;
import dev.crmkit.store.jdbc.internal.dialect.Database;
import dev.crmkit.store.jdbc.internal.sql.SqlFragments;
import dev.crmkit.store.jdbc.internal.sql.Tables;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * Counts records.
 *
 * <p>PostgreSQL chooses a plan by its statistics, and a table that was just filled has none: it
 * would join all records with all candidates, such as the trigrams of their names. So its statement
 * decides by the true sizes: it looks up each record of the smallest set of candidates if that is
 * small, else it reads all records and tests each alone.
 */
final class CountQuery {

  /** How many candidates are looked up at most. */
  private static final int MAX_LOOKUPS = 50_000;

  /** How many candidates are looked up however few records there are. */
  private static final int MIN_LOOKUPS = 1_000;

  /** How many records can be read in the time in which a candidate is looked up. */
  private static final int RECORDS_PER_CANDIDATE = 32;

  private static final String ROW = "r";
  private static final String SET = "d";
  private static final String FOUND = "m";
  private static final String EACH = "e";

  private final SqlFragments sql;
  private final RecordKind kind;
  private final QueryFilter selection;
  private final ConditionTranslator conditions;
  private final Tables.Records record = new Tables.Records(DSL.name(ROW));
  private final Table<Record> records;

  CountQuery(SqlFragments sql, RecordKind kind, QueryFilter selection) {
    this.sql = sql;
    this.kind = kind;
    this.selection = selection;
    this.conditions = new ConditionTranslator(sql, kind);
    this.records = sql.tables().records.table.as(ROW);
  }

  /** A query for the number of the records. */
  Query query() {
    if (sql.database() != Database.POSTGRESQL) {
      return DSL.select(DSL.count())
          .from(records)
          .where(sql.isOfKind(kind, record))
          .and(sql.isIn(selection.scope(), record.portfolio))
          .and(conditions.searchCondition(selection.condition(), record));
    }
    if (!selection.isUnfiltered()) {
      return countCandidatesOrAll();
    }
    return selection.scope() instanceof Scope.Portfolios in ? countByPortfolio(in) : countAll();
  }

  private Select<?> countAll() {
    return DSL.select(DSL.count()).from(records).where(sql.isOfKind(kind, record));
  }

  /**
   * Counts the index entries of each portfolio. They are in the order of the index, which without
   * statistics costs PostgreSQL the same as the other indexes, and those have to be sorted.
   */
  private Select<?> countByPortfolio(Scope.Portfolios in) {
    Select<?> entries =
        DSL.select(DSL.inline(1))
            .from(records)
            .where(sql.isOfKind(kind, record))
            .and(record.portfolio.eq(CandidateSet.PerValue.NUMBER))
            .orderBy(record.created, record.id)
            .offset(DSL.inline(0));
    Select<?> each = DSL.select(DSL.count().as("n")).from(entries.asTable(FOUND));
    return DSL.select(DSL.sum(DSL.field(DSL.name(EACH, "n"), SQLDataType.BIGINT)))
        .from(
            DSL.unnest(SqlFragments.array(in.ids().stream().map(PortfolioId::value).toList()))
                .as(CandidateSet.PerValue.VALUE, "id"))
        .crossJoin(DSL.lateral(each.asTable(EACH)));
  }

  private Query countCandidatesOrAll() {
    MaterializedCandidates sets =
        new MaterializedCandidates(
            new CandidateSets(sql, kind).of(selection), MAX_LOOKUPS, MAX_LOOKUPS, lookupLimit());
    Field<Integer> ofAll =
        DSL.field(
            DSL.select(DSL.count())
                .from(records)
                .where(DSL.not(sets.isAnySmall()))
                .and(sql.isOfKind(kind, record))
                .and(sql.isInForRow(selection.scope(), record.portfolio))
                .and(conditions.rowCondition(selection.condition(), record)));
    return DSL.with(sets.with()).select(countCandidates(sets).plus(ofAll));
  }

  /** How many candidates are looked up, of a table as large as the database believes. */
  private Field<Integer> lookupLimit() {
    Field<String> name =
        DSL.val(sql.tables().records.table.getQualifiedName().unquotedName().toString());
    return DSL.field(
        "(select greatest({0}, least({1}, c.reltuples / {2}))::integer from pg_class c"
            + " where c.oid = to_regclass({3}))",
        Integer.class,
        DSL.inline(MIN_LOOKUPS),
        DSL.inline(MAX_LOOKUPS),
        DSL.inline(RECORDS_PER_CANDIDATE),
        name);
  }

  /** Counts what was looked up of the smallest set, if that is small. */
  private Field<Integer> countCandidates(MaterializedCandidates sets) {
    Tables.Records found = new Tables.Records(DSL.name(FOUND));
    List<Field<?>> columns = new ArrayList<>(List.of(record.id));
    columns.addAll(ConditionTranslator.columns(selection.condition(), record));
    Select<?> lookedUp =
        DSL.select(columns)
            .from(
                sql.lookUpRecord(
                    kind, record, ROW, DSL.field(DSL.name(SET, "id"), SQLDataType.BIGINT)))
            .where(sql.isInForRow(selection.scope(), record.portfolio))
            .offset(DSL.inline(0));
    Condition isAsked = conditions.rowCondition(selection.condition(), found);
    return DSL.field(
        DSL.select(DSL.count())
            .from(sets.smallestSet(DSL.falseCondition()).asTable(SET))
            .crossJoin(DSL.lateral(lookedUp.asTable(FOUND)))
            .where(isAsked));
  }
}
