package dev.crmkit.store.jdbc;

import java.util.ArrayList;
import java.util.List;
import org.jooq.CommonTableExpression;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * Sets of ids that a statement of PostgreSQL reads, each as far as there is use of it: a small one
 * tells which records to look up, and one that is read whole tells at once whether a record is in
 * it.
 */
final class ReadSets {

  private static final String READ = "e";
  private static final String SIZES = "sizes";

  private final int few;
  private final int most;
  private final List<CommonTableExpression<Record1<Long>>> sets = new ArrayList<>();

  /**
   * Reads sets.
   *
   * @param all at least one
   * @param few how many ids a set may have whose records are looked up
   * @param most how many ids of the first are read at most, to tell what is in it
   */
  ReadSets(List<IdSet> all, int few, int most) {
    this.few = few;
    this.most = most;
    for (int i = 0; i < all.size(); i++) {
      sets.add(read(all.get(i), i, i == 0 ? most : few));
    }
  }

  private static CommonTableExpression<Record1<Long>> read(IdSet set, int number, int ids) {
    return DSL.name("set" + number)
        .fields("id")
        .asMaterialized(
            DSL.select(DSL.field(DSL.name(READ, "id"), SQLDataType.BIGINT))
                .from(set.some(ids + 1).asTable(READ))
                .limit(DSL.inline(ids + 1)));
  }

  /** What a statement with them begins with. */
  List<CommonTableExpression<?>> with() {
    List<Field<Integer>> sizes = new ArrayList<>();
    for (int i = 0; i < sets.size(); i++) {
      sizes.add(DSL.field(DSL.selectCount().from(sets.get(i))).as("n" + i));
    }
    List<CommonTableExpression<?>> with = new ArrayList<>(sets);
    with.add(DSL.name(SIZES).asMaterialized(DSL.select(sizes)));
    return with;
  }

  /** Whether one has few ids. */
  Condition isSmall() {
    Condition isSmall = DSL.noCondition();
    for (int i = 0; i < sets.size(); i++) {
      isSmall = isSmall.or(size(i).le(DSL.inline(few)));
    }
    return isSmall;
  }

  /** The ids of the first that has few, each once; none when there is no such set. */
  Select<Record1<Long>> small() {
    Select<Record1<Long>> small = small(0, DSL.noCondition());
    Condition isLarge = size(0).gt(DSL.inline(few));
    for (int i = 1; i < sets.size(); i++) {
      small = small.unionAll(small(i, isLarge));
      isLarge = isLarge.and(size(i).gt(DSL.inline(few)));
    }
    Table<Record1<Long>> all = small.asTable(READ);
    return DSL.selectDistinct(DSL.field(DSL.name(READ, "id"), SQLDataType.BIGINT)).from(all);
  }

  private Select<Record1<Long>> small(int set, Condition isNoneBefore) {
    return DSL.select(id(set))
        .from(sets.get(set))
        .where(isNoneBefore)
        .and(size(set).le(DSL.inline(few)));
  }

  /** Whether an id is in the first, as far as that was read whole. */
  Condition have(Field<Long> id) {
    return size(0).gt(DSL.inline(most)).or(id.in(DSL.select(id(0)).from(sets.get(0))));
  }

  private static Field<Long> id(int set) {
    return DSL.field(DSL.name("set" + set, "id"), SQLDataType.BIGINT);
  }

  private static Field<Integer> size(int set) {
    return DSL.field(
        DSL.select(DSL.field(DSL.name(SIZES, "n" + set), SQLDataType.INTEGER))
            .from(DSL.table(DSL.name(SIZES))));
  }
}
