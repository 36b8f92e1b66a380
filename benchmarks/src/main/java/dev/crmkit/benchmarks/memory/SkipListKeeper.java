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
 * The peer: concurrent skip lists of the same clients, without transactions. By id and by creation
 * it answers what is measured; the store also keeps what lists by change, by name, and by each of
 * the three in portfolios need, and so does this one where it is asked to.
 */
final class SkipListKeeper implements Keeper {

  private record Moment(Instant at, long id) {}

  private record Name(String key, long id) {}

  private record Lying<K>(long portfolio, K key) {}

  private static final Comparator<Moment> BY_MOMENT =
      Comparator.comparing(Moment::at).thenComparingLong(Moment::id);
  private static final Comparator<Name> BY_NAME =
      Comparator.comparing(Name::key).thenComparingLong(Name::id);

  private final boolean allOrders;
  private final ConcurrentSkipListMap<Long, Client> byId = new ConcurrentSkipListMap<>();
  private final ConcurrentSkipListMap<Moment, Client> byCreation =
      new ConcurrentSkipListMap<>(BY_MOMENT);
  private final ConcurrentSkipListMap<Moment, Client> byChange =
      new ConcurrentSkipListMap<>(BY_MOMENT);
  private final ConcurrentSkipListMap<Name, Client> byName = new ConcurrentSkipListMap<>(BY_NAME);
  private final ConcurrentSkipListMap<Lying<Moment>, Client> byCreationInPortfolio =
      lying(BY_MOMENT);
  private final ConcurrentSkipListMap<Lying<Moment>, Client> byChangeInPortfolio = lying(BY_MOMENT);
  private final ConcurrentSkipListMap<Lying<Name>, Client> byNameInPortfolio = lying(BY_NAME);

  /**
   * An empty one.
   *
   * @param allOrders whether it keeps all the orders that the store keeps
   */
  SkipListKeeper(boolean allOrders) {
    this.allOrders = allOrders;
  }

  private static <K> ConcurrentSkipListMap<Lying<K>, Client> lying(Comparator<K> order) {
    return new ConcurrentSkipListMap<>(
        Comparator.<Lying<K>>comparingLong(Lying::portfolio).thenComparing(Lying::key, order));
  }

  @Override
  public void create(List<Client> clients) {
    for (Client client : clients) {
      long id = client.id().value();
      byId.put(id, client);
      Moment created = new Moment(client.createdAt(), id);
      byCreation.put(created, client);
      if (allOrders) {
        long portfolio = client.portfolio().value();
        Moment changed = new Moment(client.updatedAt(), id);
        Name name = new Name(client.headingKey(), id);
        byChange.put(changed, client);
        byName.put(name, client);
        byCreationInPortfolio.put(new Lying<>(portfolio, created), client);
        byChangeInPortfolio.put(new Lying<>(portfolio, changed), client);
        byNameInPortfolio.put(new Lying<>(portfolio, name), client);
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
    Moment last = new Moment(after.createdAt(), after.id().value());
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
