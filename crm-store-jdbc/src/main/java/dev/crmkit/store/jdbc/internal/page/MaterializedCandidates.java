package dev.crmkit.store.jdbc.internal.page;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jooq.CommonTableExpression;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.SelectConditionStep;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * Sets of ids that a statement of PostgreSQL reads, each as far as there is use of it: a small one
 * tells which records to look up, and one that is read whole tells at once whether a record is in
 * it.
 */
final class MaterializedCandidates {

  private static final String READ = "e";
  private static final String SIZES = "sizes";

  private final Field<Integer> smallSize;
  private final int firstLimit;
  private final List<CommonTableExpression<Record1<Long>>> sets = new ArrayList<>();

  /**
   * Reads sets.
   *
   * @param all at least one
   * @param few how many ids a set may have whose records are looked up
   * @param most how many ids of the first are read at most, to tell what is in it
   */
  MaterializedCandidates(List<CandidateSet> all, int few, int most) {
    this(all, few, most, DSL.inline(few));
  }

  /**
   * The same with another bound on a set whose records are looked up.
   *
   * @param read how many ids of the other sets are read at most
   * @param few how many ids a set may have whose records are looked up, no more than are read
   */
  MaterializedCandidates(List<CandidateSet> all, int read, int most, Field<Integer> few) {
    this.smallSize = few;
    this.firstLimit = most;
    for (int i = 0; i < all.size(); i++) {
      sets.add(read(all.get(i), i, i == 0 ? most : read));
    }
  }

  private static CommonTableExpression<Record1<Long>> read(CandidateSet set, int number, int ids) {
    return DSL.name("set" + number)
        .fields("id")
        .asMaterialized(
            DSL.select(DSL.field(DSL.name(READ, "id"), SQLDataType.BIGINT))
                .from(set.first(ids + 1).asTable(READ))
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
  Condition isAnySmall() {
    return sizes(size -> size.le(smallSize)).reduce(Condition::or).orElseThrow();
  }

  /** Whether the first was read whole. */
  Condition isFirstComplete() {
    return size(0).le(DSL.inline(firstLimit));
  }

  /** Whether an id is in the first, as far as that was read whole. */
  Condition firstContains(Field<Long> id) {
    return DSL.not(isFirstComplete()).or(id.in(all(0)));
  }

  /**
   * The ids of the smallest, each once; none when that has more than a few.
   *
   * @param isFirst when it is all of the first set, which was read whole and has more than a few
   */
  Select<Record1<Long>> smallestSet(Condition isFirst) {
    Select<Record1<Long>> small = all(0).and(isSmallest(0).or(isFirst));
    for (int i = 1; i < sets.size(); i++) {
      small = small.unionAll(all(i).and(isSmallest(i)));
    }
    return DSL.selectDistinct(DSL.field(DSL.name(READ, "id"), SQLDataType.BIGINT))
        .from(small.asTable(READ));
  }

  /** Whether a set has few ids, less than those before it, and no more than those after it. */
  private Condition isSmallest(int set) {
    Condition isSmallest = size(set).le(smallSize);
    for (int i = 0; i < sets.size(); i++) {
      if (i != set) {
        isSmallest = isSmallest.and(i < set ? size(set).lt(size(i)) : size(set).le(size(i)));
      }
    }
    return isSmallest;
  }

  private SelectConditionStep<Record1<Long>> all(int set) {
    Field<Long> id = DSL.field(DSL.name("set" + set, "id"), SQLDataType.BIGINT);
    return DSL.select(id).from(sets.get(set)).where();
  }

  private Stream<Condition> sizes(Function<Field<Integer>, Condition> told) {
    return IntStream.range(0, sets.size()).mapToObj(MaterializedCandidates::size).map(told);
  }

  private static Field<Integer> size(int set) {
    return DSL.field(
        DSL.select(DSL.field(DSL.name(SIZES, "n" + set), SQLDataType.INTEGER))
            .from(DSL.table(DSL.name(SIZES))));
  }
}
