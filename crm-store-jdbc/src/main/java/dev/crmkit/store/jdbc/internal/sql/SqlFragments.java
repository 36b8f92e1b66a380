package dev.crmkit.store.jdbc.internal.sql;

import dev.crmkit.core.RecordKind;
import dev.crmkit.core.portfolio.PortfolioId;
import dev.crmkit.core.query.Scope;
import dev.crmkit.store.jdbc.internal.dialect.Database;
import dev.crmkit.store.jdbc.internal.page.PageFinder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record1;
import org.jooq.RowN;
import org.jooq.SelectConditionStep;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.QOM;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/**
 * What lists are written in: pieces of SQL, each in the way that the database finds fastest.
 *
 * @param database which
 * @param tables of the store
 * @param workspace of which the records are
 * @param firstWalk how many rows a {@link PageFinder} goes along in its first turn
 */
public record SqlFragments(Database database, Tables tables, String workspace) {

  private static final String NUMBERS = "n";

  /** Up to this many values a row is compared with each. */
  private static final int FEW_VALUES = 8;

  /** Records of which only the ids are known, which are the {@link #unnest}. */
  public static final Tables.Records EACH_RECORD = new Tables.Records(DSL.name(NUMBERS));

  /** The numbers in {@link #leftJoinEach}. */
  public static final Field<Long> EACH_ID = EACH_RECORD.id;

  /** The keys in {@link #leftJoinEach}. */
  public static final Field<byte[]> EACH_KEY =
      DSL.field(DSL.name(NUMBERS, "id"), SQLDataType.VARBINARY);

  /** The rows of one kind in this workspace. The kind is written out: indexes are told by it. */
  public Condition isOfKind(RecordKind kind, Tables.Records row) {
    return row.workspace.eq(workspace).and(row.kind.eq(DSL.inline(TypeCodes.code(kind))));
  }

  /**
   * The same for queries that no partial index is meant for. PostgreSQL does not see the kind when
   * it plans: a partial index is smaller and so costs less than the right one as long as there are
   * no statistics.
   */
  public Condition isOfHiddenKind(RecordKind kind, Tables.Records row) {
    return row.workspace.eq(workspace).and(row.kind.eq(hiddenKind(kind)));
  }

  private Field<Integer> hiddenKind(RecordKind kind) {
    Field<Integer> code = DSL.inline(TypeCodes.code(kind));
    return database == Database.POSTGRESQL ? DSL.field(DSL.select(code)) : code;
  }

  /** Whether a record lies in a scope. */
  public Condition isIn(Scope scope, Field<Long> portfolio) {
    if (scope instanceof Scope.Portfolios in) {
      return isIn(in.ids(), portfolio);
    }
    return scope instanceof Scope.Everything ? DSL.trueCondition() : DSL.falseCondition();
  }

  /**
   * Looks one record up by its id, on PostgreSQL, as a derived table that may refer to tables
   * before it. Whatever else the record has to meet is tested outside of it: with more conditions
   * another index than the primary key might cost the same or less as long as there are no
   * statistics.
   */
  public Table<Record> lookUpRecord(
      RecordKind kind, Tables.Records row, String alias, Field<Long> id) {
    return lookUp(tables.records.table, alias, isOfHiddenKind(kind, row), row.id.eq(id));
  }

  /** Looks the value of a field up in the same way. */
  public Table<Record> lookUpFieldValue(
      Condition isOfField, Tables.FieldValues row, String alias, Field<Long> client) {
    return lookUp(tables.fieldValues.table, alias, isOfField, row.client.eq(client));
  }

  private static Table<Record> lookUp(
      Table<Record> table, String alias, Condition common, Condition is) {
    return DSL.lateral(
        DSL.select(DSL.asterisk())
            .from(table.as(alias))
            .where(common)
            .and(is)
            .offset(DSL.inline(0))
            .asTable(alias));
  }

  /**
   * The rows of a table that some numbers lead to, each looked up, on H2. It is told so by an outer
   * join: it would else go through all rows that are not told apart by the first column of an
   * index.
   *
   * @param on what leads from {@link #EACH_ID} to the rows
   * @return also a row of nulls for each number that leads to none
   */
  public static Table<Record> leftJoinEach(
      Collection<Long> numbers, Table<Record> table, Condition on) {
    return leftJoinEach(array(numbers), table, on);
  }

