package dev.crmkit.benchmarks.list;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.crmkit.access.view.ClientView;
import dev.crmkit.access.view.Page;
import dev.crmkit.benchmarks.databases.ClientRows;
import dev.crmkit.benchmarks.databases.Engine;
import dev.crmkit.benchmarks.databases.OpenDatabase;
import dev.crmkit.core.client.Client;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.store.CrmStore;
import dev.crmkit.store.jdbc.JdbcStore;
import dev.crmkit.store.memory.MemoryStore;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Ours and the peers list the same clients. */
class ListsTest {

  private static final int CLIENTS = 3_000;

  private final ListFixture firm = new ListFixture();

  @ParameterizedTest
  @EnumSource
  void allFindTheSamePages(Engine engine) throws Exception {
    assumeTrue(engine.canOpen());
    try (OpenDatabase database = engine.open();
        CrmStore store = JdbcStore.create(database.source());
        CrmStore memory = MemoryStore.create()) {
      SessionLists ours = new SessionLists(store, firm);
      SessionLists inMemory = new SessionLists(memory, firm);
      new ClientRows(database, store, SessionLists.ACME).add(firm.clients(0, CLIENTS));
      memory.useWrite(SessionLists.ACME, tx -> firm.clients(0, CLIENTS).forEach(tx::insert));
      database.runMaintenance();
      SqlListPeer hand = new SqlListPeer(database, firm);
      PostFilterPeer dropping = new PostFilterPeer(database, firm);
      List<ListRequest> questions = new ArrayList<>(ListRequest.unfiltered());
      questions.addAll(ListRequest.filtered());
      for (ListRequest question : questions) {
        List<ClientId> first = ids(ours.page(question, null));
        assertThat(first).as("%s", question).isNotEmpty();
        assertThat(ids(inMemory.page(question, null))).isEqualTo(first);
        for (SqlListPeer.Plan way : hand.plans(question)) {
          assertThat(shown(hand.page(question, null, way))).isEqualTo(first);
        }
        if (question.city() == null) {
          assertThat(shown(dropping.firstPage(question))).isEqualTo(first);
        }
        PagePosition third = ours.position(question, 3);
        if (third != null) {
          List<ClientId> later = ids(ours.page(question, third));
          assertThat(later).hasSize(ListRequest.PAGE).doesNotContainAnyElementsOf(first);
          for (SqlListPeer.Plan way : hand.plans(question)) {
            assertThat(shown(hand.page(question, third, way))).isEqualTo(later);
          }
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatIsFilledIsWhatTheStoreReads(Engine engine) throws Exception {
    assumeTrue(engine.canOpen());
    try (OpenDatabase database = engine.open();
        CrmStore store = JdbcStore.create(database.source())) {
      new SessionLists(store, firm);
      new ClientRows(database, store, SessionLists.ACME).add(firm.clients(0, 100));
      for (Client client : firm.clients(0, 100)) {
        Optional<Client> read = store.read(SessionLists.ACME, tx -> tx.client(client.id()));
        assertThat(read).contains(client);
      }
    }
  }

  @Test
  void theSharesAreThoseThatAreTold() {
    Map<Viewer, Integer> counts = new EnumMap<>(Viewer.class);
    int few = 0;
    for (Client client : firm.clients(0, 10_000)) {
      for (Viewer viewer : Viewer.values()) {
        if (firm.portfolios(viewer).contains(client.portfolio().value())) {
          counts.merge(viewer, 1, Integer::sum);
        }
      }
      few += client.fields().toString().contains(ListFixture.RARE_CITY) ? 1 : 0;
    }
    assertThat(counts.get(Viewer.DIRECTOR)).isEqualTo(10_000);
    assertThat(counts.get(Viewer.HEAD_OF_10)).isBetween(900, 1_100);
    assertThat(counts.get(Viewer.HEAD_OF_50)).isBetween(1_900, 2_100);
    assertThat(counts.get(Viewer.HEAD_OF_1000)).isBetween(2_800, 3_200);
    assertThat(counts.get(Viewer.LATE_HEAD)).isBetween(70, 130);
    assertThat(counts.get(Viewer.MANAGER)).isBetween(800, 1_050);
    assertThat(few).isBetween(4, 20);
  }

  private static List<ClientId> ids(Page<ClientView> page) {
    return page.items().stream().map(ClientView::id).toList();
  }

  private static List<ClientId> shown(List<Client> page) {
    return page.stream().limit(ListRequest.PAGE).map(Client::id).toList();
  }
}
