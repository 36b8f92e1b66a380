package dev.crmkit.store.memory.internal.state;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.Lists;
import dev.crmkit.core.RecordKind;
import dev.crmkit.core.activity.Activity;
import dev.crmkit.core.activity.ActivityId;
import dev.crmkit.core.activity.ActivityKind;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.portfolio.PortfolioId;
import dev.crmkit.core.query.Position;
import dev.crmkit.core.query.Sort;
import dev.crmkit.core.record.CrmRecord;
import dev.crmkit.core.user.UserId;
import dev.crmkit.core.user.UserRef;
import dev.crmkit.store.memory.internal.index.SortIndexes;
import dev.crmkit.store.memory.internal.tree.MutationToken;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * A {@link RecordTable} has the same records as a map, and changing a copy of it does not affect
 * it.
 */
class RecordTableProperties {

  private static final int PORTFOLIOS = 3;
  private static final int CLIENTS = 3;
  private static final List<Sort.Attribute> KEYS =
      List.of(
          Sort.Attribute.CREATED, Sort.Attribute.UPDATED, Sort.Attribute.NAME, Sort.Attribute.DUE);

  /**
   * Activities, each a change: it is added, or replaces the one with its id, or removes that one if
   * both have the same subject.
   */
  @Provide
  Arbitrary<List<Activity>> changes() {
    Arbitrary<Instant> times = Arbitraries.longs().between(-3, 3).map(Instant::ofEpochSecond);
    Arbitrary<String> subjects =
        Arbitraries.of("a", "Ab", "b", "ё", "ж", "a long subject", "a long one");
    Arbitrary<Activity> activities =
        Combinators.combine(
                Arbitraries.longs().between(1, 60),
                Arbitraries.longs().between(1, PORTFOLIOS),
                Arbitraries.longs().between(1, CLIENTS),
                subjects,
                times,
                times,
                times.optional())
            .as(
                (id, portfolio, client, subject, created, updated, due) ->
                    Activity.builder()
                        .id(ActivityId.of(id))
                        .portfolio(PortfolioId.of(portfolio))
                        .client(ClientId.of(client))
                        .kind(ActivityKind.TASK)
                        .subject(subject)
                        .version(1)
                        .createdBy(new UserRef(UserId.of(1), "Anna"))
                        .createdAt(created)
                        .updatedAt(updated)
                        .due(due)
                        .build());
    return activities.list().ofMaxSize(300);
  }

  @Property(tries = 200)
  void aTableHasTheRecordsOfAMap(@ForAll("changes") List<Activity> changes) {
    Map<Long, CrmRecord> live = new TreeMap<>();
    List<RecordTable> tables = new ArrayList<>();
    List<List<CrmRecord>> expected = new ArrayList<>();
    RecordTable table = new RecordTable(RecordKind.ACTIVITY);
    for (int i = 0; i < changes.size(); i += 5) {
      tables.add(table);
      expected.add(List.copyOf(live.values()));
      MutationToken token = new MutationToken();
      table = table.mutableCopy(token);
      for (Activity change : changes.subList(i, Math.min(i + 5, changes.size()))) {
        change(table, live, change);
      }
      token.close();
    }
    tables.add(table);
    expected.add(List.copyOf(live.values()));
    for (int i = 0; i < tables.size(); i++) {
      check(tables.get(i), expected.get(i));
    }
  }

  private static void change(RecordTable table, Map<Long, CrmRecord> live, Activity change) {
    long id = change.id().value();
    CrmRecord before = table.find(id);
    assertThat(before).isSameAs(live.get(id));
    if (before == null) {
      table.add(change);
      live.put(id, change);
    } else if (before.title().equals(change.title())) {
      table.remove(before);
      live.remove(id);
    } else {
      table.replace(before, change);
      live.put(id, change);
    }
  }

  private static void check(RecordTable table, List<CrmRecord> expected) {
    assertThat(Lists.newArrayList(table.all())).isEqualTo(expected);
    checkSorted(table.sortIndexes(), expected, record -> true);
    for (long i = 1; i <= PORTFOLIOS; i++) {
      PortfolioId portfolio = PortfolioId.of(i);
      checkSorted(
          table.partition(portfolio), expected, record -> record.portfolio().equals(portfolio));
    }
    for (long i = 1; i <= CLIENTS; i++) {
      ClientId client = ClientId.of(i);
      assertThat(Lists.newArrayList(table.ofClient(client)))
          .isEqualTo(
              expected.stream().filter(each -> ((Activity) each).client().equals(client)).toList());
    }
  }

  private static void checkSorted(
      SortIndexes sorted, List<CrmRecord> expected, Predicate<CrmRecord> included) {
    List<CrmRecord> records = expected.stream().filter(included).toList();
    assertThat(sorted.all().size()).isEqualTo(records.size());
    for (Sort.Attribute by : KEYS) {
      Sort sort = Sort.ascending(by);
      Comparator<Position> order = sort.comparator();
      assertThat(Lists.newArrayList(Objects.requireNonNull(sorted.by(by))))
          .isEqualTo(records.stream().sorted(Comparator.comparing(sort::position, order)).toList());
    }
    assertThat(sorted.by(Sort.Attribute.AMOUNT)).isNull();
  }
}
