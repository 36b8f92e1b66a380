package dev.crmkit.access.internal.query;

import static dev.crmkit.access.Company.ANNA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.crmkit.access.Clients;
import dev.crmkit.access.Company;
import dev.crmkit.access.Deals;
import dev.crmkit.access.options.Limits;
import dev.crmkit.access.query.Filter;
import dev.crmkit.access.query.Query;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.error.InvalidException;
import dev.crmkit.core.error.Violation;
import dev.crmkit.core.error.ViolationCode;
import dev.crmkit.core.form.FieldId;
import dev.crmkit.core.user.UserId;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How deep, how many and how long the filters of a query can be: to the limit, and not above. */
@Tag("A2")
class FilterLimitsTest {

  private static final Limits STANDARD = Limits.STANDARD;

  private final Company company = new Company();
  private final Clients clients = company.as(ANNA).clients();
  private final Deals deals = company.as(ANNA).deals();

  @Test
  void filtersAreNestedToTheDepthAllowed() {
    Filter allowed = nested(STANDARD.filterDepth());

    assertThat(count(allowed)).isZero();
    assertRefused(Filter.not(allowed), "filters", "33 levels of nesting", "at most 32");
    assertRefused(Filter.and(allowed), "filters", "33 levels of nesting", "at most 32");
    assertRefused(Filter.or(allowed), "filters", "33 levels of nesting", "at most 32");
  }

  @Test
  void howeverDeepAFilterIsItIsRefusedOrComparedAndNotAnError() {
    Filter deep = nested(20_000);
    Filter same = nested(20_000);

    assertRefused(deep, "filters", "20000 levels of nesting", "at most 32");
    assertThat(deep.equals(same)).isTrue();
    assertThat(deep.hashCode()).isEqualTo(same.hashCode());
    assertThat(deep.equals(nested(19_999))).isFalse();
    assertThat(deep.toString()).startsWith("Not[Not[").endsWith("]]");
  }

  @Test
  void filtersThatDifferAreNotEqual() {
    Filter a = Filter.nameContains("a");
    Filter b = Filter.nameContains("b");

    assertThat(Filter.and(a, b)).isEqualTo(Filter.and(a, b)).isNotEqualTo(Filter.and(b, a));
    assertThat(Filter.or(a, b)).isNotEqualTo(Filter.and(a, b)).isNotEqualTo(Filter.or(a));
    assertThat(Filter.not(a)).isNotEqualTo(Filter.not(b)).isNotEqualTo(a);
    assertThat(Filter.and(Filter.or(a, b), a)).isNotEqualTo(Filter.and(Filter.or(a), b, a));
    assertThat(Filter.and(a, Filter.not(b))).hasToString("And[" + a + ", Not[" + b + "]]");
  }

  @Test
  void anObjectNestedInItselfManyTimesIsALargeFilter() {
    Filter large = Filter.nameContains("a");
    for (int i = 1; i < STANDARD.filterDepth(); i++) {
      large = Filter.and(large, large);
    }

    assertRefused(large, "filters", "110001 filters", "at most 110000");
  }

  @Test
  void thereAreAsManyConditionsAsAllowed() {
    int most = STANDARD.filterConditions();

    assertThat(count(names(most))).isZero();
    assertThat(count(Filter.or(names(most)))).isZero();
    String found = (most + 1) + " conditions";
    assertRefused(names(most + 1), "filters", found, "at most 1000");
    assertRefused(Filter.or(names(most + 1)), "filters", found, "at most 1000");
    assertRefused(Filter.not(Filter.and(names(most + 1))), "filters", found, "at most 1000");
    assertThat(
            count(
                Stream.generate(() -> Filter.nameContains("a"))
                    .limit(most + 1)
                    .toArray(Filter[]::new)))
        .isZero();
  }

