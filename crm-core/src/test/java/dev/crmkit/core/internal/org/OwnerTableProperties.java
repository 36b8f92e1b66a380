package dev.crmkit.core.internal.org;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.core.internal.collection.PersistentLongMapProperties;
import dev.crmkit.core.portfolio.PortfolioId;
import dev.crmkit.core.user.User;
import dev.crmkit.core.user.UserId;
import dev.crmkit.core.user.UserType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.LongUnaryOperator;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** The table of owners, compared with a {@link java.util.HashMap}. */
class OwnerTableProperties {

  private static final int STEPS = 3000;
  private static final User HEAD = user(2, UserType.HEAD, 1);
  private static final List<User> USERS =
      List.of(
          HEAD,
          user(3, UserType.MANAGER, 2),
          user(4, UserType.MANAGER, 2),
          user(5, UserType.MANAGER, 1));

  private static User user(long id, UserType type, long over) {
    return User.builder()
        .id(UserId.of(id))
        .name("u" + id)
        .type(type)
        .responsible(UserId.of(over))
        .portfolio(PortfolioId.of(id))
        .createdAt(Instant.EPOCH)
        .build();
  }

  /** A table and its expected content. */
  private record Version(OwnerTable table, Map<Long, User> plain) {

    Version() {
      this(new OwnerTable(), new HashMap<>());
    }

    Version copy() {
      return new Version(table.copy(), new HashMap<>(plain));
    }

    void put(long portfolio, User user) {
      table.put(portfolio, user);
      plain.put(portfolio, user);
    }

    void remove(long portfolio) {
      table.remove(portfolio);
      plain.remove(portfolio);
    }

    void check(long portfolio) {
      PortfolioOwner holder = table.get(portfolio);
      User user = plain.get(portfolio);
      if (holder == null || user == null) {
        assertThat(holder).isNull();
        assertThat(user).isNull();
        return;
      }
      assertThat(holder.user()).isSameAs(user);
      assertThat(holder.number()).isEqualTo(user.id().value());
      assertThat(holder.teamNumber()).isEqualTo(UserNumbers.team(user));
    }

    void check() {
      plain.keySet().forEach(this::check);
      int inSlots = Arrays.stream(table.segments).mapToInt(segment -> taken(segment)).sum();
      int count = table.segments.length;
      assertThat(inSlots + table.overflow.size()).isEqualTo(plain.size());
      assertThat(Integer.bitCount(count)).isEqualTo(1);
      assertThat(inSlots)
          .isBetween(count == 1 ? 0 : OwnerTable.MIN_LOAD * count, OwnerTable.MAX_LOAD * count);
      for (long[] segment : table.segments) {
        assertThat(taken(segment)).isLessThanOrEqualTo(OwnerTable.MAX_ENTRIES);
      }
    }
  }

  private static int taken(long[] segment) {
    int count = 0;
    for (int at = 0; at < segment.length; at += segment.length / OwnerTable.SLOTS) {
      count += segment[at] == 0 ? 0 : 1;
    }
    return count;
  }

  @Property(tries = 100)
  void itBehavesLikeAHashMap(
      @ForAll Random random,
      @ForAll @IntRange(min = 1, max = 4000) int range,
      @ForAll @IntRange(max = 50) int collidingBits) {
    List<Version> versions =
        grownAndShrunk(
            random, range, number -> PersistentLongMapProperties.colliding(number, collidingBits));

    versions.forEach(Version::check);
  }

  @Property(tries = 20)
  void itContainsAnyIds(@ForAll Random random, @ForAll @IntRange(min = 1, max = 4000) int range) {
    grownAndShrunk(random, range, number -> number).forEach(Version::check);
  }