  /** The same for values of any type, which are compared as {@code on} says. */
  public static <T> Table<Record> leftJoinEach(
      Field<T[]> values, Table<Record> table, Condition on) {
    return DSL.unnest(values).as(NUMBERS, "id").leftJoin(table).on(on);
  }

  /** Numbers that are given later, as {@link #EACH_ID}. */
  public static Table<?> unnest(Field<Long[]> numbers) {
    return DSL.unnest(numbers).as(NUMBERS, "id");
  }

  /**
   * Some numbers as the rows of a derived table, as {@link #EACH_ID}: what a correlated subquery
   * looks something up for.
   */
  public Table<?> rowsOf(Collection<Long> numbers) {
    return database == Database.MARIADB
        ? DSL.values(numbers.stream().map(n -> DSL.row(List.of(n))).toArray(RowN[]::new))
            .as(NUMBERS, "id")
        : unnest(DSL.val(numbers.toArray(Long[]::new)));
  }

  /** A number as the key of a subject, so that an index of keys is used. */
  public Field<String> asKey(Field<Long> number) {
    return database == Database.MARIADB
        ? DSL.field("convert(cast({0} as char) using ascii)", SQLDataType.VARCHAR, number)
        : number.cast(SQLDataType.VARCHAR(64));
  }

  /** The rows of a table with one of some numbers, each looked up on H2 too. */
  public Table<Record> rowsByIds(
      Table<Record> table, Condition where, Field<Long> id, List<Long> numbers) {
    return database == Database.H2
        ? leftJoinEach(numbers, table, where.and(id.eq(EACH_ID)))
        : table;
  }

  /** Selects the rows of {@link #rowsByIds} with the same arguments. */
  public Condition isRowOfIds(Condition where, Field<Long> id, List<Long> numbers) {
    return database == Database.H2 ? id.isNotNull() : where.and(isOneOf(id, numbers));
  }

  /** Whether a record lies in one of some portfolios. */
  public Condition isIn(Set<PortfolioId> ids, Field<Long> portfolio) {
    return isOneOf(portfolio, ids.stream().map(PortfolioId::value).toList());
  }

  /**
   * A value to compare a column with. PostgreSQL plans without a look at it: where it took one, it
   * would plan anew for each value that it believes to be rare, which takes longer than to find
   * what has it.
   */
  public <T> Field<T> hiddenParameter(T value, Field<T> column) {
    Field<T> bound = DSL.val(value, column);
    return database == Database.POSTGRESQL ? DSL.field(DSL.select(bound)) : bound;
  }

  /** Whether a column is one of some numbers: few different texts of SQL for all their counts. */
  public Condition isOneOf(Field<Long> column, Collection<Long> numbers) {
    return isOneOf(column, numbers, SqlFragments::array);
  }

  /** The same for keys. */
  public Condition isOneOfKeys(Field<byte[]> column, Collection<byte[]> keys) {
    return isOneOf(column, keys, SqlFragments::keys);
  }

  private <T> Condition isOneOf(
      Field<T> column, Collection<T> values, Function<Collection<T>, Field<T[]>> array) {
    if (values.isEmpty()) {
      return DSL.falseCondition();
    }
    if (values.size() == 1) {
      return column.eq(values.iterator().next());
    }
    if (database == Database.POSTGRESQL) {
      return column.eq(DSL.any(array.apply(values)));
    }
    List<T> padded = new ArrayList<>(values);
    T last = padded.get(padded.size() - 1);
    while (Integer.bitCount(padded.size()) > 1) {
      padded.add(last);
    }
    return column.in(padded);
  }

  /**
   * Whether a column of a row that is at hand is one of some numbers. PostgreSQL puts many of them
   * into a hash table once, where it would else compare the row with each.
   */
  public Condition isOneOfForRow(Field<Long> column, Collection<Long> numbers) {
    return isMany(numbers) ? isInHashed(column, array(numbers)) : isOneOf(column, numbers);
  }

