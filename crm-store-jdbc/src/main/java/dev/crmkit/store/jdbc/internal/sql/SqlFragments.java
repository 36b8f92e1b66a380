package dev.crmkit.store.jdbc.internal.sql;

import dev.crmkit.core.RecordKind;
import dev.crmkit.core.portfolio.PortfolioId;
import dev.crmkit.core.query.Scope;
import dev.crmkit.store.jdbc.internal.dialect.SqlDialect;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.QOM;

/**
 * Conditions and tables that statements about one workspace are composed of, each in the form that
 * its dialect executes fastest.
 *
 * <p>A condition on a set of values comes in two forms: one that an index is entered by, and one
 * ({@code …ForRow}) that is tested on each row that a statement reads anyway.
 *
 * @param dialect the dialect of the database
 * @param tables the tables of the store
 * @param workspace the id of the workspace
 */
public record SqlFragments(SqlDialect dialect, Tables tables, String workspace) {

  private static final String EACH = "n";

  /** Records of which a statement knows only the ids: the rows of {@link #unnest}. */
  public static final Tables.Records EACH_RECORD = new Tables.Records(DSL.name(EACH));

  /** The numbers in {@link #unnest}. */
  public static final Field<Long> EACH_ID = EACH_RECORD.id;

  /**
   * Selects the records of one kind in this workspace. The kind is a literal, since partial indexes
   * are chosen by it.
   */
  public Condition isOfKind(RecordKind kind, Tables.Records row) {
    return row.workspace.eq(workspace).and(row.kind.eq(DSL.inline(TypeCodes.code(kind))));
  }

  /**
   * Selects the records of one kind for which no partial index is meant. A partial index is smaller
   * and so seems cheaper than the right one as long as PostgreSQL has no statistics; it does not
   * consider it if the kind is hidden.
   */
  public Condition isOfHiddenKind(RecordKind kind, Tables.Records row) {
    return row.workspace
        .eq(workspace)
        .and(row.kind.eq(dialect.hiddenParameter(DSL.inline(TypeCodes.code(kind)))));
  }

  /** Tests whether the record with an id meets a condition. */
  public Condition existsRecord(
      RecordKind kind, Tables.Records row, String alias, Field<Long> id, Condition condition) {
    return DSL.exists(
        dialect.selectById(
            tables.records.table, alias, isOfHiddenKind(kind, row).and(row.id.eq(id)), condition));
  }

  /** Tests whether a portfolio is in a scope. */
  public Condition isIn(Scope scope, Field<Long> portfolio) {
    if (scope instanceof Scope.Portfolios in) {
      return isIn(in.ids(), portfolio);
    }
    return scope instanceof Scope.Everything ? DSL.trueCondition() : DSL.falseCondition();
  }

  /** Tests whether a portfolio is one of several. */
  public Condition isIn(Set<PortfolioId> ids, Field<Long> portfolio) {
    return isOneOf(portfolio, numbers(ids));
  }

  /** Tests whether a portfolio is in a scope, row by row. */
  public Condition isInForRow(Scope scope, Field<Long> portfolio) {
    return scope instanceof Scope.Portfolios in
        ? isInForRow(in.ids(), portfolio)
        : isIn(scope, portfolio);
  }

  /** Tests whether a portfolio is one of several, row by row. */
  public Condition isInForRow(Set<PortfolioId> ids, Field<Long> portfolio) {
    return ids.size() <= 1 ? isIn(ids, portfolio) : dialect.isMember(portfolio, numbers(ids));
  }

  private static List<Long> numbers(Set<PortfolioId> ids) {
    return ids.stream().map(PortfolioId::value).toList();
  }

  /** Tests whether a column is one of several values. */
  public <T> Condition isOneOf(Field<T> column, Collection<T> values) {
    return switch (values.size()) {
      case 0 -> DSL.falseCondition();
      case 1 -> column.eq(values.iterator().next());
      default -> dialect.isOneOf(column, values);
    };
  }

  /** Tests whether a column is one of several values, row by row. */
  public <T> Condition isOneOfForRow(Field<T> column, Collection<T> values) {
    return values.size() <= 1 ? isOneOf(column, values) : dialect.isOneOfForRow(column, values);
  }

  /** Returns a parameter to compare a column with, hidden from the planner if that is better. */
  public <T> Field<T> hiddenParameter(T value, Field<T> column) {
    return dialect.hiddenParameter(DSL.val(value, column));
  }

  /** Returns numbers as a table whose rows are {@link #EACH_ID}, for correlated subqueries. */
  public Table<?> unnest(Collection<Long> numbers) {
    return dialect.unnest(numbers, EACH);
  }

  /** Returns an array parameter as a table whose rows are {@link #EACH_ID}. */
  public static Table<?> unnest(Field<Long[]> numbers) {
    return DSL.unnest(numbers).as(EACH, "id");
  }

  /** Returns what to select the rows with some ids from, under {@link #isRowOfIds}. */
  public Table<Record> rowsByIds(
      Table<Record> table, Condition where, Field<Long> id, List<Long> ids) {
    return dialect.rowsByIds(table, where, id, ids);
  }

  /** Returns the condition on the rows of {@link #rowsByIds} with the same arguments. */
  public Condition isRowOfIds(Condition where, Field<Long> id, List<Long> ids) {
    return dialect.isRowOfIds(where, id, ids);
  }

  /** Returns whether jOOQ knows a condition to be true. */
  public static boolean isTrue(Condition condition) {
    return condition instanceof QOM.True;
  }

  /** Returns whether jOOQ knows a condition to be false. */
  public static boolean isFalse(Condition condition) {
    return condition instanceof QOM.False;
  }
}
