package dev.crmkit.benchmarks.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.benchmarks.fixture.OrganisationFixture;
import dev.crmkit.core.client.Client;
import dev.crmkit.core.client.ClientId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The memory store and the skip lists return the same clients. */
class ClientStoresTest {

  private static final int COUNT = 300;

  private final OrganisationFixture company = OrganisationFixture.of(60);
  private final List<Client> clients = ClientFixture.of(company, COUNT);

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void theSkipListsReturnTheClientsOfTheStore(boolean allOrders) {
    try (ClientStore ours = new CrmClientStore(company);
        ClientStore peer = new SkipListClientStore(allOrders)) {
      ours.create(clients);
      peer.create(clients);
      for (Client client : clients) {
        assertThat(ours.read(client.id())).isEqualTo(client);
        assertThat(peer.read(client.id())).isEqualTo(client);
        assertThat(peer.list(client)).isEqualTo(ours.list(client));
      }
      assertThat(ours.list(clients.get(9))).isEqualTo(clients.subList(10, 10 + ClientStore.PAGE));
      assertThat(ours.read(ClientId.of(1))).isEqualTo(peer.read(ClientId.of(1)));
    }
  }

  @Test
  void theClientsAreTheSameInEveryRun() {
    assertThat(ClientFixture.of(company, COUNT)).isEqualTo(clients);
    assertThat(ClientFixture.sample(clients, 10)).isEqualTo(ClientFixture.sample(clients, 10));
  }
}
