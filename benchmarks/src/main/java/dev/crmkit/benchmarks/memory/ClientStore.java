package dev.crmkit.benchmarks.memory;

import dev.crmkit.core.client.Client;
import dev.crmkit.core.client.ClientId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What keeps clients: the store, or a peer. */
interface ClientStore extends AutoCloseable {

  /** How many clients a page has. */
  int PAGE = 50;

  /** Takes clients in, all at once. */
  void create(List<Client> clients);

  /** Finds one. */
  @Nullable Client read(ClientId id);

  /** The page after a client, by creation. */
  List<Client> list(Client after);

  @Override
  void close();
}
