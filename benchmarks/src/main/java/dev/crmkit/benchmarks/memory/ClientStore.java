package dev.crmkit.benchmarks.memory;

import dev.crmkit.core.client.Client;
import dev.crmkit.core.client.ClientId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Stores clients in memory: CrmKit or a peer. */
interface ClientStore extends AutoCloseable {

  /** The number of clients on a page. */
  int PAGE = 50;

  /** Creates clients in one transaction, if the store has transactions. */
  void create(List<Client> clients);

  /** Returns a client by its id, or null. */
  @Nullable Client read(ClientId id);

  /** Returns the page of clients created after the given one, in order of creation. */
  List<Client> list(Client after);

  @Override
  void close();
}
