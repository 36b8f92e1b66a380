package dev.crmkit.core.internal.org;

import dev.crmkit.core.internal.collection.PersistentLongMap;
import dev.crmkit.core.user.User;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * The owner of each portfolio: a persistent hash table, optimized for access checks, which read it
 * for every record of a page.
 *
 * <h2>Layout</h2>
 *
 * The table consists of segments of {@value #SLOTS} slots, each an open-addressing hash table with
 * linear probing. A slot is a run of {@code long}s with the numbers that a check compares:
 * portfolio, owner and team. So a look-up reads one array, and usually one cache line of it,
 * without following references. All segments have the same size, so the slot of a key follows from
 * its hash alone.
 *
 * <h2>Sharing</h2>
 *
 * Copies share what was not changed since. The first change of a segment in a copy copies the
 * segment; the first change of a copy also copies the arrays of segments.
 *
 * <h2>Overflow</h2>
 *
 * Users can choose ids so that too many portfolios fall into one segment. Entries that do not fit
 * are kept in an ordinary {@link PersistentLongMap}.
 */
final class OwnerTable {

  /** The number of slots of a segment. */
  static final int SLOTS = 64;

  /** The maximum number of entries of a segment, since a search ends at a free slot. */
  static final int MAX_ENTRIES = 60;

  /** The maximum average number of entries per segment. */
  static final int MAX_LOAD = 32;

  /** The minimum average number of entries per segment, unless there is only one. */
  static final int MIN_LOAD = 8;

  /**
   * The number of {@code long}s of a slot: portfolio (0 in a free slot), owner, team, and one to
   * make it a power of two.
   */
  private static final int WIDTH = 4;

  /** The slots of each segment; a power of two of segments. */
  long[][] segments;

  /** The owner of each slot of each segment. */
  private @Nullable User[][] users;

  private int taken;
  final PersistentLongMap<PortfolioOwner> overflow;

  /** The segments that no copy shares. If there are any, no copy shares the arrays of segments. */
  private BitSet owned;

  OwnerTable() {
    this(new long[1][WIDTH * SLOTS], new User[1][SLOTS], 0, new PersistentLongMap<>());
    owned.set(0);
  }

  private OwnerTable(
      long[][] segments,
      @Nullable User[][] users,
      int taken,
      PersistentLongMap<PortfolioOwner> overflow) {
    this.segments = segments;
    this.users = users;
    this.taken = taken;
    this.overflow = overflow;
    this.owned = new BitSet();
  }

  /** Returns a copy. Later changes of either table do not affect the other. */
  OwnerTable copy() {
    owned = new BitSet();
    return new OwnerTable(segments, users, taken, overflow.copy());
  }

  /**
   * Returns the owner of a portfolio, or null. The JIT compiler elides the object if it does not
   * escape.
   */
  @Nullable PortfolioOwner get(long portfolio) {
    long bits = PersistentLongMap.hash(portfolio);
    int index = index(bits);
    long[] segment = segments[index];
    int at = offset(segment, portfolio, bits);
    return segment[at] == portfolio
        ? new PortfolioOwner(segment[at + 1], segment[at + 2], users[index], at / WIDTH)
        : overflow.get(portfolio);
  }

  void put(long portfolio, User user) {
    long bits = PersistentLongMap.hash(portfolio);
    int index = index(bits);
    int at = offset(segments[index], portfolio, bits);
    if (segments[index][at] == 0) {
      if (taken(users[index]) == MAX_ENTRIES || overflow.get(portfolio) != null) {
        overflow.put(portfolio, new PortfolioOwner(user));
        return;
      }
      taken++;
    }
    own(index);
    set(index, at, portfolio, user);
    if (taken > MAX_LOAD * segments.length) {
      resize(2 * segments.length);
    }
  }

  void remove(long portfolio) {
    long bits = PersistentLongMap.hash(portfolio);
    int index = index(bits);
    long[] segment = segments[index];
    int at = offset(segment, portfolio, bits);
    if (segment[at] == 0) {
      overflow.remove(portfolio);
      return;
    }
    @Nullable User[] segmentUsers = users[index];
    own(index);
    segments[index] = new long[WIDTH * SLOTS];
    users[index] = new User[SLOTS];
    taken -= taken(segmentUsers);
    putAll(segment, segmentUsers, portfolio);
    if (taken < MIN_LOAD * segments.length && segments.length > 1) {
      resize(segments.length / 2);
    }
  }

  private int index(long bits) {
    return (int) bits & (segments.length - 1);
  }

  /** Returns the offset of the slot of a portfolio, or of the free slot to put it into. */
  private static int offset(long[] segment, long portfolio, long bits) {
    int at = WIDTH * ((int) (bits >>> Integer.SIZE) & (SLOTS - 1));
    for (long each = segment[at]; each != portfolio && each != 0; each = segment[at]) {
      at = (at + WIDTH) & (WIDTH * SLOTS - 1);
    }
    return at;
  }

  private void set(int index, int at, long portfolio, User user) {
    long[] segment = segments[index];
    segment[at] = portfolio;
    segment[at + 1] = user.id().value();
    segment[at + 2] = UserNumbers.team(user);
    users[index][at / WIDTH] = user;
  }

  private void own(int index) {
    if (owned.isEmpty()) {
      segments = segments.clone();
      users = users.clone();
    }
    if (!owned.get(index)) {
      segments[index] = segments[index].clone();
      users[index] = users[index].clone();
      owned.set(index);
    }
  }

  /** Distributes the entries in slots among a new number of segments. */
  private void resize(int count) {
    long[][] before = segments;
    @Nullable User[][] usersBefore = users;
    segments = new long[count][WIDTH * SLOTS];
    users = new User[count][SLOTS];
    taken = 0;
    owned = new BitSet();
    owned.set(0, count);
    for (int index = 0; index < before.length; index++) {
      putAll(before[index], usersBefore[index], 0);
    }
  }

  private void putAll(long[] segment, @Nullable User[] segmentUsers, long except) {
    for (int slot = 0; slot < SLOTS; slot++) {
      User user = segmentUsers[slot];
      long portfolio = segment[WIDTH * slot];
      if (user != null && portfolio != except) {
        put(portfolio, user);
      }
    }
  }

  private static int taken(@Nullable User[] segmentUsers) {
    int count = 0;
    for (User user : segmentUsers) {
      count += user == null ? 0 : 1;
    }
    return count;
  }
}
