package dev.crmkit.core.internal.org;

import dev.crmkit.core.internal.collection.PersistentLongMap;
import dev.crmkit.core.user.User;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * Who holds a portfolio: a hash table in parts, in which the numbers that a check asks lie side by
 * side, so that it looks at no object but the part. Copies share what was not changed since, as
 * those of a {@link PersistentLongMap} do; a change copies one part, and the first of a copy the
 * arrays of parts too.
 *
 * <p>All parts have as many slots, so nothing of a part is read to know where to look in it. A
 * portfolio that finds its part full, as happens when ids were chosen for that, lies beside.
 */
final class OwnerTable {

  /** How many slots a part has. */
  static final int SLOTS = 64;

  /** How many of them are taken at most: a search ends at a free one. */
  static final int MAX_ENTRIES = 60;

  /** How many slots of a part are taken at most, on the average of all parts. */
  static final int MAX_LOAD = 32;

  /** The same at least, unless there is one part only. */
  static final int MIN_LOAD = 8;

  /**
   * How many numbers are a slot: those of the portfolio, which is 0 in a free slot, of its holder,
   * and of his team. One more makes it a power of two.
   */
  private static final int WIDTH = 4;

  /** The slots of each part; as many parts as a power of two. */
  long[][] parts;

  /** The holder of each slot of each part. */
  private @Nullable User[][] users;

  private int taken;
  final PersistentLongMap<PortfolioOwner> overflow;

  /** Which parts are this table's alone; the arrays of parts are if any is. */
  private BitSet owned;

  OwnerTable() {
    this(new long[1][WIDTH * SLOTS], new User[1][SLOTS], 0, new PersistentLongMap<>());
    owned.set(0);
  }

  private OwnerTable(
      long[][] parts,
      @Nullable User[][] users,
      int taken,
      PersistentLongMap<PortfolioOwner> beside) {
    this.parts = parts;
    this.users = users;
    this.taken = taken;
    this.overflow = beside;
    this.owned = new BitSet();
  }

  /** A copy; a later change of the one is none of the other. */
  OwnerTable copy() {
    owned = new BitSet();
    return new OwnerTable(parts, users, taken, overflow.copy());
  }

  /** Makes an object for what is found, which the compiler leaves out where it is not kept. */
  @Nullable PortfolioOwner get(long portfolio) {
    long bits = PersistentLongMap.scatter(portfolio);
    int index = index(bits);
    long[] part = parts[index];
    int at = offset(part, portfolio, bits);
    return part[at] == portfolio
        ? new PortfolioOwner(part[at + 1], part[at + 2], users[index], at / WIDTH)
        : overflow.get(portfolio);
  }

  void put(long portfolio, User user) {
    long bits = PersistentLongMap.scatter(portfolio);
    int index = index(bits);
    int at = offset(parts[index], portfolio, bits);
    if (parts[index][at] == 0) {
      if (taken(users[index]) == MAX_ENTRIES || overflow.get(portfolio) != null) {
        overflow.put(portfolio, new PortfolioOwner(user));
        return;
      }
      taken++;
    }
    own(index);
    set(index, at, portfolio, user);
    if (taken > MAX_LOAD * parts.length) {
      resize(2 * parts.length);
    }
  }

  void remove(long portfolio) {
    long bits = PersistentLongMap.scatter(portfolio);
    int index = index(bits);
    long[] part = parts[index];
    int at = offset(part, portfolio, bits);
    if (part[at] == 0) {
      overflow.remove(portfolio);
      return;
    }
    @Nullable User[] partUsers = users[index];
    own(index);
    parts[index] = new long[WIDTH * SLOTS];
    users[index] = new User[SLOTS];
    taken -= taken(partUsers);
    putAll(part, partUsers, portfolio);
    if (taken < MIN_LOAD * parts.length && parts.length > 1) {
      resize(parts.length / 2);
    }
  }

  private int index(long bits) {
    return (int) bits & (parts.length - 1);
  }

  /** Where the slot begins that the portfolio is in, or else the free one that it is put into. */
  private static int offset(long[] part, long portfolio, long bits) {
    int at = WIDTH * ((int) (bits >>> Integer.SIZE) & (SLOTS - 1));
    for (long each = part[at]; each != portfolio && each != 0; each = part[at]) {
      at = (at + WIDTH) & (WIDTH * SLOTS - 1);
    }
    return at;
  }

  private void set(int index, int at, long portfolio, User user) {
    long[] part = parts[index];
    part[at] = portfolio;
    part[at + 1] = user.id().value();
    part[at + 2] = UserNumbers.team(user);
    users[index][at / WIDTH] = user;
  }

  private void own(int index) {
    if (owned.isEmpty()) {
      parts = parts.clone();
      users = users.clone();
    }
    if (!owned.get(index)) {
      parts[index] = parts[index].clone();
      users[index] = users[index].clone();
      owned.set(index);
    }
  }

  /** Spreads what lies in slots over so many parts. */
  private void resize(int count) {
    long[][] before = parts;
    @Nullable User[][] usersBefore = users;
    parts = new long[count][WIDTH * SLOTS];
    users = new User[count][SLOTS];
    taken = 0;
    owned = new BitSet();
    owned.set(0, count);
    for (int index = 0; index < before.length; index++) {
      putAll(before[index], usersBefore[index], 0);
    }
  }

  private void putAll(long[] part, @Nullable User[] partUsers, long except) {
    for (int slot = 0; slot < SLOTS; slot++) {
      User user = partUsers[slot];
      long portfolio = part[WIDTH * slot];
      if (user != null && portfolio != except) {
        put(portfolio, user);
      }
    }
  }

  private static int taken(@Nullable User[] partUsers) {
    int count = 0;
    for (User user : partUsers) {
      count += user == null ? 0 : 1;
    }
    return count;
  }
}
