package dev.crmkit.store.memory.internal.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.core.RecordKind;
import dev.crmkit.core.client.Client;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.form.FieldId;
import dev.crmkit.core.form.FieldType;
import dev.crmkit.core.form.FieldValue;
import dev.crmkit.core.label.LabelId;
import dev.crmkit.core.pipeline.PipelineId;
import dev.crmkit.core.pipeline.StageEntry;
import dev.crmkit.core.pipeline.StageId;
import dev.crmkit.core.portfolio.PortfolioId;
import dev.crmkit.core.query.Comparison;
import dev.crmkit.core.query.Condition;
import dev.crmkit.core.query.Position;
import dev.crmkit.core.query.RecordQuery;
import dev.crmkit.core.query.Scope;
import dev.crmkit.core.query.Sort;
import dev.crmkit.core.record.CrmRecord;
import dev.crmkit.core.user.UserId;
import dev.crmkit.core.user.UserRef;
import dev.crmkit.store.memory.internal.state.RecordTable;
import dev.crmkit.store.memory.internal.tree.MutationToken;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import org.jspecify.annotations.Nullable;

/**
 * A {@link QueryEvaluator} finds what a full scan finds, whichever plan it chooses: with values
 * that few records have, that many have, and that many at the end of the order have.
 */
@Tag("V9")
class QueryEvaluatorProperties {

  private static final FieldId CITY = FieldId.of(1);
  private static final FieldId NUMBER = FieldId.of(2);
  private static final FieldId VIP = FieldId.of(3);
  private static final LabelId LABEL = LabelId.of(1);
  private static final PipelineId PIPELINE = PipelineId.of(1);
  private static final int PORTFOLIOS = 6;

  private final Map<Long, CrmRecord> live = new TreeMap<>();
  private RecordTable table = new RecordTable(RecordKind.CLIENT);

  @Property(tries = 100)
  void aListEqualsThatOfAFullScan(@ForAll long seed) {
    live.clear();
    table = new RecordTable(RecordKind.CLIENT);
    Random random = new Random(seed);
    int ids = 1 + random.nextInt(400);
    for (int i = random.nextInt(150); i >= 0; i--) {
      change(random, ids);
    }
    for (int i = 0; i < 60; i++) {
      compare(query(random));
    }
  }

  /** Commits a transaction; sometimes rolls another one back before. */
  private void change(Random random, int ids) {
    if (random.nextInt(4) == 0) {
      RecordTable rolledBack = table.mutableCopy(new MutationToken());
      for (int i = 0; i < 5; i++) {
        rolledBack.add(client(random, 1_000_000 + i));
      }
    }
    MutationToken token = new MutationToken();
    table = table.mutableCopy(token);
    for (int i = 0; i < 10; i++) {
      long id = 1L + random.nextInt(ids);
      CrmRecord before = live.get(id);
      if (before == null) {
        live.put(id, client(random, id));
        table.add(live.get(id));
      } else if (random.nextInt(4) == 0) {
        table.remove(before);
        live.remove(id);
      } else {
        live.put(id, client(random, id));
        table.replace(before, live.get(id));
      }
    }
    token.close();
  }

  private static Client client(Random random, long id) {
    int moment = random.nextInt(300);
    Client.Builder client =
        Client.builder()
            .id(ClientId.of(id))
            .portfolio(PortfolioId.of(1 + random.nextInt(PORTFOLIOS)))
            .name("Client " + random.nextInt(50))
            .version(1)
            .createdBy(new UserRef(UserId.of(1), "Anna"))
            .createdAt(Instant.ofEpochSecond(moment))
            .updatedAt(Instant.ofEpochSecond(random.nextInt(300)));
    if (random.nextInt(8) > 0) {
      client.putFields(CITY, city(random, moment));
    }
    if (random.nextBoolean()) {
      client.putFields(NUMBER, number(random));
    }
    if (random.nextInt(3) > 0) {
      client.putFields(VIP, FieldValue.checkbox(random.nextInt(10) > 0));
    }
    if (random.nextInt(20) == 0) {
      client.addLabels(LABEL);
    }
    if (random.nextInt(3) > 0) {
      client.putStages(PIPELINE, new StageEntry(stage(random), Instant.EPOCH));
    }
    return client.build();
  }

  /** The clients created last have the same city. */
  private static FieldValue city(Random random, int moment) {
    return FieldValue.text(moment > 240 ? "Late" : "City " + random.nextInt(3 + moment / 10));
  }

  private static FieldValue number(Random random) {
    return FieldValue.number(new BigDecimal(random.nextInt(4)).setScale(random.nextInt(3)));
  }

  private static StageId stage(Random random) {
    return StageId.of(1 + random.nextInt(random.nextInt(6) + 1));
  }

