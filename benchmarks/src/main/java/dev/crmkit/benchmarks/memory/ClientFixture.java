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

/** Clients with random ids and owners, one created each second. They are the same at every call. */
final class ClientFixture {

  private static final long SEED = 42;
  private static final Instant FIRST_CREATED = Instant.parse("2020-01-01T00:00:00Z");

  private ClientFixture() {}

  static List<Client> of(OrganisationFixture company, int count) {
    SplittableRandom random = new SplittableRandom(SEED);
    List<User> users = company.users();
    List<Client> clients = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      User owner = users.get(random.nextInt(users.size()));
      Instant created = FIRST_CREATED.plusSeconds(i);
      clients.add(
          OrganisationFixture.client(random.nextLong(1, Id.MAX + 1), owner).toBuilder()
              .name("Client " + random.nextInt(count))
              .createdAt(created)
              .updatedAt(created)
              .build());
    }
    return clients;
  }

  /** Returns random clients of a list. */
  static List<Client> sample(List<Client> clients, int count) {
    List<Client> sample = new ArrayList<>(clients);
    Collections.shuffle(sample, new Random(SEED));
    return List.copyOf(sample.subList(0, count));
  }
}
