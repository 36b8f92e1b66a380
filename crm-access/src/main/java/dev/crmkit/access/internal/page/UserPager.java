package dev.crmkit.access.internal.page;

import dev.crmkit.access.decision.Decisions;
import dev.crmkit.access.internal.query.PositionCodec;
import dev.crmkit.access.internal.session.CallContext;
import dev.crmkit.access.query.UserOrder;
import dev.crmkit.access.view.Page;
import dev.crmkit.core.query.Position;
import dev.crmkit.core.query.Sort;
import dev.crmkit.core.query.SortKey;
import dev.crmkit.core.text.TextOrder;
import dev.crmkit.core.user.User;
import dev.crmkit.core.user.UserType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Lists the users whose profiles a user sees (rules.md U4), page by page. */
public final class UserPager {

  private static final Comparator<User> BY_ID = Comparator.comparingLong(user -> user.id().value());

  private UserPager() {}

  /** All whose profiles the user sees, by id. */
  public static List<User> seen(CallContext<?> call) {
    User actor = call.actor();
    if (actor.type() == UserType.DIRECTOR) {
      return call.org().users();
    }
    List<User> seen = new ArrayList<>();
    seen.add(actor);
    call.org()
        .forEachDirectReport(
            actor.id(),
            user -> {
              if (Decisions.seesProfile(actor, user)) {
                seen.add(user);
              }
            });
    seen.sort(BY_ID);
    return seen;
  }

  /** A page; its cursor is the id of the last user on it, who need not be there any more. */
  public static <T> Page<T> page(
      CallContext<?> call,
      UserOrder order,
      int limit,
      @Nullable String cursor,
      Function<List<User>, List<T>> views) {
    PageLimits.check(limit);
    List<User> all = seen(call);
    if (order == UserOrder.NAME) {
      all = new ArrayList<>(all);
      all.sort(
          Comparator.comparing((User user) -> TextOrder.key(user.name()), TextOrder.BY_CODE_POINT)
              .thenComparing(BY_ID));
    }
    int from = cursor == null ? 0 : after(call, order, all, cursor);
    List<User> page = all.subList(from, Math.min(all.size(), from + limit));
    boolean more = from + page.size() < all.size();
    return new Page<>(
        views.apply(page),
        more ? Optional.of(cursor(call, order, page.get(page.size() - 1))) : Optional.empty());
  }

  private static String cursor(CallContext<?> call, UserOrder order, User last) {
    return Cursors.seal(call, question(order), PositionCodec.write(place(order, last)));
  }

  private static int after(CallContext<?> call, UserOrder order, List<User> all, String cursor) {
    Position last = PositionCodec.read(Cursors.open(call, question(order), cursor));
    Comparator<Position> comparator = Sort.ascending(Sort.Attribute.NAME).comparator();
    int from = 0;
    while (from < all.size() && comparator.compare(place(order, all.get(from)), last) <= 0) {
      from++;
    }
    return from;
  }

  private static Position place(UserOrder order, User user) {
    SortKey key =
        switch (order) {
          case ID -> null;
          case NAME -> new SortKey.OfText(TextOrder.key(user.name()));
        };
    return new Position(key, user.id().value());
  }

  private static String question(UserOrder order) {
    return "users by " + order;
  }
}
