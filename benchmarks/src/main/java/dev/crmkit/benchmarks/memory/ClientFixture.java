package dev.crmkit.benchmarks.memory;

import dev.crmkit.benchmarks.fixture.OrganisationFixture;
import dev.crmkit.core.Id;
import dev.crmkit.core.client.Client;
import dev.crmkit.core.user.User;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;

/** Clients with random ids, of random users, one created each second: the same at every call. */
final class ClientFixture {

  private static final long SEED = 42;
  private static final Instant BEGINNING = Instant.parse("2020-01-01T00:00:00Z");

  private ClientFixture() {}

  static List<Client> of(OrganisationFixture company, int count) {
    SplittableRandom random = new SplittableRandom(SEED);
    List<User> users = company.users();
    List<Client> clients = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      User owner = users.get(random.nextInt(users.size()));
      Instant at = BEGINNING.plusSeconds(i);
      clients.add(
          OrganisationFixture.client(random.nextLong(1, Id.MAX + 1), owner).toBuilder()
              .name("Client " + random.nextInt(count))
              .createdAt(at)
              .updatedAt(at)
              .build());
    }
    return clients;
  }

  /** Some of them, from all over. */
  static List<Client> sample(List<Client> clients, int count) {
    List<Client> some = new ArrayList<>(clients);
    Collections.shuffle(some, new Random(SEED));
    return List.copyOf(some.subList(0, count));
  }
}