  @Test
  void equalitiesJoinedByOrAreOneConditionWithAsManyValuesAsAllowed() {
    int most = STANDARD.filterValues();

    assertThat(count(Filter.or(each(most, i -> Filter.owner(user(i)))))).isZero();
    assertThat(count(Filter.ownerIn(users(most)))).isZero();
    String found = (most + 1) + " values";
    assertRefused(
        Filter.or(each(most + 1, i -> Filter.owner(user(i)))), "owner", found, "at most 10000");
    assertRefused(Filter.ownerIn(users(most + 1)), "owner", found, "at most 10000");
    assertRefused(
        Filter.or(Filter.ownerIn(users(most)), Filter.owner(user(most))),
        "owner",
        found,
        "at most 10000");
    assertRefused(
        Filter.and(each(most + 1, i -> Filter.not(Filter.owner(user(i))))),
        "owner",
        found,
        "at most 10000");
  }

  @Test
  void soAreThoseOfClientsAndFields() {
    int most = STANDARD.filterValues();
    List<ClientId> all = IntStream.rangeClosed(0, most).mapToObj(i -> ClientId.of(i + 1L)).toList();

    assertThat(deals.count(Query.all().where(Filter.ofClientIn(all.subList(0, most))))).isZero();
    assertRefused(
        () -> deals.count(Query.all().where(Filter.ofClientIn(all))),
        "client",
        (most + 1) + " values",
        "at most 10000");
    FieldId field = FieldId.of(1);
    assertRefused(
        Filter.or(each(most + 1, i -> Filter.field(field).is("city " + i))),
        "field/1",
        (most + 1) + " values",
        "at most 10000");
  }

  @Test
  void aTextThatIsSearchedForHasTheLengthAllowed() {
    int most = STANDARD.searchTextLength();

    assertThat(count(Filter.nameContains("x".repeat(most)))).isZero();
    assertRefused(
        Filter.nameContains("x".repeat(most + 1)), "name", "1001 characters", "at most 1000");
    assertRefused(
        Filter.nameContains("x".repeat(100_000)), "name", "100000 characters", "at most 1000");
  }

  @Test
  void theDepthThatAHostCanAllowIsBounded() {
    assertThat(Limits.builder().filterDepth(Limits.MAX_FILTER_DEPTH).build().filterDepth())
        .isEqualTo(Limits.MAX_FILTER_DEPTH);
    assertThat(
            catchThrowableOfType(
                IllegalArgumentException.class,
                () -> Limits.builder().filterDepth(Limits.MAX_FILTER_DEPTH + 1).build()))
        .hasMessageContaining("filterDepth");
  }

  private long count(Filter... filters) {
    return clients.count(Query.all().where(filters));
  }

  private void assertRefused(Filter filter, String field, String value, String expected) {
    assertRefused(new Filter[] {filter}, field, value, expected);
  }

  private void assertRefused(Filter[] filters, String field, String value, String expected) {
    assertRefused(() -> count(filters), field, value, expected);
    assertRefused(() -> clients.list(Query.all().where(filters)), field, value, expected);
  }

  private static void assertRefused(Runnable query, String field, String value, String expected) {
    Violation violation =
        catchThrowableOfType(InvalidException.class, query::run).violations().iterator().next();
    assertThat(violation.field()).isEqualTo(field);
    assertThat(violation.code()).isEqualTo(ViolationCode.OUT_OF_RANGE);
    assertThat(violation.value()).startsWith(value);
    assertThat(violation.expected()).startsWith(expected);
  }

  private static Filter nested(int depth) {
    Filter filter = Filter.nameContains("nobody");
    for (int i = 1; i < depth; i++) {
      filter = Filter.not(filter);
    }
    return filter;
  }

  private static Filter[] names(int count) {
    return each(count, i -> Filter.nameContains("nobody " + i));
  }

  private static Filter[] each(int count, Function<Integer, Filter> filter) {
    return IntStream.range(0, count).boxed().map(filter).toArray(Filter[]::new);
  }

  private static List<UserId> users(int count) {
    return IntStream.range(0, count).mapToObj(FilterLimitsTest::user).toList();
  }

  private static UserId user(int number) {
    return UserId.of(number + 1_000L);
  }
}
