package dev.crmkit.store.jdbc.internal.condition;

import dev.crmkit.core.RecordKind;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.portfolio.PortfolioId;
import dev.crmkit.core.query.Condition;
import dev.crmkit.core.query.ConditionVisitor;
import dev.crmkit.core.query.Scope;
import dev.crmkit.core.text.TextOrder;
import dev.crmkit.store.jdbc.internal.dialect.CandidateSet;
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
 * Derives candidate sets from conditions: every record that meets a condition is in each of its
 * sets, and a set can be read from an index alone.
 */
public final class CandidateSets {

  private static final String ALIAS = "c";

  /** How many sets are compared to find a small one. */
  private static final int MAX_SETS = 8;

  /** How many sets a union has at most, since each is a part of the text of a statement. */
  private static final int MAX_UNION = 64;

  private final SqlFragments sql;
  private final RecordKind kind;
  private final SideTablePredicates sideTables;

  public CandidateSets(SqlFragments sql, RecordKind kind) {
    this.sql = sql;
    this.kind = kind;
    this.sideTables = new SideTablePredicates(sql, kind);
  }

  /** Returns the sets of a filter, of which the scope is one. */
  public List<CandidateSet> of(QueryFilter filter) {
    List<CandidateSet> sets = ofConditions(filter);
    if (filter.scope() instanceof Scope.Portfolios in) {
      sets.add(in(in.ids()));
    } else if (sets.isEmpty()) {
      sets.add(all());
    }
    return sets;
  }

  /** Returns the sets of the conditions of a filter. */
  public List<CandidateSet> ofConditions(QueryFilter filter) {
    List<CandidateSet> sets = new ArrayList<>(of(filter.condition()));
    sets.addAll(of(filter.residual()));
    return new ArrayList<>(sets.subList(0, Math.min(sets.size(), MAX_SETS)));
  }

  /** Returns the sets of a condition; none if it has none. */
  List<CandidateSet> of(Condition condition) {
    return condition.accept(new Lookup());
  }

  private final class Lookup implements ConditionVisitor<List<CandidateSet>> {

    private final Tables.Records c = new Tables.Records(DSL.name(ALIAS));

    @Override
    public List<CandidateSet> and(Condition.And and) {
      return and.parts().stream().flatMap(part -> of(part).stream()).toList();
    }

    @Override
    public List<CandidateSet> or(Condition.Or or) {
      List<CandidateSet> union = new ArrayList<>();
      for (Condition part : or.parts()) {
        List<CandidateSet> ofPart = of(part);
        if (ofPart.isEmpty() || union.size() == MAX_UNION) {
          return List.of();
        }
        union.add(ofPart.get(0));
      }
      return union.isEmpty() ? List.of() : List.of(CandidateSet.union(union));
    }

    @Override
    public List<CandidateSet> not(Condition.Not not) {
      return List.of();
    }

    @Override
    public List<CandidateSet> nameContains(Condition.NameContains contains) {
      List<String> parts = contains.values().stream().map(TextOrder::key).toList();
      if (parts.contains("") || parts.size() > MAX_UNION) {
        return List.of();
      }
      return parts.size() == 1
          ? Trigrams.ofSearch(parts.get(0)).stream().map(sideTables::trigrams).toList()
          : List.of(
              CandidateSet.union(
                  parts.stream()
                      .map(part -> sideTables.trigrams(Trigrams.ofSearch(part).get(0)))
                      .toList()));
    }

    @Override
    public List<CandidateSet> ofClient(Condition.OfClient of) {
      List<Long> clients = of.values().stream().map(ClientId::value).sorted().toList();
      return kind == RecordKind.CLIENT
          ? List.of()
          : List.of(oneOf(c, c.client, clients, List.of(c.id)));
    }

    @Override
    public List<CandidateSet> inRange(Condition.InRange range) {
      return range.attribute().isOf(kind)
          ? List.of(
              records(
                  c,
                  RangePredicates.inRange(range, c),
                  List.of(RangePredicates.column(range.attribute(), c), c.id)))
          : List.of();
    }

    // The scope is narrowed by portfolios already; kinds and currencies are too few.

    @Override
    public List<CandidateSet> inPortfolios(Condition.InPortfolios in) {
      return List.of();
    }

    @Override
    public List<CandidateSet> ofKind(Condition.OfKind of) {
      return List.of();
    }

    @Override
    public List<CandidateSet> inCurrency(Condition.InCurrency in) {
      return List.of();
    }

    @Override
    public List<CandidateSet> hasField(Condition.HasField has) {
      return ofSide(sideTables.hasField(has));
    }

    @Override
    public List<CandidateSet> fieldCompares(Condition.FieldCompares compares) {
      return ofSide(sideTables.fieldCompares(compares));
    }

    @Override
    public List<CandidateSet> fieldIn(Condition.FieldIn in) {
      return ofSide(sideTables.fieldIn(in));
    }

    @Override
    public List<CandidateSet> fieldContains(Condition.FieldContains contains) {
      return ofSide(sideTables.fieldContains(contains));
    }

    @Override
    public List<CandidateSet> hasLabel(Condition.HasLabel has) {
      return ofSide(sideTables.hasLabel(has));
    }

    @Override
    public List<CandidateSet> inStage(Condition.InStage in) {
      return ofSide(sideTables.inStage(in));
    }

    private static List<CandidateSet> ofSide(@Nullable SideTablePredicate side) {
      return side == null ? List.of() : List.of(side.candidates());
    }
  }

  private CandidateSet in(Set<PortfolioId> portfolios) {
    Tables.Records c = new Tables.Records(DSL.name(ALIAS));
    List<Long> ids = portfolios.stream().map(PortfolioId::value).sorted().toList();
    return oneOf(c, c.portfolio, ids, List.of(c.created, c.id));
  }

  /** Returns the records whose column is one of one or more values. */
  private <T> CandidateSet oneOf(
      Tables.Records c, Field<T> column, List<T> values, List<Field<?>> order) {
    org.jooq.Condition isOfKind = sql.isOfHiddenKind(kind, c);
    return values.size() == 1
        ? range(c, isOfKind.and(column.eq(sql.hiddenParameter(values.get(0), column))), order)
        : sql.dialect()
            .indexRanges(
                sql.tables().records.table.as(ALIAS), c.id, isOfKind, column, values, order);
  }

  private CandidateSet all() {
    Tables.Records c = new Tables.Records(DSL.name(ALIAS));
    return records(c, DSL.noCondition(), List.of(c.id));
  }

  private CandidateSet records(Tables.Records c, org.jooq.Condition rows, List<Field<?>> order) {
    return range(c, sql.isOfKind(kind, c).and(rows), order);
  }

  private CandidateSet range(Tables.Records c, org.jooq.Condition rows, List<Field<?>> order) {
    return sql.dialect().indexRange(sql.tables().records.table.as(ALIAS), c.id, rows, order);
  }
}
