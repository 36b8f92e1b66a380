package dev.crmkit.benchmarks.memory;

import dev.crmkit.benchmarks.fixture.OrganisationFixture;
import dev.crmkit.core.WorkspaceId;
import dev.crmkit.core.client.Client;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.query.Condition;
import dev.crmkit.core.query.RecordQuery;
import dev.crmkit.core.query.Scope;
import dev.crmkit.core.query.Sort;
import dev.crmkit.core.store.CrmStore;
import dev.crmkit.store.memory.MemoryStore;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** CrmKit: the memory store, with one transaction per call. */
final class CrmClientStore implements ClientStore {

  private static final WorkspaceId ACME = WorkspaceId.of("acme");
  private static final Sort BY_CREATION = Sort.ascending(Sort.Attribute.CREATED);

  private final CrmStore store = MemoryStore.create();

  CrmClientStore(OrganisationFixture company) {
    store.create(ACME, "a secret", company.founding(), List.of());
  }

  @Override
  public void create(List<Client> clients) {
    store.useWrite(ACME, tx -> clients.forEach(tx::insert));
  }

  @Override
  public @Nullable Client read(ClientId id) {
    return store.read(ACME, tx -> tx.client(id)).orElse(null);
  }

  @Override
  public List<Client> list(Client after) {
    RecordQuery<Client> query =
        new RecordQuery<>(
            Client.class,
            Scope.everything(),
            Condition.always(),
            BY_CREATION,
            BY_CREATION.position(after),
            PAGE);
    return store.read(ACME, tx -> tx.list(query));
  }

  @Override
  public void close() {
    store.close();
  }
}