  private RecordQuery<Client> query(Random random) {
    Sort.By by =
        List.of(
                Sort.Attribute.CREATED,
                Sort.Attribute.UPDATED,
                Sort.Attribute.NAME,
                Sort.Attribute.DUE,
                new Sort.OfField(NUMBER, FieldType.NUMBER, List.of()))
            .get(random.nextInt(5));
    Sort sort = new Sort(by, random.nextBoolean());
    return new RecordQuery<>(
        Client.class,
        scope(random),
        condition(random, 2),
        sort,
        random.nextBoolean() ? null : sort.position(client(random, 1 + random.nextInt(400))),
        1 + random.nextInt(12));
  }

  private static Scope scope(Random random) {
    if (random.nextBoolean()) {
      return Scope.everything();
    }
    Set<PortfolioId> ids = new HashSet<>();
    for (int i = random.nextInt(PORTFOLIOS); i >= 0; i--) {
      ids.add(PortfolioId.of(1 + random.nextInt(PORTFOLIOS + 1)));
    }
    return Scope.portfolios(ids);
  }

  private static Condition condition(Random random, int depth) {
    return switch (random.nextInt(depth > 0 ? 10 : 7)) {
      case 0, 1 -> is(CITY, city(random, random.nextInt(300)));
      case 2 -> is(NUMBER, number(random));
      case 3 -> is(VIP, FieldValue.checkbox(random.nextBoolean()));
      case 4 -> new Condition.HasLabel(LABEL);
      case 5 -> new Condition.InStage(PIPELINE, Set.of(stage(random), StageId.of(9)));
      case 6 ->
          new Condition.FieldCompares(CITY, Comparison.AT_MOST, FieldValue.text("City " + 20));
      case 7 -> new Condition.And(conditions(random, depth));
      case 8 -> new Condition.Or(conditions(random, depth));
      default -> new Condition.Not(condition(random, depth - 1));
    };
  }

  private static List<Condition> conditions(Random random, int depth) {
    return Stream.generate(() -> condition(random, depth - 1)).limit(random.nextInt(4)).toList();
  }

  private static Condition is(FieldId field, FieldValue value) {
    return new Condition.FieldCompares(field, Comparison.EQUAL, value);
  }

  @Example
  void matchesAtTheEndOfTheOrderAreFound() {
    insert(IntStream.rangeClosed(1, 3_000).mapToObj(id -> at(id, id > 2_700 ? "Late" : "Early")));
    for (boolean descending : new boolean[] {false, true}) {
      Sort sort = new Sort(Sort.Attribute.CREATED, descending);
      for (Scope scope : List.of(Scope.everything(), Scope.portfolios(Set.of(portfolio(1))))) {
        compare(query(scope, "Late", sort, null, 20));
        compare(query(scope, "Late", sort, sort.position(at(1_000, "Late")), 200));
        compare(query(scope, "Early", sort, sort.position(at(2_690, "Late")), 50));
      }
    }
  }

  @Example
  void fewMatchesAreFoundInEveryOrder() {
    insert(IntStream.rangeClosed(1, 3_000).mapToObj(id -> at(id, id % 300 == 0 ? "Few" : "Many")));
    for (Sort.Attribute by : Sort.Attribute.values()) {
      for (Sort sort : List.of(Sort.ascending(by), Sort.descending(by))) {
        compare(query(Scope.everything(), "Few", sort, null, 4));
        compare(query(Scope.portfolios(Set.of(portfolio(1))), "Few", sort, null, 4));
        compare(query(Scope.everything(), "Many", sort, null, 4));
        compare(query(Scope.everything(), "None", sort, null, 4));
      }
    }
  }

  private static RecordQuery<Client> query(
      Scope scope, String city, Sort sort, @Nullable Position after, int limit) {
    return new RecordQuery<>(
        Client.class, scope, is(CITY, FieldValue.text(city)), sort, after, limit);
  }

  private static PortfolioId portfolio(long id) {
    return PortfolioId.of(1 + id % PORTFOLIOS);
  }

  private static Client at(long id, String city) {
    return client(new Random(id), id).toBuilder()
        .portfolio(portfolio(id))
        .createdAt(Instant.ofEpochSecond(id))
        .putFields(CITY, FieldValue.text(city))
        .build();
  }

  private void insert(Stream<Client> clients) {
    MutationToken token = new MutationToken();
    table = table.mutableCopy(token);
    clients.forEach(
        client -> {
          table.add(client);
          live.put(client.id().value(), client);
        });
    token.close();
  }

  private void compare(RecordQuery<Client> query) {
    Comparator<Position> order = query.sort().comparator();
    Position after = query.after();
    List<CrmRecord> all = new ArrayList<>(live.values().stream().filter(query::matches).toList());
    assertThat(QueryEvaluator.count(table, query.scope(), query.where()))
        .as("the number of %s", query)
        .isEqualTo(all.size());
    all.sort(Comparator.comparing(query.sort()::position, order));
    assertThat(QueryEvaluator.list(table, query))
        .as("%s", query)
        .isEqualTo(
            all.stream()
                .filter(
                    each -> after == null || order.compare(after, query.sort().position(each)) < 0)
                .limit(query.limit())
                .toList());
  }
}
