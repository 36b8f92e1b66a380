package dev.crmkit.store.testkit;

import static dev.crmkit.store.testkit.sample.Samples.client;
import static dev.crmkit.store.testkit.sample.Samples.deal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.core.RecordKind;
import dev.crmkit.core.activity.Activity;
import dev.crmkit.core.activity.ActivityId;
import dev.crmkit.core.client.Client;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.deal.Deal;
import dev.crmkit.core.deal.DealId;
import dev.crmkit.core.deal.Money;
import dev.crmkit.core.portfolio.PortfolioId;
import dev.crmkit.core.query.Condition;
import dev.crmkit.core.query.Position;
import dev.crmkit.core.query.RecordQuery;
import dev.crmkit.core.query.Scope;
import dev.crmkit.core.query.Sort;
import dev.crmkit.core.record.CrmRecord;
import dev.crmkit.core.record.RecordId;
import dev.crmkit.core.store.ReadTransaction;
import dev.crmkit.core.store.WriteTransaction;
import dev.crmkit.store.testkit.sample.RandomRecords;
import dev.crmkit.store.testkit.sample.Samples;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Lists and counts: the records that match {@link RecordQuery#matches}, in the order of {@link
 * Sort#comparator}, whatever query plan the store chooses.
 */
abstract class ListContract extends ContractTest {

  private static final int RECORDS_OF_A_KIND = 120;
  private static final int QUERIES = 300;

  @Tag("V9")
  @Test
  void aListContainsWhatAFullScanFinds() {
    RandomRecords random = new RandomRecords(20_261);
    Map<RecordId, CrmRecord> living = fill(random);
    compare(random, living);
  }

  @Tag("V9")
  @Test
  void aListContainsWhatAFullScanFindsAfterChangesAndDeletions() {
    RandomRecords random = new RandomRecords(20_262);
    Map<RecordId, CrmRecord> living = fill(random);
    write(tx -> change(tx, new RandomRecords(3), living));
    compare(random, living);
  }

  @Tag("V9")
  @Test
  void pagesContinueWhereTheLastOneEnded() {
    RandomRecords random = new RandomRecords(20_263);
    Map<RecordId, CrmRecord> living = fill(random);
    check(
        tx -> {
          for (int i = 0; i < 60; i++) {
            for (Class<? extends CrmRecord> type :
                List.of(Client.class, Activity.class, Deal.class)) {
              comparePages(tx, random.query(type), living);
            }
          }
        });
  }

  @Test
  void anUnlimitedListCanSpanManyPortfolios() {
    for (long id = 1; id <= 50; id++) {
      insert(client(id).portfolio(new PortfolioId(id)).createdAt(Samples.at(id)).build());
    }
    Set<PortfolioId> many =
        LongStream.rangeClosed(1, 40).mapToObj(PortfolioId::new).collect(Collectors.toSet());
    RecordQuery<Client> query =
        new RecordQuery<>(
            Client.class,
            Scope.portfolios(many),
            Condition.always(),
            Sort.ascending(Sort.Attribute.CREATED),
            null,
            Integer.MAX_VALUE);
    check(
        tx ->
            assertThat(tx.list(query))
                .extracting(client -> client.id().value())
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 40).boxed().toList()));
  }

  @Test
  void aPositionNeedNotBelongToARecord() {
    insert(client(1).createdAt(Samples.at(10)).build());
    insert(client(3).createdAt(Samples.at(10)).build());
    insert(client(2).createdAt(Samples.at(30)).build());
    Sort sort = Sort.ascending(Sort.Attribute.CREATED);
    Position between = sort.position(client(2).createdAt(Samples.at(10)).build());
    assertThat(ids(sort, between)).containsExactly(3L, 2L);
    assertThat(ids(Sort.descending(Sort.Attribute.CREATED), between)).containsExactly(1L);
  }

  @Test
  void recordsWithoutASortKeyComeLastInBothDirections() {
    insert(deal(1).build(), deal(2).build());
    insert(deal(3).amount(new Money(new BigDecimal("5"), "EUR")).build());
    insert(deal(4).amount(new Money(new BigDecimal("5.00"), "RUB")).build());
    insert(deal(5).amount(new Money(new BigDecimal("7"), "EUR")).build());
    assertThat(deals(Sort.ascending(Sort.Attribute.AMOUNT), null))
        .containsExactly(3L, 4L, 5L, 1L, 2L);
    assertThat(deals(Sort.descending(Sort.Attribute.AMOUNT), null))
        .containsExactly(5L, 4L, 3L, 1L, 2L);
    Position first = new Position(null, 1);
    assertThat(deals(Sort.ascending(Sort.Attribute.AMOUNT), first)).containsExactly(2L);
    assertThat(deals(Sort.descending(Sort.Attribute.AMOUNT), first)).containsExactly(2L);
  }

  @Tag("R5")
  @Test
  void namesAreSortedWithoutCaseAndWithYoNextToYe() {
    insert(client(1).name("Ёж").build(), client(2).name("ель").build());
    insert(client(3).name("ЕГЭ").build(), client(4).name("Жук").build());
    insert(client(5).name("жар").build(), client(6).name("\uD83D\uDE00").build());
    insert(client(7).name("\uFFFD").build());
    assertThat(ids(Sort.ascending(Sort.Attribute.NAME), null))
        .containsExactly(3L, 1L, 2L, 5L, 4L, 7L, 6L);
  }

  @Tag("V9")
  @Test
  void recordsOfASmallPortfolioAreFoundAmongManyOthers() {
    List<CrmRecord> many = new ArrayList<>();
    for (int id = 1; id <= 1_000; id++) {
      long portfolio = id % 250 == 0 ? 2 : 3;
      many.add(client(id).portfolio(new PortfolioId(portfolio)).createdAt(Samples.at(id)).build());
    }
    insert(many.toArray(CrmRecord[]::new));
    RecordQuery<Client> query =
        new RecordQuery<>(
            Client.class,
            Scope.portfolios(Set.of(new PortfolioId(2), new PortfolioId(9))),
            Condition.always(),
            Sort.descending(Sort.Attribute.CREATED),
            null,
            3);
    check(
        tx ->
            assertThat(tx.list(query))
                .extracting(client -> client.id().value())
                .containsExactly(1_000L, 750L, 500L));
    check(tx -> assertThat(tx.count(RecordKind.CLIENT, query.scope(), query.where())).isEqualTo(4));
  }

  @Test
  void aListIsNotChangedByLaterWrites() {
    insert(client(1).build());
    write(
        tx -> {
          List<Client> before = tx.list(clients(Sort.ascending(Sort.Attribute.NAME), null));
          tx.insert(client(2).build());
          assertThat(before).hasSize(1);
          assertThat(tx.list(clients(Sort.ascending(Sort.Attribute.NAME), null))).hasSize(2);
        });
  }

  @Test
  void aLimitMustBePositive() {
    for (int limit : new int[] {0, -1}) {
      assertRefused(() -> read(tx -> tx.events(0, limit)));
      assertRefused(() -> read(tx -> tx.files(Scope.everything(), 0, limit)));
      assertRefused(() -> read(tx -> tx.deletions(limit)));
      assertRefused(() -> read(tx -> tx.signIns(Samples.ANNA.id(), limit)));
    }
  }

  @Test
  void aLimitCanExceedTheNumberOfResults() {
    insert(client(1).build());
    RecordQuery<Client> query =
        all(Client.class, Sort.ascending(Sort.Attribute.DUE)).withLimit(Integer.MAX_VALUE);
    check(tx -> assertThat(tx.list(query)).hasSize(1));
    check(tx -> assertThat(tx.events(0, Integer.MAX_VALUE)).isEmpty());
    check(tx -> assertThat(tx.signIns(Samples.ANNA.id(), Integer.MAX_VALUE)).isEmpty());
  }

  private Map<RecordId, CrmRecord> fill(RandomRecords random) {
    Map<RecordId, CrmRecord> living = new HashMap<>();
    write(
        tx -> {
          living.clear();
          for (int id = 1; id <= RECORDS_OF_A_KIND; id++) {
            for (RecordId of : List.of(new ClientId(id), new ActivityId(id), new DealId(id))) {
              living.put(of, random.record(of, 1));
            }
          }
          List<CrmRecord> all = List.copyOf(living.values());
          tx.insertAll(all.subList(0, RECORDS_OF_A_KIND));
          all.subList(RECORDS_OF_A_KIND, all.size()).forEach(tx::insert);
        });
    return living;
  }

  private static void change(
      WriteTransaction tx, RandomRecords random, Map<RecordId, CrmRecord> living) {
    for (RecordId id : List.copyOf(living.keySet())) {
      switch (random.number(4)) {
        case 0 -> {
          tx.delete(id, Samples.deletion(1, id));
          living.remove(id);
        }
        case 1 -> {
          tx.delete(id, Samples.deletion(2, id));
          tx.restore(id);
        }
        case 2 -> {
          CrmRecord next = random.record(id, 2);
          tx.update(next);
          living.put(id, next);
        }
        default -> {}
      }
    }
  }

  private void compare(RandomRecords random, Map<RecordId, CrmRecord> living) {
    check(
        tx -> {
          for (int i = 0; i < QUERIES; i++) {
            compare(tx, random.query(Client.class), living);
            compare(tx, random.query(Activity.class), living);
            compare(tx, random.query(Deal.class), living);
          }
        });
  }

  private static <R extends CrmRecord> void compare(
      ReadTransaction tx, RecordQuery<R> query, Map<RecordId, CrmRecord> living) {
    List<CrmRecord> expected = fullScan(query, living);
    assertThat(tx.list(query))
        .as("%s", query)
        .isEqualTo(from(query, expected).limit(query.limit()).toList());
    assertThat(tx.count(query.kind(), query.scope(), query.where()))
        .as("the number of %s", query)
        .isEqualTo(expected.size());
  }

  private static <R extends CrmRecord> void comparePages(
      ReadTransaction tx, RecordQuery<R> query, Map<RecordId, CrmRecord> living) {
    List<CrmRecord> all = new ArrayList<>();
    RecordQuery<R> next = query;
    while (true) {
      List<R> page = tx.list(next);
      all.addAll(page);
      if (page.size() < query.limit()) {
        break;
      }
      next =
          new RecordQuery<>(
              query.type(),
              query.scope(),
              query.where(),
              query.sort(),
              query.sort().position(page.get(page.size() - 1)),
              query.limit());
    }
    assertThat(all)
        .as("all pages of %s", query)
        .isEqualTo(from(query, fullScan(query, living)).toList());
  }

  /** Returns the records after the start position of the query. */
  private static Stream<CrmRecord> from(RecordQuery<?> query, List<CrmRecord> all) {
    Position after = query.after();
    return all.stream()
        .filter(
            record ->
                after == null
                    || query.sort().comparator().compare(after, query.sort().position(record)) < 0);
  }

  private static List<CrmRecord> fullScan(RecordQuery<?> query, Map<RecordId, CrmRecord> living) {
    return living.values().stream()
        .filter(record -> record.id().recordKind() == query.kind())
        .filter(query::matches)
        .sorted(
            (a, b) ->
                query
                    .sort()
                    .comparator()
                    .compare(query.sort().position(a), query.sort().position(b)))
        .toList();
  }

  private List<Long> ids(Sort sort, @Nullable Position after) {
    return read(tx -> tx.list(clients(sort, after))).stream()
        .map(client -> client.id().value())
        .toList();
  }

  private List<Long> deals(Sort sort, @Nullable Position after) {
    RecordQuery<Deal> query =
        new RecordQuery<>(Deal.class, Scope.everything(), Condition.always(), sort, after, 10);
    return read(tx -> tx.list(query)).stream().map(deal -> deal.id().value()).toList();
  }

  private static RecordQuery<Client> clients(Sort sort, @Nullable Position after) {
    return new RecordQuery<>(Client.class, Scope.everything(), Condition.always(), sort, after, 10);
  }
}
