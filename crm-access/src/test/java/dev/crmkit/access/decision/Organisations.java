package dev.crmkit.access.decision;

import dev.crmkit.core.OrgEntry;
import dev.crmkit.core.WorkspaceId;
import dev.crmkit.core.client.Client;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.network.AllowedRanges;
import dev.crmkit.core.network.IpRange;
import dev.crmkit.core.org.OrgSnapshot;
import dev.crmkit.core.org.Policies;
import dev.crmkit.core.org.Portfolio;
import dev.crmkit.core.portfolio.PortfolioId;
import dev.crmkit.core.user.User;
import dev.crmkit.core.user.UserId;
import dev.crmkit.core.user.UserStatus;
import dev.crmkit.core.user.UserType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Small random organisations: user 1 is the Director, portfolio n is the own one of user n. */
final class Organisations {

  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
  private static final int INHERITED = 100;

  private Organisations() {}

  static Arbitrary<OrgSnapshot> any() {
    return Arbitraries.longs().map(Organisations::of);
  }

  static OrgSnapshot of(long seed) {
    Random random = new Random(seed);
    int size = 2 + random.nextInt(9);
    List<OrgEntry> entries = new ArrayList<>();
    List<Integer> heads = new ArrayList<>();
    for (int i = 1; i <= size; i++) {
      boolean head = i > 1 && random.nextInt(3) == 0;
      UserType type = i == 1 ? UserType.DIRECTOR : head ? UserType.HEAD : UserType.MANAGER;
      User.Builder user =
          User.builder()
              .id(UserId.of(i))
              .name("user " + i)
              .type(type)
              .portfolio(PortfolioId.of(i))
              .createdAt(NOW);
      if (i > 1) {
        boolean underDirector = head || heads.isEmpty() || random.nextInt(4) == 0;
        int over = underDirector ? 1 : heads.get(random.nextInt(heads.size()));
        user.responsible(UserId.of(over)).status(pick(random, UserStatus.values()));
      }
      entries.add(user.build());
      entries.add(new Portfolio(PortfolioId.of(i), UserId.of(i)));
      if (head) {
        heads.add(i);
      }
    }
    for (int i = 0; i < random.nextInt(3); i++) {
      entries.add(
          new Portfolio(PortfolioId.of(INHERITED + i), UserId.of(1 + random.nextInt(size))));
    }
    entries.add(
        new Policies(
            pick(random, Policies.PeerAccess.values()), pick(random, Policies.IpCheck.values())));
    if (random.nextBoolean()) {
      entries.add(new AllowedRanges(List.of(IpRange.parse("10.0.0.0/8"))));
    }
    return OrgSnapshot.of(WorkspaceId.of("any"), 1, 1, entries, List.of());
  }

  /** A client in each portfolio, with the number of the portfolio for an id. */
  static List<Client> clients(OrgSnapshot org) {
    return org.portfolios().stream()
        .map(
            portfolio ->
                Client.builder()
                    .id(ClientId.of(portfolio.id().value()))
                    .portfolio(portfolio.id())
                    .version(1)
                    .name("client " + portfolio.id().value())
                    .createdBy(org.director().ref())
                    .createdAt(NOW)
                    .updatedAt(NOW)
                    .build())
        .toList();
  }

  private static <T> T pick(Random random, T[] all) {
    return all[random.nextInt(all.length)];
  }
}
