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

/** CrmKit and the peers return the same clients. */
class ListsTest {

  private static final int CLIENTS = 3_000;

  private final ListFixture fixture = new ListFixture();

  @ParameterizedTest
  @EnumSource
  void crmKitAndAllPeersReturnTheSamePages(Engine engine) throws Exception {
    assumeTrue(engine.canOpen());
    try (OpenDatabase database = engine.open();
        CrmStore store = JdbcStore.create(database.source());
        CrmStore memory = MemoryStore.create()) {
      SessionLists ours = new SessionLists(store, fixture);
      SessionLists inMemory = new SessionLists(memory, fixture);
      new ClientRows(database, store, SessionLists.ACME).add(fixture.clients(0, CLIENTS));
      memory.useWrite(SessionLists.ACME, tx -> fixture.clients(0, CLIENTS).forEach(tx::insert));
      database.runMaintenance();
      SqlListPeer sqlPeer = new SqlListPeer(database, fixture);
      PostFilterPeer postFilterPeer = new PostFilterPeer(database, fixture);
      List<ListRequest> requests = new ArrayList<>(ListRequest.unfiltered());
      requests.addAll(ListRequest.filtered());
      for (ListRequest request : requests) {
        List<ClientId> first = ids(ours.page(request, null));
        assertThat(first).as("%s", request).isNotEmpty();
        assertThat(ids(inMemory.page(request, null))).isEqualTo(first);
        for (SqlListPeer.Plan plan : sqlPeer.plans(request)) {
          assertThat(shown(sqlPeer.page(request, null, plan))).isEqualTo(first);
        }
        if (request.city() == null) {
          assertThat(shown(postFilterPeer.firstPage(request))).isEqualTo(first);
        }
        PagePosition third = ours.position(request, 3);
        if (third != null) {
          List<ClientId> later = ids(ours.page(request, third));
          assertThat(later).hasSize(ListRequest.PAGE).doesNotContainAnyElementsOf(first);
          for (SqlListPeer.Plan plan : sqlPeer.plans(request)) {
            assertThat(shown(sqlPeer.page(request, third, plan))).isEqualTo(later);
          }
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void theStoreReadsTheInsertedClients(Engine engine) throws Exception {
    assumeTrue(engine.canOpen());
    try (OpenDatabase database = engine.open();
        CrmStore store = JdbcStore.create(database.source())) {
      new SessionLists(store, fixture);
      new ClientRows(database, store, SessionLists.ACME).add(fixture.clients(0, 100));
      for (Client client : fixture.clients(0, 100)) {
        Optional<Client> read = store.read(SessionLists.ACME, tx -> tx.client(client.id()));
        assertThat(read).contains(client);
      }
    }
  }

  @Test
  void theSharesAreThoseInTheDocumentation() {
    Map<Viewer, Integer> counts = new EnumMap<>(Viewer.class);
    int inRareCity = 0;
    for (Client client : fixture.clients(0, 10_000)) {
      for (Viewer viewer : Viewer.values()) {
        if (fixture.portfolios(viewer).contains(client.portfolio().value())) {
          counts.merge(viewer, 1, Integer::sum);
        }
      }
      inRareCity += client.fields().toString().contains(ListFixture.RARE_CITY) ? 1 : 0;
    }
    assertThat(counts.get(Viewer.DIRECTOR)).isEqualTo(10_000);
    assertThat(counts.get(Viewer.HEAD_OF_10)).isBetween(900, 1_100);
    assertThat(counts.get(Viewer.HEAD_OF_50)).isBetween(1_900, 2_100);
    assertThat(counts.get(Viewer.HEAD_OF_1000)).isBetween(2_800, 3_200);
    assertThat(counts.get(Viewer.LATE_HEAD)).isBetween(70, 130);
    assertThat(counts.get(Viewer.MANAGER)).isBetween(800, 1_050);
    assertThat(inRareCity).isBetween(4, 20);
  }

  private static List<ClientId> ids(Page<ClientView> page) {
    return page.items().stream().map(ClientView::id).toList();
  }

  private static List<ClientId> shown(List<Client> page) {
    return page.stream().limit(ListRequest.PAGE).map(Client::id).toList();
  }
}
