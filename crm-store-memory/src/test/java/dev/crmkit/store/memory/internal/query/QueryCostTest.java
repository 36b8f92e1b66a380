package dev.crmkit.store.memory.internal.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.core.RecordKind;
import dev.crmkit.core.client.Client;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.form.FieldId;
import dev.crmkit.core.form.FieldValue;
import dev.crmkit.core.label.LabelId;
import dev.crmkit.core.portfolio.PortfolioId;
import dev.crmkit.core.query.Comparison;
import dev.crmkit.core.query.Condition;
import dev.crmkit.core.query.RecordQuery;
import dev.crmkit.core.query.Scope;
import dev.crmkit.core.query.Sort;
import dev.crmkit.core.user.UserId;
import dev.crmkit.core.user.UserRef;
import dev.crmkit.store.memory.internal.state.RecordTable;
import dev.crmkit.store.memory.internal.tree.MutationToken;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Limits the number of records that {@link QueryEvaluator} reads: it depends on the length of the
 * page and on the number of records that can meet the condition, not on the size of the table.
 */
class QueryCostTest {

  private static final int RECORDS = 3_000;
  private static final int PAGE = 20;
  private static final FieldId CITY = FieldId.of(1);
  private static final LabelId RARE = LabelId.of(1);
  private static final PortfolioId LAST = PortfolioId.of(2);

  private final RecordTable table;
  private int recordsRead;

  QueryCostTest() {
    MutationToken token = new MutationToken();
    table = new RecordTable(RecordKind.CLIENT).mutableCopy(token);
    for (long id = 1; id <= RECORDS; id++) {
      table.add(counted(client(id)));
    }
    token.close();
  }

  /** The last tenth has one city and one portfolio; one in 300 has a label. */
  private static Client client(long id) {
    boolean isLast = id > RECORDS * 9 / 10;
    Client.Builder client =
        Client.builder()
            .id(ClientId.of(id))
            .portfolio(isLast ? LAST : PortfolioId.of(1))
            .name("Client " + id)
            .version(1)
            .createdBy(new UserRef(UserId.of(1), "Anna"))
            .createdAt(Instant.ofEpochSecond(id))
            .updatedAt(Instant.ofEpochSecond(id))
            .putFields(CITY, FieldValue.text(isLast ? "Uglich" : "Moscow"));
    return (id % 300 == 0 ? client.addLabels(RARE) : client).build();
  }

  /** Wraps a client to count how often its portfolio is read, which is once for each test. */
  private Client counted(Client client) {
    return (Client)
        Proxy.newProxyInstance(
            Client.class.getClassLoader(),
            new Class<?>[] {Client.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("portfolio")) {
                recordsRead++;
              }
              try {
                return method.invoke(client, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aPageWithoutAConditionReadsOnlyItsRecords(boolean isDescending) {
    assertThat(recordsReadFor(Scope.everything(), Condition.always(), isDescending))
        .isLessThanOrEqualTo(PAGE + 1);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aPortfolioAtTheFarEndOfTheOrderCausesNoFullScan(boolean isDescending) {
    assertThat(recordsReadFor(Scope.portfolios(Set.of(LAST)), Condition.always(), isDescending))
        .isLessThanOrEqualTo(3 * PAGE);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void matchesAtTheFarEndOfTheOrderCauseNoFullScan(boolean isDescending) {
    int ofUglich = RECORDS / 10;
    assertThat(recordsReadFor(Scope.everything(), inUglich(), isDescending))
        .isLessThanOrEqualTo(3 * ofUglich + PAGE);
  }

  @Test
  void aPageOfFewMatchesReadsOnlyThose() {
    assertThat(recordsReadFor(Scope.everything(), new Condition.HasLabel(RARE), false))
        .isLessThanOrEqualTo(RECORDS / 300 + 1);
    assertThat(
            recordsReadFor(
                Scope.everything(),
                new Condition.And(List.of(inUglich(), new Condition.HasLabel(RARE))),
                false))
        .isLessThanOrEqualTo(RECORDS / 300 + 1);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aRangeOfTheOrderLimitsTheScan(boolean isDescending) {
    Condition middle = created(RECORDS / 2, RECORDS / 2 + 10);
    Condition none = new Condition.And(List.of(middle, new Condition.NameContains("nobody")));
    assertThat(recordsReadFor(Scope.everything(), middle, isDescending)).isLessThanOrEqualTo(11);
    assertThat(readFor(Scope.everything(), none, Sort.Attribute.CREATED, isDescending))
        .isLessThanOrEqualTo(11);
    Condition wide = new Condition.And(List.of(created(10, RECORDS), inUglich()));
    assertThat(recordsReadFor(Scope.portfolios(Set.of(LAST)), wide, isDescending))
        .isLessThanOrEqualTo(3 * PAGE);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aSmallRangeOfAnotherAttributeIsReadAndSorted(boolean isDescending) {
    Condition middle = created(RECORDS / 2, RECORDS / 2 + 10);
    assertThat(readFor(Scope.everything(), middle, Sort.Attribute.NAME, isDescending))
        .isLessThanOrEqualTo(11);
    assertThat(readFor(Scope.everything(), created(1, null), Sort.Attribute.NAME, isDescending))
        .isLessThanOrEqualTo(PAGE + 1);
    recordsRead = 0;
    assertThat(QueryEvaluator.count(table, Scope.everything(), middle)).isEqualTo(10);
    assertThat(recordsRead).isLessThanOrEqualTo(11);
  }

  private static Condition created(int from, @Nullable Integer to) {
    return Condition.InRange.of(
        Sort.Attribute.CREATED,
        Instant.ofEpochSecond(from),
        to == null ? null : Instant.ofEpochSecond(to));
  }

  @Test
  void aCountReadsFewMatchesOnlyAndNothingWithoutACondition() {
    recordsRead = 0;
    long few = QueryEvaluator.count(table, Scope.everything(), new Condition.HasLabel(RARE));
    assertThat(few).isEqualTo(RECORDS / 300);
    assertThat(recordsRead).isLessThanOrEqualTo(RECORDS / 300 + 1);

    recordsRead = 0;
    assertThat(QueryEvaluator.count(table, Scope.everything(), Condition.always()))
        .isEqualTo(RECORDS);
    assertThat(recordsRead).isZero();
  }

  private static Condition inUglich() {
    return new Condition.FieldCompares(CITY, Comparison.EQUAL, FieldValue.text("Uglich"));
  }

  private int recordsReadFor(Scope scope, Condition where, boolean isDescending) {
    int read = readFor(scope, where, Sort.Attribute.CREATED, isDescending);
    assertThat(read).isPositive();
    return read;
  }

  private int readFor(Scope scope, Condition where, Sort.Attribute by, boolean isDescending) {
    recordsRead = 0;
    Sort sort = new Sort(by, isDescending);
    QueryEvaluator.list(table, new RecordQuery<>(Client.class, scope, where, sort, null, PAGE));
    return recordsRead;
  }
}