  /** Puts and removes at random, copies sometimes, and continues with the copy or the original. */
  private static List<Version> grownAndShrunk(Random random, int range, LongUnaryOperator ids) {
    List<Version> versions = new ArrayList<>();
    Version version = new Version();
    for (int step = 0; step < STEPS; step++) {
      boolean growing = step / (STEPS / 4) % 2 == 0;
      long portfolio = ids.applyAsLong(1 + random.nextInt(range));
      if (random.nextInt(10) < (growing ? 9 : 1)) {
        version.put(portfolio, USERS.get(random.nextInt(USERS.size())));
      } else {
        version.remove(portfolio);
      }
      version.check(ids.applyAsLong(1 + random.nextInt(range)));
      if (random.nextInt(STEPS / 10) == 0) {
        Version copy = version.copy();
        boolean goOnWithCopy = random.nextBoolean();
        versions.add(goOnWithCopy ? version : copy);
        version = goOnWithCopy ? copy : version;
      }
    }
    versions.add(version);
    return versions;
  }

  @Example
  void allEntriesAreInSlotsWhateverTheSize() {
    int many = 200_000;
    Version version = new Version();
    for (long number = 1; number <= many; number++) {
      version.put(number * number, HEAD);
    }

    assertThat(version.table.overflow.size()).isZero();
    version.check();
    for (long number = 1; number <= many; number++) {
      version.remove(number * number);
    }
    version.check();
    assertThat(version.table.segments).hasNumberOfRows(1);
  }

  @Example
  void collidingIdsOverflow() {
    Version version = new Version();
    for (int number = 1; number <= 20_000; number++) {
      version.put(PersistentLongMapProperties.colliding(number, 40), USERS.get(number % 2));
    }

    assertThat(version.table.segments).hasNumberOfRows(2);
    assertThat(version.table.overflow.size()).isEqualTo(20_000 - OwnerTable.MAX_ENTRIES);
    version.check();
    version.remove(PersistentLongMapProperties.colliding(1, 40));
    version.put(PersistentLongMapProperties.colliding(20_000, 40), HEAD);
    version.check();
  }

  @Example
  void aChangeOfACopyCopiesOneSegment() {
    OwnerTable table = ofTenThousand();

    OwnerTable copy = table.copy();
    assertThat(copy.segments).isSameAs(table.segments);
    copy.put(7, USERS.get(1));

    assertThat(differentParts(table, copy)).isEqualTo(1);
    copy.remove(7);
    assertThat(differentParts(table, copy)).isEqualTo(1);
    assertThat(Objects.requireNonNull(table.get(7)).user()).isSameAs(HEAD);
    assertThat(copy.get(7)).isNull();
  }

  @Example
  void onlyTheFirstChangeOfACopyCopiesTheArraysAndTheSegment() {
    OwnerTable table = ofTenThousand();

    OwnerTable copy = table.copy();
    copy.put(7, USERS.get(1));
    long[][] segments = copy.segments;
    List<long[]> before = List.of(segments);
    copy.put(7, USERS.get(2));

    assertThat(segments).isNotSameAs(table.segments);
    assertThat(copy.segments).isSameAs(segments);
    for (int index = 0; index < segments.length; index++) {
      assertThat(segments[index]).isSameAs(before.get(index));
    }
    copy.put(8, USERS.get(2));
    copy.remove(9);
    assertThat(copy.segments).isSameAs(segments);
  }

  @Example
  void removingAMissingKeyChangesNothing() {
    OwnerTable table = ofTenThousand();
    long[][] segments = table.segments;

    OwnerTable copy = table.copy();
    copy.remove(10_001);

    assertThat(copy.segments).isSameAs(segments);
  }

  private static OwnerTable ofTenThousand() {
    OwnerTable table = new OwnerTable();
    for (int number = 1; number <= 10_000; number++) {
      table.put(number, HEAD);
    }
    return table;
  }

  private static int differentParts(OwnerTable one, OwnerTable other) {
    int different = 0;
    for (int i = 0; i < one.segments.length; i++) {
      different += one.segments[i] == other.segments[i] ? 0 : 1;
    }
    return different;
  }
}
