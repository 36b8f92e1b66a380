package dev.crmkit.store.jdbc.internal.page;

import dev.crmkit.core.RecordKind;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.query.Condition.And;
import dev.crmkit.core.query.Condition.DueBefore;
import dev.crmkit.core.query.Condition.InPortfolios;
import dev.crmkit.core.query.Condition.IsDone;
import dev.crmkit.core.query.Condition.NameContains;
import dev.crmkit.core.query.Condition.Not;
import dev.crmkit.core.query.Condition.OfClient;
import dev.crmkit.core.query.Condition.OfKind;
import dev.crmkit.core.query.Condition.Or;
import dev.crmkit.core.text.TextOrder;
import dev.crmkit.store.jdbc.internal.sql.OrderPreservingKeys;
import dev.crmkit.store.jdbc.internal.sql.SqlFragments;
import dev.crmkit.store.jdbc.internal.sql.Tables;
import dev.crmkit.store.jdbc.internal.sql.TypeCodes;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;

/**
 * Translates conditions of the model into SQL, for records of one kind. The SQL is never unknown
 * (null), so that its negation is exact.
 *
 * <p>There are two forms. {@link #rowCondition} tests a row that the statement reads anyway: side
 * tables are looked up for each row. {@link #searchCondition} finds rows: side tables give sets of
 * ids, with which the database can begin.
 */
final class ConditionTranslator {

  private static final Condition TRUE = DSL.trueCondition();
  private static final Condition FALSE = DSL.falseCondition();

  private final SqlFragments sql;
  private final SideTablePredicates sideTables;
  private final CandidateSets candidates;
  private final RecordKind kind;

  ConditionTranslator(SqlFragments sql, RecordKind kind) {
    this.sql = sql;
    this.sideTables = new SideTablePredicates(sql, kind);
    this.candidates = new CandidateSets(sql, kind);
    this.kind = kind;
  }

  /** Translates a condition to be tested on each row. */
  Condition rowCondition(dev.crmkit.core.query.Condition condition, Tables.Records row) {
    return translate(condition, row, true);
  }

  /** Translates a condition to find rows by. */
  Condition searchCondition(dev.crmkit.core.query.Condition condition, Tables.Records row) {
    if (condition instanceof And and) {
      return all(and.parts().stream().map(part -> searchCondition(part, row)).toList());
    }
    if (condition instanceof NameContains || condition instanceof Or) {
      Condition meets = translate(condition, row, false);
      return SqlFragments.isTrue(meets) || SqlFragments.isFalse(meets)
          ? meets
          : candidates.of(condition).stream()
              .map(set -> row.id.in(set.all()))
              .reduce(Condition::and)
              .map(among -> among.and(meets))
              .orElse(meets);
    }
    if (condition instanceof Not || readsRecordOnly(condition)) {
      return translate(condition, row, false);
    }
    SideTablePredicate rows = sideTables.of(condition);
    return rows == null ? FALSE : row.id.in(rows.ids());
  }

  private Condition translate(
      dev.crmkit.core.query.Condition condition, Tables.Records row, boolean forRow) {
    if (condition instanceof And and) {
      return all(and.parts().stream().map(part -> translate(part, row, forRow)).toList());
    }
    if (condition instanceof Or or) {
      return any(or.parts().stream().map(part -> translate(part, row, forRow)).toList());
    }
    if (condition instanceof Not not) {
      Condition part = translate(not.part(), row, forRow);
      return SqlFragments.isTrue(part) ? FALSE : SqlFragments.isFalse(part) ? TRUE : DSL.not(part);
    }
    if (forRow && condition instanceof InPortfolios in) {
      return sql.isInForRow(in.ids(), row.portfolio);
    }
    if (readsRecordOnly(condition)) {
      return columnCondition(condition, row, forRow);
    }
    SideTablePredicate rows = sideTables.of(condition);
    if (rows == null) {
      return FALSE;
    }
    return forRow
        ? sql.dialect().existsPerRow(rows.rowsOf(row.id))
        : DSL.exists(rows.rowsOf(row.id));
  }

  /** Returns the columns of a record that a condition reads, without the id. */
  static Set<Field<?>> columns(dev.crmkit.core.query.Condition condition, Tables.Records record) {
    Set<Field<?>> columns = new LinkedHashSet<>();
    if (hasPart(condition, part -> part instanceof InPortfolios)) {
      columns.add(record.portfolio);
    }
    if (hasPart(
        condition,
        part ->
            readsRecordOnly(part)
                && !(part instanceof NameContains || part instanceof InPortfolios))) {
      columns.addAll(List.of(record.client, record.activityKind, record.due, record.isDone));
    }
    if (hasPart(condition, part -> part instanceof NameContains)) {
      columns.addAll(List.of(record.namePrefix, record.nameKey));
    }
    return columns;
  }

  private static boolean hasPart(
      dev.crmkit.core.query.Condition condition,
      Predicate<dev.crmkit.core.query.Condition> wanted) {
    if (condition instanceof And and) {
      return and.parts().stream().anyMatch(part -> hasPart(part, wanted));
    }
    if (condition instanceof Or or) {
      return or.parts().stream().anyMatch(part -> hasPart(part, wanted));
    }
    return condition instanceof Not not ? hasPart(not.part(), wanted) : wanted.test(condition);
  }

  /** Returns whether a condition reads the record alone and no side table. */
  static boolean readsRecordOnly(dev.crmkit.core.query.Condition condition) {
    return condition instanceof InPortfolios
        || condition instanceof NameContains
        || condition instanceof OfClient
        || condition instanceof OfKind
        || condition instanceof IsDone
        || condition instanceof DueBefore;
  }

  private Condition columnCondition(
      dev.crmkit.core.query.Condition condition, Tables.Records row, boolean forRow) {
    if (condition instanceof InPortfolios in) {
      return sql.isIn(in.ids(), row.portfolio);
    }
    if (condition instanceof NameContains contains) {
      List<String> parts = contains.texts().stream().map(TextOrder::key).toList();
      Field<byte[]> name = DSL.coalesce(row.nameKey, row.namePrefix);
      return parts.contains("")
          ? TRUE
          : any(parts.stream().map(part -> sql.dialect().contains(name, 0, part)).toList());
    }
    if (condition instanceof OfClient of) {
      List<Long> clients = of.clients().stream().map(ClientId::value).sorted().toList();
      return kind == RecordKind.CLIENT
          ? FALSE
          : forRow ? sql.isOneOfForRow(row.client, clients) : sql.isOneOf(row.client, clients);
    }
    if (kind != RecordKind.ACTIVITY) {
      return FALSE;
    }
    if (condition instanceof OfKind of) {
      return row.activityKind.in(of.kinds().stream().map(TypeCodes::code).sorted().toList());
    }
    return condition instanceof DueBefore due
        ? row.due.isNotNull().and(isDueBefore(due.instant(), row))
        : row.isDone.isTrue();
  }

  /** Tests whether a due time that is not null is before an instant. */
  static Condition isDueBefore(Instant instant, Tables.Records row) {
    long micros = OrderPreservingKeys.toMicros(instant);
    return OrderPreservingKeys.isWholeMicrosecond(instant)
        ? row.due.lt(micros)
        : row.due.le(micros);
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
