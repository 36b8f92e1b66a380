package dev.crmkit.store.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.core.RecordKind;
import dev.crmkit.core.client.Client;
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
import dev.crmkit.store.testkit.sample.Samples;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Filtered lists with few matches, many matches, and matches at the end of the sort order. The
 * first are best found by an index on the condition, the others by a scan in sort order; the result
 * must not depend on the choice of the store.
 */
@Tag("V9")
abstract class FilterContract extends ContractTest {

  private static final int CLIENTS = 600;
  private static final FieldId CITY = new FieldId(1);
  private static final FieldId NUMBER = new FieldId(2);
  private static final LabelId LABEL = new LabelId(1);
  private static final PipelineId PIPELINE = new PipelineId(1);
  private static final Condition FEW = in("few");

  @Test
  void rareFrequentAndLateSortedMatchesAreFound() {
    List<Client> clients = fill();
    for (Condition where : List.of(FEW, in("many"), in("late"), in("none"))) {
      compare(clients, where);
    }
  }

  @Test
  void nestedConditionsAreEvaluatedCorrectly() {
    List<Client> clients = fill();
    Condition labelled = new Condition.HasLabel(LABEL);
    Condition staged = new Condition.InStage(PIPELINE, Set.of(new StageId(2), new StageId(3)));
    for (Condition where :
        List.of(
            new Condition.And(List.of(in("many"), labelled)),
            new Condition.And(List.of(new Condition.HasField(CITY), FEW)),
            new Condition.And(List.of(staged, new Condition.Not(FEW))),
            new Condition.Or(List.of(FEW, labelled)),
            new Condition.Or(List.of(FEW, new Condition.NameContains("t 5"))),
            new Condition.Not(in("many")))) {
      compare(clients, where);
    }
  }

  @Test
  void rangesIncludeTheirStartAndExcludeTheirEnd() {
    List<Client> clients = fill();
    for (Condition where :
        List.of(
            range(Sort.Attribute.CREATED, 100, 103),
            range(Sort.Attribute.CREATED, 599, null),
            range(Sort.Attribute.CREATED, 103, 103),
            range(Sort.Attribute.UPDATED, 7, 8),
            range(Sort.Attribute.UPDATED, null, 90),
            new Condition.And(
                List.of(
                    range(Sort.Attribute.CREATED, 50, null),
                    range(Sort.Attribute.UPDATED, 7, 70),
                    range(Sort.Attribute.CREATED, null, 540),
                    new Condition.Not(range(Sort.Attribute.CREATED, 60, 300)),
                    in("many"))),
            new Condition.Or(List.of(range(Sort.Attribute.CREATED, 598, null), FEW)),
            entered(30, null),
            entered(null, 41),
            new Condition.And(List.of(entered(0, 500), new Condition.Not(entered(null, 400)))))) {
      compare(clients, where);
    }
  }

  private static Condition range(Sort.Attribute by, @Nullable Integer from, @Nullable Integer to) {
    return Condition.InRange.of(by, time(from), time(to));
  }

  private static Condition entered(@Nullable Integer from, @Nullable Integer before) {
    Set<StageId> stages = Set.of(new StageId(1), new StageId(2), new StageId(99));
    return new Condition.InStage(PIPELINE, stages, time(from), time(before));
  }

  private static @Nullable Instant time(@Nullable Integer time) {
    return time == null ? null : Samples.at(time);
  }

  @Test
  void matchesAreFoundAfterChanges() {
    List<Client> before = fill();
    List<Client> after = new ArrayList<>();
    write(
        tx -> {
          after.clear();
          for (Client client : before) {
            long id = client.id().value();
            Client changed = changed(client).version(2).build();
            if (id % 7 == 0) {
              tx.delete(client.id(), Samples.deletion(id, client.id()));
            } else if (id % 3 == 0) {
              tx.update(changed);
            } else if (id % 5 == 0) {
              tx.delete(client.id(), Samples.deletion(id, client.id()));
              tx.restore(client.id());
            }
            if (id % 14 == 0) {
              tx.purge(client.id());
            }
            if (id % 7 != 0) {
              after.add(id % 3 == 0 ? changed : client);
            }
          }
        });
    for (Condition where : List.of(FEW, in("many"), in("late"), new Condition.HasLabel(LABEL))) {
      compare(after, where);
    }
  }

