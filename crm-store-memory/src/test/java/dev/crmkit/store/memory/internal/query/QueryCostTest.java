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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A page costs what it shows: {@link QueryEvaluator} looks at a number of records that depends on
 * the page and on how many can meet the condition, and not on how many there are.
 */
class QueryCostTest {

  private static final int RECORDS = 3_000;
  private static final int PAGE = 20;
  private static final FieldId CITY = FieldId.of(1);
  private static final LabelId RARE = LabelId.of(1);
  private static final PortfolioId LAST = PortfolioId.of(2);

  private final RecordTable table;
  private int lookedAt;

  QueryCostTest() {
    MutationToken token = new MutationToken();
    table = new RecordTable(RecordKind.CLIENT).mutableCopy(token);
    for (long id = 1; id <= RECORDS; id++) {
      table.add(counted(client(id)));
    }
    token.close();
  }

  /** The last tenth is of one city and in one portfolio; one in 300 has a label. */
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

  /** The same client; how often it is asked for its portfolio is counted. */
  private Client counted(Client client) {
    return (Client)
        Proxy.newProxyInstance(
            Client.class.getClassLoader(),
            new Class<?>[] {Client.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("portfolio")) {
                lookedAt++;
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
    assertThat(lookedAtFor(Scope.everything(), Condition.always(), isDescending))
        .isLessThanOrEqualTo(PAGE + 1);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aPortfolioAtTheFarEndOfTheOrderCausesNoFullScan(boolean isDescending) {
    assertThat(lookedAtFor(Scope.portfolios(Set.of(LAST)), Condition.always(), isDescending))
        .isLessThanOrEqualTo(3 * PAGE);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void matchesAtTheFarEndOfTheOrderCauseNoFullScan(boolean isDescending) {
    int ofUglich = RECORDS / 10;
    assertThat(lookedAtFor(Scope.everything(), inUglich(), isDescending))
        .isLessThanOrEqualTo(3 * ofUglich + PAGE);
  }

  @Test
  void aPageOfFewMatchesReadsOnlyThose() {
    assertThat(lookedAtFor(Scope.everything(), new Condition.HasLabel(RARE), false))
        .isLessThanOrEqualTo(RECORDS / 300 + 1);
    assertThat(
            lookedAtFor(
                Scope.everything(),
                new Condition.And(List.of(inUglich(), new Condition.HasLabel(RARE))),
                false))
        .isLessThanOrEqualTo(RECORDS / 300 + 1);
  }

  @Test
  void aCountReadsFewMatchesOnlyAndNothingWithoutACondition() {
    lookedAt = 0;
    long few = QueryEvaluator.count(table, Scope.everything(), new Condition.HasLabel(RARE));
    assertThat(few).isEqualTo(RECORDS / 300);
    assertThat(lookedAt).isLessThanOrEqualTo(RECORDS / 300 + 1);

    lookedAt = 0;
    assertThat(QueryEvaluator.count(table, Scope.everything(), Condition.always()))
        .isEqualTo(RECORDS);
    assertThat(lookedAt).isZero();
  }

  private static Condition inUglich() {
    return new Condition.FieldCompares(CITY, Comparison.EQUAL, FieldValue.text("Uglich"));
  }

  private int lookedAtFor(Scope scope, Condition where, boolean isDescending) {
    lookedAt = 0;
    Sort sort = new Sort(Sort.Attribute.CREATED, isDescending);
    assertThat(
            QueryEvaluator.list(
                table, new RecordQuery<>(Client.class, scope, where, sort, null, PAGE)))
        .isNotEmpty();
    return lookedAt;
  }
}