  /** The same for keys. */
  public Condition isOneOfKeysForRow(Field<byte[]> column, Collection<byte[]> keys) {
    return isMany(keys) ? isInHashed(column, keys(keys)) : isOneOfKeys(column, keys);
  }

  private boolean isMany(Collection<?> values) {
    return database == Database.POSTGRESQL && values.size() > FEW_VALUES;
  }

  private static Condition isInHashed(Field<?> column, Field<?> values) {
    return DSL.condition("coalesce({0} in (select unnest({1})), false)", column, values);
  }

  /** Numbers as one value. */
  public static Field<Long[]> array(Collection<Long> numbers) {
    return DSL.val(numbers.toArray(Long[]::new));
  }

  /** Keys as one value. */
  public static Field<byte[][]> keys(Collection<byte[]> keys) {
    return DSL.val(keys.toArray(byte[][]::new));
  }

  /**
   * Whether a row that is at hand lies in a scope: for a condition that is tested row by row, where
   * {@link #isIn} is for one that an index can answer. PostgreSQL gathers the portfolios once,
   * where it would else read their array anew for each row; H2 must not take them for places to
   * begin at.
   */
  public Condition isInForRow(Scope scope, Field<Long> portfolio) {
    return scope instanceof Scope.Portfolios in
        ? isInForRow(in.ids(), portfolio)
        : isIn(scope, portfolio);
  }

  /** Whether a row that is at hand lies in one of some portfolios. */
  public Condition isInForRow(Set<PortfolioId> ids, Field<Long> portfolio) {
    if (ids.size() == 1 || ids.isEmpty()) {
      return isIn(ids, portfolio);
    }
    Field<Long[]> numbers = array(ids.stream().map(PortfolioId::value).toList());
    return switch (database) {
      case POSTGRESQL -> isInHashed(portfolio, numbers);
      case H2 -> DSL.condition("array_contains({0}, {1})", numbers, portfolio);
      case MARIADB -> isIn(ids, portfolio);
    };
  }

  /**
   * Whether there is a row beside a record, looked up for the record alone: PostgreSQL would else
   * read all such rows when it believes that to be cheaper.
   */
  public Condition existsPerRow(SelectConditionStep<Record1<Integer>> rows) {
    return database == Database.POSTGRESQL
        ? DSL.exists(rows.offset(DSL.inline(0)))
        : DSL.exists(rows);
  }

  /** Whether some bytes, UTF-8 of a text, have those of a part in them. */
  public Condition contains(Field<byte[]> bytes, String part) {
    return switch (database) {
      case POSTGRESQL ->
          DSL.condition(
              "position({0} in {1}) > 0", DSL.val(OrderPreservingKeys.text(part), bytes), bytes);
      case MARIADB ->
          DSL.condition(
              "locate({0}, {1}) > 0", DSL.val(OrderPreservingKeys.text(part), bytes), bytes);
      case H2 ->
          DSL.condition(
              "locate({0}, utf8tostring({1})) > 0", DSL.val(part, SQLDataType.VARCHAR), bytes);
    };
  }

  /** The places behind those of a key, or behind that of a key and an id. */
  public <T> Condition isAfter(
      Field<T> lastKey,
      @Nullable Field<Long> lastId,
      Field<T> key,
      Field<Long> id,
      boolean descending) {
    Condition behind = descending ? key.lt(lastKey) : key.gt(lastKey);
    if (lastId == null) {
      return behind;
    }
    Condition later = descending ? id.lt(lastId) : id.gt(lastId);
    return switch (database) {
      case POSTGRESQL ->
          descending ? DSL.row(key, id).lt(lastKey, lastId) : DSL.row(key, id).gt(lastKey, lastId);
      case MARIADB -> behind.or(key.eq(lastKey).and(later));
      case H2 -> (descending ? key.le(lastKey) : key.ge(lastKey)).and(behind.or(later));
    };
  }

  /** Whether a condition is met by all. */
  public static boolean isTrue(Condition condition) {
    return condition instanceof QOM.True;
  }

  /** Whether a condition is met by none. */
  public static boolean isFalse(Condition condition) {
    return condition instanceof QOM.False;
  }
}
