package dev.crmkit.store.jdbc.internal.page;

import dev.crmkit.store.jdbc.internal.dialect.CandidateSet;
import dev.crmkit.store.jdbc.internal.sql.SqlTemplate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jooq.Condition;
import org.jooq.QueryPart;
import org.jooq.SQL;
import org.jooq.impl.DSL;

/**
 * Candidate sets as materialized common table expressions of PostgreSQL. The statement reads each
 * set up to a limit, and so decides by true sizes whether to look up the records of the smallest
 * set. With two sets, the text is:
 *
 * <pre>{@code
 * set0 as materialized (select e.id from (...) e limit 2049),
 * set1 as materialized (select e.id from (...) e limit 257),
 * choice as materialized (
 *   select
 *     case when least(n0, n1) > few then null
 *       when n0 = least(n0, n1) then 0 when n1 = least(n0, n1) then 1 end as smallest,
 *     n0 <= 2048 as is_first_complete
 *   from (select (select count(*) from set0) as n0, (select count(*) from set1) as n1,
 *     256 as few) n)
 * }</pre>
 *
 * <p>Conditions on {@code choice} are one-time filters: what they exclude is not executed.
 */
final class PostgresCandidates {

  private static final String CHOICE =
      """
      choice as materialized (
        select
          case when least({sizes}) > few then null {cases} end as smallest,
          n0 <= {first_limit} as is_first_complete
        from (select {counts}, {few} as few) n)\
      """;

  private final List<CandidateSet> sets;
  private final int readLimit;
  private final int firstLimit;
  private final QueryPart few;

  /**
   * Creates the expressions.
   *
   * @param sets one or more
   * @param readLimit how many ids of a set are read at most
   * @param firstLimit the same for the first set
   * @param few how many ids the smallest set may have to be looked up, at most {@code readLimit}
   */
  PostgresCandidates(List<CandidateSet> sets, int readLimit, int firstLimit, QueryPart few) {
    this.sets = sets;
    this.readLimit = readLimit;
    this.firstLimit = firstLimit;
    this.few = few;
  }

  /** Returns the common table expressions. */
  SQL ctes() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < sets.size(); i++) {
      text.append(
          "set%d as materialized (select e.id from ({set%d}) e limit {limit%d}),\n"
              .formatted(i, i, i));
    }
    SqlTemplate template =
        SqlTemplate.of(
            text
                + CHOICE
                    .replace("{sizes}", each("n%d", ", "))
                    .replace("{cases}", each("when n%d = least({sizes}) then %<d", " "))
                    .replace("{sizes}", each("n%d", ", "))
                    .replace("{counts}", each("(select count(*) from set%d) as n%<d", ", ")));
    for (int i = 0; i < sets.size(); i++) {
      int limit = (i == 0 ? firstLimit : readLimit) + 1;
      template.with("set" + i, sets.get(i).first(limit)).with("limit" + i, limit);
    }
    return template.with("first_limit", firstLimit).with("few", few).sql();
  }

  private String each(String format, String separator) {
    return IntStream.range(0, sets.size())
        .mapToObj(i -> format.formatted(i))
        .collect(Collectors.joining(separator));
  }

  /** Returns whether a set is small enough to look up its records. */
  Condition isAnySmall() {
    return DSL.condition("(select smallest from choice) is not null");
  }

  /** Returns whether all of the first set was read. */
  Condition isFirstComplete() {
    return DSL.condition("(select is_first_complete from choice)");
  }

  /**
   * Selects the ids of the smallest set, if it is small.
   *
   * @param isFirst when to select all of the first set instead
   */
  SQL smallest(Condition isFirst) {
    StringBuilder text =
        new StringBuilder(
            "select distinct e.id from ("
                + "select id from set0 where (select smallest from choice) = 0 or {is_first}");
    for (int i = 1; i < sets.size(); i++) {
      text.append(
          "\nunion all select id from set%d where (select smallest from choice) = %<d"
              .formatted(i));
    }
    return SqlTemplate.of(text.append(") e").toString()).with("is_first", isFirst).sql();
  }
}
