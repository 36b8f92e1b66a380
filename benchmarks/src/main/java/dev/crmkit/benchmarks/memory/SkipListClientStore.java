package dev.crmkit.benchmarks.memory;

import dev.crmkit.core.client.Client;
import dev.crmkit.core.client.ClientId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/**
 * The peer: concurrent skip lists of the same clients, without transactions. Two of them, by id and
 * by creation, suffice for the measured operations. Optionally there are seven, one for each order
 * of the memory store: also by change and by name, and by creation, change and name within a
 * portfolio.
 */
final class SkipListClientStore implements ClientStore {

  private record TimeKey(Instant at, long id) {}

  private record NameKey(String key, long id) {}

  private record PortfolioKey<K>(long portfolio, K key) {}

  private static final Comparator<TimeKey> BY_TIME =
      Comparator.comparing(TimeKey::at).thenComparingLong(TimeKey::id);
  private static final Comparator<NameKey> BY_NAME =
      Comparator.comparing(NameKey::key).thenComparingLong(NameKey::id);

  private final boolean allOrders;
  private final ConcurrentSkipListMap<Long, Client> byId = new ConcurrentSkipListMap<>();
  private final ConcurrentSkipListMap<TimeKey, Client> byCreation =
      new ConcurrentSkipListMap<>(BY_TIME);
  private final ConcurrentSkipListMap<TimeKey, Client> byChange =
      new ConcurrentSkipListMap<>(BY_TIME);
  private final ConcurrentSkipListMap<NameKey, Client> byName =
      new ConcurrentSkipListMap<>(BY_NAME);
  private final ConcurrentSkipListMap<PortfolioKey<TimeKey>, Client> byCreationInPortfolio =
      portfolioMap(BY_TIME);
  private final ConcurrentSkipListMap<PortfolioKey<TimeKey>, Client> byChangeInPortfolio =
      portfolioMap(BY_TIME);
  private final ConcurrentSkipListMap<PortfolioKey<NameKey>, Client> byNameInPortfolio =
      portfolioMap(BY_NAME);

  /**
   * Creates an empty store.
   *
   * @param allOrders whether to maintain all seven orders
   */
  SkipListClientStore(boolean allOrders) {
    this.allOrders = allOrders;
  }

  private static <K> ConcurrentSkipListMap<PortfolioKey<K>, Client> portfolioMap(
      Comparator<K> order) {
    return new ConcurrentSkipListMap<>(
        Comparator.<PortfolioKey<K>>comparingLong(PortfolioKey::portfolio)
            .thenComparing(PortfolioKey::key, order));
  }

  @Override
  public void create(List<Client> clients) {
    for (Client client : clients) {
      long id = client.id().value();
      byId.put(id, client);
      TimeKey created = new TimeKey(client.createdAt(), id);
      byCreation.put(created, client);
      if (allOrders) {
        long portfolio = client.portfolio().value();
        TimeKey changed = new TimeKey(client.updatedAt(), id);
        NameKey name = new NameKey(client.titleKey(), id);
        byChange.put(changed, client);
        byName.put(name, client);
        byCreationInPortfolio.put(new PortfolioKey<>(portfolio, created), client);
        byChangeInPortfolio.put(new PortfolioKey<>(portfolio, changed), client);
        byNameInPortfolio.put(new PortfolioKey<>(portfolio, name), client);
      }
    }
  }

  @Override
  public @Nullable Client read(ClientId id) {
    return byId.get(id.value());
  }

  @Override
  public List<Client> list(Client after) {
    List<Client> page = new ArrayList<>(PAGE);
    TimeKey last = new TimeKey(after.createdAt(), after.id().value());
    for (Client client : byCreation.tailMap(last, false).values()) {
      page.add(client);
      if (page.size() == PAGE) {
        break;
      }
    }
    return page;
  }

  @Override
  public void close() {
    byId.clear();
  }
}
