package dev.crmkit.access.internal.page;

import dev.crmkit.access.internal.query.PositionCodec;
import dev.crmkit.access.internal.session.CallContext;
import dev.crmkit.access.query.PageRequest;
import dev.crmkit.access.view.Page;
import dev.crmkit.core.history.Deletion;
import dev.crmkit.core.query.Position;
import dev.crmkit.core.query.SortKey;
import dev.crmkit.core.user.SignIn;
import dev.crmkit.core.user.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads pages of what is always shown with the latest item first. */
public final class LatestFirstPager {

  private LatestFirstPager() {}

  /** Returns a page of the deletions that can still be undone or purged, for the Director. */
  public static Page<Deletion> deletions(CallContext<?> call, PageRequest page) {
    int limit = PageLimits.checked(page);
    Position after = after(call, "deleted", page);
    if (!call.isDirector()) {
      return Page.empty();
    }
    List<Deletion> found = call.tx().deletions(after, limit + 1);
    return page(
        call, "deleted", found, limit, each -> position(each.deletedAt(), each.id().value()));
  }

  /**
   * Returns a page of the sign-in log of a user. Attempts of the same moment have no ids, so the
   * position counts those that have been shown; the log of a user is short.
   */
  public static Page<SignIn> signIns(CallContext<?> call, UserId user, PageRequest page) {
    int limit = PageLimits.checked(page);
    String purpose = "sign-ins of " + user.path();
    Position after = after(call, purpose, page);
    List<SignIn> rest = new ArrayList<>();
    Instant moment = Instant.MAX;
    long count = 0;
    IdentityHashMap<SignIn, Position> positions = new IdentityHashMap<>();
    for (SignIn attempt : call.tx().signIns(user, call.options().limits().signInsKept() + 1)) {
      count = attempt.attemptedAt().equals(moment) ? count + 1 : 1;
      moment = attempt.attemptedAt();
      Position at = position(moment, count);
      positions.put(attempt, at);
      if (after == null || isAfter(at, after)) {
        rest.add(attempt);
      }
    }
    return page(call, purpose, rest, limit, each -> Objects.requireNonNull(positions.get(each)));
  }

  private static <T> Page<T> page(
      CallContext<?> call,
      String purpose,
      List<T> found,
      int limit,
      Function<T, Position> positionOf) {
    List<T> items = found.subList(0, Math.min(limit, found.size()));
    return Page.of(
        items,
        found.size() > limit
            ? Optional.of(
                Cursors.seal(
                    call, purpose, PositionCodec.write(positionOf.apply(items.get(limit - 1)))))
            : Optional.empty());
  }

  private static @Nullable Position after(CallContext<?> call, String purpose, PageRequest page) {
    return page.after()
        .map(next -> PositionCodec.read(Cursors.open(call, purpose, next)))
        .orElse(null);
  }

  private static Position position(Instant time, long number) {
    return new Position(new SortKey.OfInstant(time), number);
  }

  /** Returns whether an attempt was shown after another: it is earlier, or has a higher number. */
  private static boolean isAfter(Position attempt, Position shown) {
    int byTime = time(attempt).compareTo(time(shown));
    return byTime < 0 || (byTime == 0 && attempt.id() > shown.id());
  }

  private static Instant time(Position position) {
    return ((SortKey.OfInstant) Objects.requireNonNull(position.key())).instant();
  }
}
