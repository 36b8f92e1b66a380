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
 * Conditions of the model as conditions of SQL, about records of one kind. They mean the same and
 * are never unknown, so that the contrary of one is exact.
 *
 * <p>There are two ways to say one. {@link #rowCondition} is for rows that are at hand: what other
 * tables tell is looked up for each of them. {@link #searchCondition} is for the search among many:
 * what other tables tell is a set of ids, with which the database can begin.
 */
final class ConditionTranslator {

  private static final Condition TRUE = DSL.trueCondition();
  private static final Condition FALSE = DSL.falseCondition();

  private final SqlFragments sql;
  private final SideTablePredicates sides;
  private final CandidateSets candidates;
  private final RecordKind kind;

  ConditionTranslator(SqlFragments sql, RecordKind kind) {
    this.sql = sql;
    this.sides = new SideTablePredicates(sql, kind);
    this.candidates = new CandidateSets(sql, kind);
    this.kind = kind;
  }

  /** A condition on a row that is at hand. */
  Condition rowCondition(dev.crmkit.core.query.Condition condition, Tables.Records row) {
    return translate(condition, row, true);
  }

  /** A condition by which rows are searched. */
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
    SideTablePredicate side = sides.of(condition);
    return side == null ? FALSE : row.id.in(side.ids());
  }

  private Condition translate(
      dev.crmkit.core.query.Condition condition, Tables.Records row, boolean isAtHand) {
    if (condition instanceof And and) {
      return all(and.parts().stream().map(part -> translate(part, row, isAtHand)).toList());
    }
    if (condition instanceof Or or) {
      return any(or.parts().stream().map(part -> translate(part, row, isAtHand)).toList());
    }
    if (condition instanceof Not not) {
      Condition part = translate(not.part(), row, isAtHand);
      return SqlFragments.isTrue(part) ? FALSE : SqlFragments.isFalse(part) ? TRUE : DSL.not(part);
    }
    if (isAtHand && condition instanceof InPortfolios in) {
      return sql.isInForRow(in.ids(), row.portfolio);
    }
    if (readsRecordOnly(condition)) {
      return columnCondition(condition, row, isAtHand);
    }
    SideTablePredicate side = sides.of(condition);
    if (side == null) {
      return FALSE;
    }
    return isAtHand ? sql.existsPerRow(side.rowsOf(row.id)) : DSL.exists(side.rowsOf(row.id));
  }

  /** The columns of a record, besides its id, that tell about a condition, and no more. */
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

  /** Whether the row of a record alone tells about a condition. */
  static boolean readsRecordOnly(dev.crmkit.core.query.Condition condition) {
    return condition instanceof InPortfolios
        || condition instanceof NameContains
        || condition instanceof OfClient
        || condition instanceof OfKind
        || condition instanceof IsDone
        || condition instanceof DueBefore;
  }

  private Condition columnCondition(
      dev.crmkit.core.query.Condition condition, Tables.Records row, boolean isAtHand) {
    if (condition instanceof InPortfolios in) {
      return sql.isIn(in.ids(), row.portfolio);
    }
    if (condition instanceof NameContains contains) {
      List<String> parts = contains.texts().stream().map(TextOrder::key).toList();
      Field<byte[]> name = DSL.coalesce(row.nameKey, row.namePrefix);
      return parts.contains("")
          ? TRUE
          : any(parts.stream().map(part -> sql.contains(name, part)).toList());
    }
    if (condition instanceof OfClient of) {
      List<Long> clients = of.clients().stream().map(ClientId::value).sorted().toList();
      return kind == RecordKind.CLIENT
          ? FALSE
          : isAtHand ? sql.isOneOfForRow(row.client, clients) : sql.isOneOf(row.client, clients);
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

  /** Whether a due time, where there is one, is before an instant. */
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
