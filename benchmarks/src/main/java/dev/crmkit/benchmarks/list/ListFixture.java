package dev.crmkit.benchmarks.list;

import dev.crmkit.benchmarks.fixture.OrganisationFixture;
import dev.crmkit.core.Id;
import dev.crmkit.core.OrgEntry;
import dev.crmkit.core.client.Client;
import dev.crmkit.core.form.Field;
import dev.crmkit.core.form.FieldId;
import dev.crmkit.core.form.FieldType;
import dev.crmkit.core.form.FieldValue;
import dev.crmkit.core.form.Section;
import dev.crmkit.core.org.OrgDelta;
import dev.crmkit.core.portfolio.PortfolioId;
import dev.crmkit.core.user.User;
import dev.crmkit.core.user.UserId;
import dev.crmkit.core.user.UserType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A company with clients, the same in every run. Teams of 10, 50 and 1,000 Managers own a tenth, a
 * fifth and three tenths of the clients; another team of 1,000 owns a hundredth, which come last in
 * both orders; twenty teams of 20 own the rest. With more clients, the first ones stay the same.
 */
final class ListFixture {

  static final FieldId CITY = FieldId.of(1);

  /** The city of nearly a tenth of the clients. */
  static final String FREQUENT_CITY = "Kazan 3";

  /** The city of a thousandth of the clients. */
  static final String RARE_CITY = "Uglich";

  private static final long SEED = 7;
  private static final int CITIES = 10;
  private static final int OTHER_TEAMS = 20;
  private static final Instant FIRST_CREATED = Instant.parse("2020-01-01T00:00:00Z");
  private static final long MICROS = 100_000_000_000_000L;

  private final SplittableRandom ids = new SplittableRandom(SEED);
  private final List<User> users = new ArrayList<>();
  private final Map<Viewer, User> viewers = new EnumMap<>(Viewer.class);
  private final Map<Viewer, List<User>> visibleUsers = new EnumMap<>(Viewer.class);
  private final List<User> others = new ArrayList<>();

  ListFixture() {
    User director = add(UserType.DIRECTOR, null);
    viewers.put(Viewer.DIRECTOR, director);
    for (Viewer head :
        List.of(Viewer.HEAD_OF_10, Viewer.HEAD_OF_50, Viewer.HEAD_OF_1000, Viewer.LATE_HEAD)) {
      int size =
          switch (head) {
            case HEAD_OF_10 -> 10;
            case HEAD_OF_50 -> 50;
            default -> 1_000;
          };
      List<User> team = team(director, size);
      visibleUsers.put(head, team);
      viewers.put(head, team.get(0));
    }
    List<User> team = team(Viewer.HEAD_OF_10);
    visibleUsers.put(Viewer.MANAGER, team.subList(1, team.size()));
    viewers.put(Viewer.MANAGER, team.get(1));
    for (int i = 0; i < OTHER_TEAMS; i++) {
      others.addAll(team(director, 20));
    }
    visibleUsers.put(Viewer.DIRECTOR, users);
  }

  private List<User> team(User director, int managers) {
    User head = add(UserType.HEAD, director);
    return Stream.concat(
            Stream.of(head),
            IntStream.range(0, managers).mapToObj(i -> add(UserType.MANAGER, head)))
        .toList();
  }

  private User add(UserType type, @Nullable User responsible) {
    int number = users.size();
    User.Builder user =
        User.builder()
            .id(UserId.of(id(ids)))
            .name("User " + number)
            .email("user" + number + "@example.com")
            .type(type)
            .portfolio(PortfolioId.of(id(ids)))
            .createdAt(FIRST_CREATED);
    if (responsible != null) {
      user.responsible(responsible.id());
    }
    users.add(user.build());
    return users.get(number);
  }

  private static long id(SplittableRandom random) {
    return random.nextLong(1, Id.MAX + 1);
  }

  /** Returns the entries for creating the workspace. */
  OrgDelta founding() {
    List<OrgEntry> entries =
        new ArrayList<>(new OrganisationFixture(users, OrganisationFixture.TEAM).entries());
    entries.add(
        Field.builder().id(CITY).section(Section.FIRST).name("City").type(FieldType.TEXT).build());
    return OrgDelta.putting(entries.toArray(OrgEntry[]::new));
  }

  User viewer(Viewer viewer) {
    return Objects.requireNonNull(viewers.get(viewer));
  }

  /** Returns the portfolios whose clients a viewer can see. */
  Set<Long> portfolios(Viewer viewer) {
    Set<Long> portfolios = new LinkedHashSet<>();
    team(viewer).forEach(user -> portfolios.add(user.portfolio().value()));
    return portfolios;
  }

  private List<User> team(Viewer viewer) {
    return Objects.requireNonNull(visibleUsers.get(viewer));
  }

  /**
   * Returns the clients with the numbers in a range.
   *
   * @param from the first number
   * @param to the end of the range, exclusive
   */
  Iterable<Client> clients(int from, int to) {
    return () -> IntStream.range(from, to).mapToObj(this::client).iterator();
  }

  private Client client(int number) {
    SplittableRandom random = new SplittableRandom(SEED + number);
    int share = random.nextInt(100);
    boolean isLate = share == 60;
    List<User> owners =
        share < 10
            ? team(Viewer.HEAD_OF_10)
            : share < 30
                ? team(Viewer.HEAD_OF_50)
                : share < 60 ? team(Viewer.HEAD_OF_1000) : isLate ? team(Viewer.LATE_HEAD) : others;
    User owner = owners.get(random.nextInt(owners.size()));
    long micros = random.nextLong(MICROS) + (isLate ? MICROS : 0);
    Instant at =
        FIRST_CREATED.plusSeconds(micros / 1_000_000).plusNanos(micros % 1_000_000 * 1_000);
    int letters = random.nextInt(1_000_000_000);
    String city = random.nextInt(1_000) == 0 ? RARE_CITY : "Kazan " + random.nextInt(CITIES);
    return OrganisationFixture.client(id(random), owner).toBuilder()
        .name((isLate ? "Zoo " : "Client ") + letters)
        .createdAt(at)
        .updatedAt(at)
        .putFields(CITY, FieldValue.text(city))
        .build();
  }
}