  @Tag("F3")
  @Test
  void isOneOfMeansTheSameAsEqualitiesJoinedByOr() {
    List<Client> clients = fill();
    for (List<Condition> equalities :
        List.<List<Condition>>of(
            List.of(in("few"), in("late"), in("none")),
            List.of(number("1"), number("1.0"), number("2.50"), number("7")),
            List.of(number("3"), in("few"), new Condition.HasLabel(LABEL)),
            List.of(stage(3), stage(5), stage(99)),
            List.of(owner(2), owner(3), owner(99)),
            List.of(new Condition.HasLabel(LABEL), new Condition.HasLabel(new LabelId(2))),
            List.of(new Condition.NameContains("t 5"), new Condition.NameContains("7")))) {
      List<Client> any =
          clients.stream()
              .filter(client -> equalities.stream().anyMatch(part -> part.test(client)))
              .toList();
      Condition or = new Condition.Or(equalities);
      Condition none =
          new Condition.And(equalities.stream().<Condition>map(Condition.Not::new).toList());
      for (Scope scope :
          List.of(Scope.everything(), Scope.portfolios(Set.of(new PortfolioId(2))))) {
        compare(clients, any::contains, scope, or, Sort.ascending(Sort.Attribute.CREATED));
        compare(clients, any::contains, scope, or, Sort.descending(Sort.Attribute.NAME));
        compare(
            clients,
            client -> !any.contains(client),
            scope,
            none,
            Sort.descending(Sort.Attribute.CREATED));
      }
    }
  }

  @Test
  void aDisjunctionCanHaveThousandsOfValues() {
    List<Client> clients = fill();
    List<Condition> cities =
        IntStream.range(0, 5_000).mapToObj(i -> in(i == 7 ? "few" : "city " + i)).toList();
    Condition where = new Condition.Or(cities);
    Condition conjunction = new Condition.And(List.of(new Condition.Not(stage(1)), where));
    for (Sort sort :
        List.of(
            Sort.ascending(Sort.Attribute.CREATED),
            Sort.descending(new Sort.OfField(NUMBER, FieldType.NUMBER, List.of())))) {
      compare(clients, FEW::test, Scope.everything(), where, sort);
      compare(
          clients,
          client -> FEW.test(client) && !stage(1).test(client),
          Scope.portfolios(Set.of(new PortfolioId(1), new PortfolioId(2))),
          conjunction,
          sort);
    }
  }

  @Test
  void hundredsOfConditionsAndDeepNestingAreSupported() {
    List<Client> clients = fill();
    List<Condition> many = new ArrayList<>(List.of(FEW));
    for (int i = 0; i < 200; i++) {
      many.add(new Condition.FieldContains(new FieldId(10 + i), "x"));
      many.add(new Condition.HasLabel(new LabelId(10 + i)));
      many.add(
          new Condition.FieldCompares(
              new FieldId(10 + i), Comparison.AT_LEAST, FieldValue.text("x")));
    }
    Condition deep = in("late");
    for (int i = 0; deep.depth() < Condition.MAX_DEPTH - 1; i++) {
      Condition other = new Condition.HasField(new FieldId(10 + i));
      deep =
          i % 2 == 0
              ? new Condition.Or(List.of(deep, other))
              : new Condition.And(List.of(deep, new Condition.Not(other)));
    }
    Scope some = Scope.portfolios(Set.of(new PortfolioId(2), new PortfolioId(5)));
    for (Sort sort :
        List.of(
            Sort.ascending(Sort.Attribute.CREATED),
            Sort.descending(Sort.Attribute.NAME),
            Sort.ascending(new Sort.OfField(NUMBER, FieldType.NUMBER, List.of())))) {
      compare(clients, FEW::test, Scope.everything(), new Condition.Or(many), sort);
      compare(clients, in("late")::test, Scope.everything(), deep, sort);
      compare(clients, in("late")::test, some, deep, sort);
    }
  }

