package dev.crmkit.store.jdbc.internal.page;

import dev.crmkit.core.RecordKind;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.portfolio.PortfolioId;
import dev.crmkit.core.query.Condition;
import dev.crmkit.core.query.Scope;
import dev.crmkit.core.text.TextOrder;
import dev.crmkit.store.jdbc.internal.dialect.Database;
import dev.crmkit.store.jdbc.internal.sql.SqlFragments;
import dev.crmkit.store.jdbc.internal.sql.Tables;
import dev.crmkit.store.jdbc.internal.sql.Trigrams;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * Sets of ids that all records that meet a condition are among, each what follows each other in an
 * index, or several such.
 */
final class CandidateSets {

  private static final String ALIAS = "c";

  /** How many sets are looked at to find a small one. */
  private static final int MOST_SETS = 8;

  /** How many sets a union has at most, each of which is a part of a statement's text. */
  private static final int MOST_PARTS = 64;

  private final SqlFragments sql;
  private final RecordKind kind;
  private final SideTablePredicates sides;

  CandidateSets(SqlFragments sql, RecordKind kind) {
    this.sql = sql;
    this.kind = kind;
    this.sides = new SideTablePredicates(sql, kind);
  }

  /** The sets of what is asked for; the scope is one as well. */
  List<CandidateSet> of(QueryFilter selection) {
    List<CandidateSet> sets = ofConditions(selection);
    if (selection.scope() instanceof Scope.Portfolios in) {
      sets.add(in(in.ids()));
    } else if (sets.isEmpty()) {
      sets.add(all());
    }
    return sets;
  }

  /** The sets of the conditions of what is asked for. */
  List<CandidateSet> ofConditions(QueryFilter selection) {
    List<CandidateSet> sets = of(selection.condition());
    sets.addAll(of(selection.residual()));
    return new ArrayList<>(sets.subList(0, Math.min(sets.size(), MOST_SETS)));
  }

  /** The sets of a condition; all of its records are in every one of them. */
  List<CandidateSet> of(Condition condition) {
    List<CandidateSet> sets = new ArrayList<>();
    if (condition instanceof Condition.And and) {
      and.parts().forEach(part -> sets.addAll(of(part)));
    } else if (condition instanceof Condition.NameContains contains) {
      addNameSearch(contains, sets);
    } else if (condition instanceof Condition.Or or) {
      addUnion(or, sets);
    } else {
      add(ofAtom(condition), sets);
    }
    return sets;
  }

  private void addNameSearch(Condition.NameContains contains, List<CandidateSet> sets) {
    List<String> parts = contains.texts().stream().map(TextOrder::key).toList();
    if (parts.contains("") || parts.size() > MOST_PARTS) {
      return;
    }
    if (parts.size() == 1) {
      Trigrams.ofSearch(parts.get(0)).forEach(range -> sets.add(sides.trigrams(range)));
    } else {
      sets.add(
          CandidateSet.union(
              parts.stream().map(part -> sides.trigrams(Trigrams.ofSearch(part).get(0))).toList()));
    }
  }

  private static void add(@Nullable CandidateSet set, List<CandidateSet> sets) {
    if (set != null) {
      sets.add(set);
    }
  }

  private void addUnion(Condition.Or or, List<CandidateSet> sets) {
    List<CandidateSet> union = new ArrayList<>();
    for (Condition part : or.parts()) {
      List<CandidateSet> ofPart = of(part);
      if (ofPart.isEmpty() || union.size() == MOST_PARTS) {
        return;
      }
      union.add(ofPart.get(0));
    }
    if (!union.isEmpty()) {
      sets.add(CandidateSet.union(union));
    }
  }

  private @Nullable CandidateSet ofAtom(Condition condition) {
    Tables.Records c = new Tables.Records(DSL.name(ALIAS));
    if (condition instanceof Condition.OfClient of) {
      List<Long> clients = of.clients().stream().map(ClientId::value).sorted().toList();
      return kind == RecordKind.CLIENT
          ? null
          : among(c, InList.numbers(sql, c.client, clients), List.of(c.id));
    }
    if (condition instanceof Condition.DueBefore due) {
      return kind == RecordKind.ACTIVITY
          ? records(
              c,
              c.due.isNotNull().and(ConditionTranslator.isDueBefore(due.instant(), c)),
              List.of(c.due, c.id))
          : null;
    }
    if (condition instanceof Condition.Not || ConditionTranslator.readsRecordOnly(condition)) {
      return null;
    }
    SideTablePredicate side = sides.of(condition);
    return side == null ? null : side.candidates();
  }

  private CandidateSet in(Set<PortfolioId> portfolios) {
    Tables.Records c = new Tables.Records(DSL.name(ALIAS));
    List<Long> ids = portfolios.stream().map(PortfolioId::value).sorted().toList();
    return among(c, InList.numbers(sql, c.portfolio, ids), List.of(c.created, c.id));
  }

  private <T> CandidateSet among(Tables.Records c, InList<T> values, List<Field<?>> order) {
    if (values.count() == 1) {
      return rows(c, sql.isOfHiddenKind(kind, c).and(values.matchesFirst()), order);
    }
    return switch (sql.database()) {
      case POSTGRESQL ->
          new CandidateSet.PerValue(
              values.array(),
              rows(c, sql.isOfHiddenKind(kind, c).and(values.matchesPerValue()), order));
      case H2 ->
          new CandidateSet.IndexRange(
              SqlFragments.leftJoinEach(
                  values.array(),
                  sql.tables().records.table.as(ALIAS),
                  sql.isOfKind(kind, c).and(values.matchesLookedUp())),
              c.id,
              c.id.isNotNull(),
              order,
              false);
      case MARIADB -> records(c, values.matchesIndexed(), order);
    };
  }

  private CandidateSet all() {
    Tables.Records c = new Tables.Records(DSL.name(ALIAS));
    return records(c, DSL.noCondition(), List.of(c.id));
  }

  private CandidateSet.IndexRange records(
      Tables.Records c, org.jooq.Condition which, List<Field<?>> order) {
    return rows(c, sql.isOfKind(kind, c).and(which), order);
  }

  private CandidateSet.IndexRange rows(
      Tables.Records c, org.jooq.Condition which, List<Field<?>> order) {
    return new CandidateSet.IndexRange(
        sql.tables().records.table.as(ALIAS),
        c.id,
        which,
        order,
        sql.database() == Database.POSTGRESQL);
  }
}
