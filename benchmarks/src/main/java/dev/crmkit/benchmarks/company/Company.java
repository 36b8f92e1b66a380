package dev.crmkit.benchmarks.company;

import dev.crmkit.core.Id;
import dev.crmkit.core.WorkspaceId;
import dev.crmkit.core.client.Client;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.form.Section;
import dev.crmkit.core.form.SectionAccess;
import dev.crmkit.core.org.OrgDelta;
import dev.crmkit.core.org.OrgEntry;
import dev.crmkit.core.org.OrgSnapshot;
import dev.crmkit.core.portfolio.Portfolio;
import dev.crmkit.core.portfolio.PortfolioId;
import dev.crmkit.core.user.User;
import dev.crmkit.core.user.UserId;
import dev.crmkit.core.user.UserType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * A Director, and teams of a head with his managers. The numbers of ids are random, as they are in
 * a real company, and the same at every run.
 *
 * @param users all, the Director first, then team by team, each with its head first
 * @param teamSize how many are in a team, its head included
 */
public record Company(List<User> users, int teamSize) {

  /** How many a team has unless said otherwise: a head and 19 managers. */
  public static final int TEAM = 20;

  private static final Instant BEGINNING = Instant.parse("2026-01-01T00:00:00Z");

  /**
   * A company with teams of {@link #TEAM}.
   *
   * @param size how many users besides the Director
   * @return a new one
   */
  public static Company of(int size) {
    return of(size, TEAM);
  }

  /**
   * A company.
   *
   * @param size how many users besides the Director; those of the last team may be fewer
   * @param teamSize how many are in a team, its head included
   * @return a new one
   */
  public static Company of(int size, int teamSize) {
    SplittableRandom random = new SplittableRandom(size);
    List<User> users = new ArrayList<>();
    User director = user(random, 0, UserType.DIRECTOR, null);
    users.add(director);
    UserId head = director.id();
    for (int i = 0; i < size; i++) {
      boolean leads = i % teamSize == 0;
      User user =
          user(
              random,
              i + 1,
              leads ? UserType.HEAD : UserType.MANAGER,
              leads ? director.id() : head);
      users.add(user);
      if (leads) {
        head = user.id();
      }
    }
    return new Company(List.copyOf(users), teamSize);
  }

  private static User user(
      SplittableRandom random, int number, UserType type, @Nullable UserId over) {
    User.Builder builder =
        User.builder()
            .id(UserId.of(id(random)))
            .name("User " + number)
            .email("user" + number + "@example.com")
            .type(type)
            .portfolio(PortfolioId.of(id(random)))
            .createdAt(BEGINNING);
    if (over != null) {
      builder.responsible(over);
    }
    return builder.build();
  }

  private static long id(SplittableRandom random) {
    return random.nextLong(1, Id.MAX + 1);
  }

  /**
   * All entries of its organisation, as a store loads them.
   *
   * @return users, portfolios and the first section of the form
   */
  public List<OrgEntry> entries() {
    List<OrgEntry> entries = new ArrayList<>(users);
    users.forEach(user -> entries.add(new Portfolio(user.portfolio(), user.id())));
    entries.add(new Section(Section.FIRST, "Client", 0, SectionAccess.EVERYONE));
    return entries;
  }

  /**
   * Its organisation, with the entries as a store has them.
   *
   * @return at revision 1
   */
  public OrgSnapshot organisation() {
    return OrgSnapshot.of(WorkspaceId.of("acme"), 1, 1, entries(), List.of());
  }

  /**
   * What a workspace is founded with that is this company.
   *
   * @return all entries
   */
  public OrgDelta founding() {
    return OrgDelta.putting(entries().toArray(OrgEntry[]::new));
  }

  /**
   * The Director.
   *
   * @return the first user
   */
  public User director() {
    return users.get(0);
  }

  /**
   * How many teams there are.
   *
   * @return the last, which may be smaller, included
   */
  public int teams() {
    return (users.size() - 1 + teamSize - 1) / teamSize;
  }

  /**
   * A team.
   *
   * @param number from 0 on
   * @return its head, then its managers
   */
  public List<User> team(int number) {
    int from = 1 + number * teamSize;
    return users.subList(from, Math.min(from + teamSize, users.size()));
  }

  /**
   * In which team a user is.
   *
   * @param place the user's place in {@link #users}, from 1 on
   * @return from 0 on
   */
  public int teamOf(int place) {
    return (place - 1) / teamSize;
  }

  /**
   * A client of a user.
   *
   * @param number any; the number of its id
   * @param owner in whose own portfolio it lies
   * @return a new one
   */
  public static Client client(long number, User owner) {
    return Client.builder()
        .id(ClientId.of(number))
        .name("Client " + number)
        .portfolio(owner.portfolio())
        .version(1)
        .createdBy(owner.ref())
        .createdAt(BEGINNING)
        .updatedAt(BEGINNING)
        .build();
  }
}