  private static Condition number(String number) {
    return new Condition.FieldCompares(
        NUMBER, Comparison.EQUAL, FieldValue.number(new BigDecimal(number)));
  }

  private static Condition stage(long stage) {
    return new Condition.InStage(PIPELINE, new StageId(stage));
  }

  private static Condition owner(long portfolio) {
    return new Condition.InPortfolios(new PortfolioId(portfolio));
  }

  private static Client.Builder changed(Client client) {
    Client.Builder builder =
        Samples.client(client.id().value())
            .portfolio(client.portfolio())
            .createdAt(client.createdAt())
            .updatedAt(Samples.at(CLIENTS - client.id().value()));
    return client.id().value() % 2 == 0
        ? builder
        : builder.putFields(CITY, FieldValue.text(client.id().value() % 9 == 0 ? "few" : "many"));
  }

  private List<Client> fill() {
    List<Client> clients =
        IntStream.rangeClosed(1, CLIENTS).mapToObj(FilterContract::client).toList();
    insert(clients.toArray(CrmRecord[]::new));
    return clients;
  }

  private static Client client(int id) {
    Client.Builder client = Samples.client(id).portfolio(new PortfolioId(1 + id % 6));
    client.createdAt(Samples.at(id)).updatedAt(Samples.at(id * 7L % 100));
    client.putFields(CITY, FieldValue.text(id % 60 == 0 ? "few" : id > 500 ? "late" : "many"));
    client.putFields(NUMBER, FieldValue.number(BigDecimal.valueOf(id % 11)));
    client.putStages(PIPELINE, new StageEntry(new StageId(1 + id % 40), Samples.at(id)));
    return (id % 50 == 0 ? client.addLabels(LABEL) : client).build();
  }

  private static Condition in(String city) {
    return new Condition.FieldCompares(CITY, Comparison.EQUAL, FieldValue.text(city));
  }

  private void compare(List<Client> clients, Condition where) {
    List<Sort.By> orders =
        List.of(
            Sort.Attribute.CREATED,
            Sort.Attribute.UPDATED,
            Sort.Attribute.NAME,
            new Sort.OfField(NUMBER, FieldType.NUMBER, List.of()));
    for (Sort.By by : orders) {
      for (Sort sort : List.of(Sort.ascending(by), Sort.descending(by))) {
        compare(clients, Scope.everything(), where, sort);
        compare(
            clients, Scope.portfolios(Set.of(new PortfolioId(2), new PortfolioId(5))), where, sort);
      }
    }
  }

  private void compare(List<Client> clients, Scope scope, Condition where, Sort sort) {
    compare(clients, where::test, scope, where, sort);
  }

  private void compare(
      List<Client> clients, Predicate<Client> expected, Scope scope, Condition where, Sort sort) {
    Comparator<Position> order = sort.comparator();
    List<Client> all = new ArrayList<>(clients);
    all.removeIf(client -> !scope.includes(client.portfolio()) || !expected.test(client));
    all.sort(Comparator.comparing(sort::position, order));
    int page = 1 + all.size() / 3;
    check(
        tx -> {
          Position after = null;
          List<Client> listed = new ArrayList<>();
          List<Client> next;
          do {
            next = tx.list(new RecordQuery<>(Client.class, scope, where, sort, after, page));
            listed.addAll(next);
            after = next.isEmpty() ? null : sort.position(next.get(next.size() - 1));
          } while (next.size() == page);
          assertThat(listed).as("%s in %s by %s", abridged(where), scope, sort).isEqualTo(all);
          assertThat(tx.count(RecordKind.CLIENT, scope, where)).isEqualTo(all.size());
        });
  }

  private static String abridged(Condition where) {
    String text = where.toString();
    return text.length() < 1_000 ? text : text.substring(0, 1_000) + " ...";
  }
}
