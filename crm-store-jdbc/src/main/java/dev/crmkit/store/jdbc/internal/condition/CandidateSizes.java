package dev.crmkit.store.jdbc.internal.condition;

import dev.crmkit.store.jdbc.internal.dialect.CandidateSet;
import dev.crmkit.store.jdbc.internal.sql.QueryExecutor;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Compares the sizes of candidate sets in one statement. */
public final class CandidateSizes {

  private CandidateSizes() {}

  /** Returns the smallest set, or null if it has more ids than {@code limit}. */
  public static @Nullable CandidateSet smallest(
      QueryExecutor queries, List<CandidateSet> sets, int limit) {
    List<Field<Integer>> counts = new ArrayList<>();
    for (CandidateSet set : sets) {
      counts.add(
          DSL.field(
              DSL.select(DSL.count())
                  .from(
                      DSL.select(DSL.inline(1).as("one"))
                          .from(set.first(limit + 1).asTable("c"))
                          .limit(DSL.inline(limit + 1))
                          .asTable("d"))));
    }
    List<Integer> sizes =
        queries
            .query(
                DSL.select(counts),
                row -> {
                  List<Integer> all = new ArrayList<>();
                  for (int i = 1; i <= sets.size(); i++) {
                    all.add(row.getInt(i));
                  }
                  return all;
                })
            .get(0);
    int smallest = 0;
    for (int i = 1; i < sets.size(); i++) {
      smallest = sizes.get(i) < sizes.get(smallest) ? i : smallest;
    }
    return sizes.get(smallest) > limit ? null : sets.get(smallest);
  }
}
