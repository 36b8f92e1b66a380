package dev.crmkit.store.jdbc;

import dev.crmkit.core.pipeline.StageId;
import dev.crmkit.core.portfolio.PortfolioId;
import dev.crmkit.core.query.Condition;
import dev.crmkit.core.query.Scope;
import dev.crmkit.core.record.RecordKind;
import dev.crmkit.core.text.TextOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * Sets of ids that all records that meet a condition are among, each what follows each other in an
 * index, or several such.
 */
final class Candidates {

  private static final String ALIAS = "c";

  private final Sql sql;
  private final RecordKind kind;
  private final Sides sides;

  Candidates(Sql sql, RecordKind kind) {
    this.sql = sql;
    this.kind = kind;
    this.sides = new Sides(sql, kind);
  }

  /** The sets of what is asked for; the scope is one as well. */
  List<IdSet> of(Selection selection) {
    List<IdSet> sets = of(selection.where());
    if (selection.scope() instanceof Scope.Portfolios in) {
      sets.add(in(in.ids()));
    } else if (sets.isEmpty()) {
      sets.add(all());
    }
    return sets;
  }

  /** The sets of a condition; all of its records are in every one of them. */
  List<IdSet> of(Condition condition) {
    List<IdSet> sets = new ArrayList<>();
    if (condition instanceof Condition.And and) {
      and.parts().forEach(part -> sets.addAll(of(part)));
    } else if (condition instanceof Condition.NameContains contains) {
      String part = TextOrder.key(contains.text());
      if (!part.isEmpty()) {
        Grams.sought(part).forEach(range -> sets.add(sides.windows(range)));
      }
    } else if (condition instanceof Condition.Or or) {
      add(union(or), sets);
    } else if (condition instanceof Condition.InStage in && in.stages().size() > 1) {
      add(union(in), sets);
    } else {
      add(ofAtom(condition), sets);
    }
    return sets;
  }

  private static void add(@Nullable IdSet set, List<IdSet> sets) {
    if (set != null) {
      sets.add(set);
    }
  }

  private @Nullable IdSet union(Condition.Or or) {
    List<IdSet> union = new ArrayList<>();
    for (Condition part : or.parts()) {
      List<IdSet> sets = of(part);
      if (sets.isEmpty()) {
        return null;
      }
      union.add(sets.get(0));
    }
    return union.isEmpty() ? null : IdSet.union(union);
  }

  /** A stage each: what is in several is not in one order. */
  private @Nullable IdSet union(Condition.InStage in) {
    List<IdSet> union = new ArrayList<>();
    in.stages().stream()
        .sorted(Comparator.comparing(StageId::value))
        .map(stage -> ofAtom(new Condition.InStage(in.pipeline(), Set.of(stage))))
        .forEach(set -> add(set, union));
    return union.isEmpty() ? null : IdSet.union(union);
  }

  private @Nullable IdSet ofAtom(Condition condition) {
    Tables.Records c = new Tables.Records(DSL.name(ALIAS));
    if (condition instanceof Condition.OfClient of) {
      return kind == RecordKind.CLIENT
          ? null
          : records(c, c.client.eq(sql.unseen(of.client().value(), c.client)), List.of(c.id));
    }
    if (condition instanceof Condition.DueBefore due) {
      return kind == RecordKind.ACTIVITY
          ? records(
              c, c.due.isNotNull().and(Conditions.isBefore(due.instant(), c)), List.of(c.due, c.id))
          : null;
    }
    if (condition instanceof Condition.Not || Conditions.isOfRecord(condition)) {
      return null;
    }
    Side side = sides.of(condition);
    return side == null ? null : side.near();
  }

  private IdSet in(Set<PortfolioId> portfolios) {
    Tables.Records c = new Tables.Records(DSL.name(ALIAS));
    List<Field<?>> order = List.of(c.created, c.id);
    List<Long> ids = portfolios.stream().map(PortfolioId::value).sorted().toList();
    return switch (sql.database()) {
      case POSTGRESQL -> new IdSet.Each(ids, records(c, c.portfolio.eq(IdSet.Each.NUMBER), order));
      case H2 ->
          new IdSet.Rows(
              Sql.lookedUp(
                  ids,
                  sql.tables().records.table.as(ALIAS),
                  sql.isOf(kind, c).and(c.portfolio.eq(Sql.LOOKED_UP))),
              c.id,
              c.id.isNotNull(),
              order,
              false);
      case MARIADB -> records(c, sql.isIn(portfolios, c.portfolio), order);
    };
  }

  private IdSet all() {
    Tables.Records c = new Tables.Records(DSL.name(ALIAS));
    return records(c, DSL.noCondition(), List.of(c.id));
  }

  private IdSet.Rows records(Tables.Records c, org.jooq.Condition which, List<Field<?>> order) {
    return new IdSet.Rows(
        sql.tables().records.table.as(ALIAS),
        c.id,
        sql.isOf(kind, c).and(which),
        order,
        sql.database() == Database.POSTGRESQL);
  }
}
