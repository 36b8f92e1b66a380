package dev.crmkit.store.jdbc.internal.org;

import com.google.common.collect.Iterables;
import dev.crmkit.core.json.CrmJson;
import dev.crmkit.core.user.SignIn;
import dev.crmkit.core.user.UserId;
import dev.crmkit.store.jdbc.internal.dialect.SqlDialect;
import dev.crmkit.store.jdbc.internal.sql.OrderPreservingKeys;
import dev.crmkit.store.jdbc.internal.sql.SqlFragments;
import dev.crmkit.store.jdbc.internal.sql.StoredJson;
import dev.crmkit.store.jdbc.internal.sql.Tables;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.SelectForUpdateStep;
import org.jooq.SelectLimitStep;
import org.jooq.impl.DSL;

/**
 * Reads and writes the sign-in log of a workspace. An attempt has a time-ordered id like a ULID:
 * milliseconds in the upper bits and random bits below, but at least one more than the last id of
 * this process. So no id has to be read from the database, and the ids of one process ascend.
 */
public final class SignInRows {

  /** How many attempts one call removes at most. */
  private static final int PRUNED_AT_ONCE = 100;

  /** How many users one statement looks up. */
  private static final int USERS_AT_ONCE = 1_000;

  private static final int RANDOM_BITS = 21;

  private static final AtomicLong LAST_ID = new AtomicLong();

  private final DSLContext sql;
  private final SqlDialect dialect;
  private final Tables tables;
  private final Tables.SignIns at;
  private final String workspace;

  public SignInRows(DSLContext sql, SqlDialect dialect, Tables tables, String workspace) {
    this.sql = sql;
    this.dialect = dialect;
    this.tables = tables;
    this.at = tables.signIns;
    this.workspace = workspace;
  }

  /** Returns a time-ordered id that is unique in this process. */
  static long nextId() {
    long random = ThreadLocalRandom.current().nextLong(1L << RANDOM_BITS);
    long now = System.currentTimeMillis() << RANDOM_BITS | random;
    return LAST_ID.updateAndGet(last -> Math.max(last + 1, now));
  }

  public void insert(SignIn attempt) {
    sql.insertInto(at.table, at.workspace, at.user, at.number, at.signedAt, at.isSuccess, at.doc)
        .values(
            workspace,
            attempt.user().value(),
            nextId(),
            OrderPreservingKeys.toMicros(attempt.attemptedAt()),
            attempt.refusal().isEmpty(),
            CrmJson.write(attempt))
        .execute();
  }

  public Optional<SignIn> lastSuccess(UserId user) {
    return read(isOf(user).and(at.isSuccess.isTrue()), 1).stream().findFirst();
  }

  public Map<UserId, SignIn> lastSuccesses(Set<UserId> users) {
    SqlFragments pieces = new SqlFragments(dialect, tables, workspace);
    Field<String> last =
        DSL.field(
            DSL.select(at.doc)
                .from(at.table)
                .where(at.workspace.eq(workspace))
                .and(at.user.eq(SqlFragments.EACH_ID))
                .and(at.isSuccess.isTrue())
                .orderBy(at.signedAt.desc(), at.number.desc())
                .limit(1));
    Map<UserId, SignIn> found = new HashMap<>();
    for (List<UserId> some : Iterables.partition(users, USERS_AT_ONCE)) {
      sql
          .select(last)
          .from(pieces.unnest(some.stream().map(UserId::value).toList()))
          .fetch()
          .stream()
          .flatMap(row -> Optional.ofNullable(row.value1()).stream())
          .flatMap(doc -> StoredJson.readable("a sign-in", doc, SignIn.class).stream())
          .forEach(signIn -> found.put(signIn.user(), signIn));
    }
    return found;
  }

  /** Returns the attempts of a user, latest first. */
  public List<SignIn> latest(UserId user, int limit) {
    return read(isOf(user), limit);
  }

  private List<SignIn> read(Condition which, int limit) {
    return sql
        .select(at.doc)
        .from(at.table)
        .where(which)
        .orderBy(at.signedAt.desc(), at.number.desc())
        .limit(limit)
        .fetch()
        .stream()
        .flatMap(row -> StoredJson.readable("a sign-in", row.value1(), SignIn.class).stream())
        .toList();
  }

  /**
   * Removes the oldest attempts of a user, except the latest successful one. It does not wait for
   * other transactions: rows that they have locked are left to them.
   */
  public void prune(UserId user, int kept) {
    List<Long> old =
        new ArrayList<>(
            numbers(isOf(user)).limit(PRUNED_AT_ONCE + 1).offset(kept).fetch(at.number));
    if (!old.isEmpty()) {
      old.removeAll(numbers(isOf(user).and(at.isSuccess.isTrue())).limit(1).fetch(at.number));
    }
    if (!old.isEmpty()) {
      SelectForUpdateStep<Record1<Long>> rows =
          sql.select(at.number).from(at.table).where(isOf(user)).and(at.number.in(old));
      List<Long> free = dialect.forUpdateSkipLocked(rows).fetch(at.number);
      sql.deleteFrom(at.table).where(isOf(user)).and(at.number.in(free)).execute();
    }
  }

  private SelectLimitStep<Record1<Long>> numbers(Condition which) {
    return sql.select(at.number)
        .from(at.table)
        .where(which)
        .orderBy(at.signedAt.desc(), at.number.desc());
  }

  private Condition isOf(UserId user) {
    return at.workspace.eq(workspace).and(at.user.eq(user.value()));
  }
}
