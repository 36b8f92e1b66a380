package dev.crmkit.store.jdbc.internal.condition;

import dev.crmkit.core.RecordKind;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.query.Condition.And;
import dev.crmkit.core.query.Condition.FieldCompares;
import dev.crmkit.core.query.Condition.FieldContains;
import dev.crmkit.core.query.Condition.FieldIn;
import dev.crmkit.core.query.Condition.HasField;
import dev.crmkit.core.query.Condition.HasLabel;
import dev.crmkit.core.query.Condition.InCurrency;
import dev.crmkit.core.query.Condition.InPortfolios;
import dev.crmkit.core.query.Condition.InRange;
import dev.crmkit.core.query.Condition.InStage;
import dev.crmkit.core.query.Condition.NameContains;
import dev.crmkit.core.query.Condition.Not;
import dev.crmkit.core.query.Condition.OfClient;
import dev.crmkit.core.query.Condition.OfKind;
import dev.crmkit.core.query.Condition.Or;
import dev.crmkit.core.query.ConditionVisitor;
import dev.crmkit.core.text.TextOrder;
import dev.crmkit.store.jdbc.internal.sql.SqlFragments;
import dev.crmkit.store.jdbc.internal.sql.Tables;
import dev.crmkit.store.jdbc.internal.sql.TypeCodes;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * Translates conditions of the model into SQL, for records of one kind. The SQL is never unknown
 * (null), so that its negation is exact.
 *
 * <p>There are two forms. {@link #rowCondition} tests a row that the statement reads anyway: side
 * tables are looked up for each row. {@link #searchCondition} finds rows: side tables give sets of
 * ids, with which the database can begin.
 */
public final class ConditionTranslator {

  private static final Condition TRUE = DSL.trueCondition();
  private static final Condition FALSE = DSL.falseCondition();

  private final SqlFragments sql;
  private final SideTablePredicates sideTables;
  private final CandidateSets candidates;
  private final RecordKind kind;

  public ConditionTranslator(SqlFragments sql, RecordKind kind) {
    this.sql = sql;
    this.sideTables = new SideTablePredicates(sql, kind);
    this.candidates = new CandidateSets(sql, kind);
    this.kind = kind;
  }

  /** Translates a condition to be tested on each row. */
  public Condition rowCondition(dev.crmkit.core.query.Condition condition, Tables.Records row) {
    return condition.accept(new Translation(row, Mode.ROW));
  }

  /** Translates a condition to find rows by. */
  public Condition searchCondition(dev.crmkit.core.query.Condition condition, Tables.Records row) {
    return condition.accept(new Translation(row, Mode.SEARCH));
  }

  /** Returns the columns of a row that a condition reads when it is tested, without the id. */
  public Set<Field<?>> columns(dev.crmkit.core.query.Condition condition, Tables.Records row) {
    Translation translation = new Translation(row, Mode.ROW);
    condition.accept(translation);
    return translation.columns;
  }

  private enum Mode {
    /** Looks rows of side tables up for each row. */
    ROW,
    /** Tests whether rows of side tables exist, in any way the database chooses. */
    EXISTS,
    /** Restricts the ids to those of candidate sets. */
    SEARCH
  }

  private final class Translation implements ConditionVisitor<Condition> {

    private final Tables.Records row;
    private final Mode mode;
    private final Set<Field<?>> columns = new LinkedHashSet<>();

    Translation(Tables.Records row, Mode mode) {
      this.row = row;
      this.mode = mode;
    }

    /** Notes that the condition reads a column. */
    private <T> Field<T> read(Field<T> column) {
      columns.add(column);
      return column;
    }

    private List<Condition> translate(List<dev.crmkit.core.query.Condition> parts) {
      return parts.stream().map(part -> part.accept(this)).toList();
    }

    @Override
    public Condition and(And and) {
      return all(translate(and.parts()));
    }

    @Override
    public Condition or(Or or) {
      return mode == Mode.SEARCH ? withCandidates(or) : any(translate(or.parts()));
    }

    @Override
    public Condition not(Not not) {
      Condition part = not.part().accept(withoutCandidates());
      return SqlFragments.isTrue(part) ? FALSE : SqlFragments.isFalse(part) ? TRUE : DSL.not(part);
    }

    private Translation withoutCandidates() {
      return mode == Mode.SEARCH ? new Translation(row, Mode.EXISTS) : this;
    }

    private Condition withCandidates(dev.crmkit.core.query.Condition condition) {
      Condition exact = condition.accept(withoutCandidates());
      return SqlFragments.isTrue(exact) || SqlFragments.isFalse(exact)
          ? exact
          : candidates.of(condition).stream()
              .map(set -> row.id.in(set.all()))
              .reduce(Condition::and)
              .map(among -> among.and(exact))
              .orElse(exact);
    }

    @Override
    public Condition inPortfolios(InPortfolios in) {
      return mode == Mode.ROW
          ? sql.isInForRow(in.values(), read(row.portfolio))
          : sql.isIn(in.values(), row.portfolio);
    }

    @Override
    public Condition nameContains(NameContains contains) {
      if (mode == Mode.SEARCH) {
        return withCandidates(contains);
      }
      List<String> parts = contains.values().stream().map(TextOrder::key).toList();
      Field<byte[]> name = DSL.coalesce(read(row.nameKey), read(row.namePrefix));
      return parts.contains("")
          ? TRUE
          : any(parts.stream().map(part -> sql.dialect().contains(name, 0, part)).toList());
    }

    @Override
    public Condition ofClient(OfClient of) {
      List<Long> clients = of.values().stream().map(ClientId::value).sorted().toList();
      return kind == RecordKind.CLIENT
          ? FALSE
          : mode == Mode.ROW
              ? sql.isOneOfForRow(read(row.client), clients)
              : sql.isOneOf(row.client, clients);
    }

    @Override
    public Condition ofKind(OfKind of) {
      List<Integer> kinds = of.values().stream().map(TypeCodes::code).sorted().toList();
      return kind == RecordKind.ACTIVITY ? read(row.activityKind).in(kinds) : FALSE;
    }

    @Override
    public Condition inCurrency(InCurrency in) {
      List<String> currencies = in.values().stream().sorted().toList();
      return kind == RecordKind.DEAL
          ? read(row.currency).isNotNull().and(row.currency.in(currencies))
          : FALSE;
    }

    @Override
    public Condition inRange(InRange range) {
      if (!range.attribute().isOf(kind)) {
        return FALSE;
      }
      read(RangePredicates.column(range.attribute(), row));
      return RangePredicates.inRange(range, row);
    }

    @Override
    public Condition hasField(HasField has) {
      return ofSide(sideTables.hasField(has));
    }

    @Override
    public Condition fieldCompares(FieldCompares compares) {
      return ofSide(sideTables.fieldCompares(compares));
    }

    @Override
    public Condition fieldIn(FieldIn in) {
      return ofSide(sideTables.fieldIn(in));
    }

    @Override
    public Condition fieldContains(FieldContains contains) {
      return ofSide(sideTables.fieldContains(contains));
    }

    @Override
    public Condition hasLabel(HasLabel has) {
      return ofSide(sideTables.hasLabel(has));
    }

    @Override
    public Condition inStage(InStage in) {
      return ofSide(sideTables.inStage(in));
    }

    private Condition ofSide(@Nullable SideTablePredicate side) {
      if (side == null) {
        return FALSE;
      }
      return switch (mode) {
        case ROW -> sql.dialect().existsPerRow(side.rowsOf(row.id));
        case EXISTS -> DSL.exists(side.rowsOf(row.id));
        case SEARCH -> row.id.in(side.ids());
      };
    }
  }

  private static Condition all(List<Condition> parts) {
    return parts.stream().anyMatch(SqlFragments::isFalse)
        ? FALSE
        : parts.stream()
            .filter(part -> !SqlFragments.isTrue(part))
            .reduce(Condition::and)
            .orElse(TRUE);
  }

  private static Condition any(List<Condition> parts) {
    return parts.stream().anyMatch(SqlFragments::isTrue)
        ? TRUE
        : parts.stream()
            .filter(part -> !SqlFragments.isFalse(part))
            .reduce(Condition::or)
            .orElse(FALSE);
  }
}
