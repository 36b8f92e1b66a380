package dev.crmkit.access;

import dev.crmkit.access.decision.Decisions;
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
final class UserPages {

  private static final Comparator<User> BY_ID = Comparator.comparingLong(user -> user.id().value());

  private UserPages() {}

  /** All whose profiles the user sees, by id. */
  static List<User> seen(Call<?> call) {
    User actor = call.actor();
    if (actor.type() == UserType.DIRECTOR) {
      return call.org().users();
    }
    List<User> seen = new ArrayList<>();
    seen.add(actor);
    call.org()
        .forEachUnder(
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
  static <T> Page<T> page(
      Call<?> call, UserOrder order, int limit, @Nullable String cursor, Function<User, T> view) {
    if (limit < 1) {
      throw new IllegalArgumentException("a limit is 1 or more, not " + limit);
    }
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
        page.stream().map(view).toList(),
        more ? Optional.of(cursor(call, order, page.get(page.size() - 1))) : Optional.empty());
  }

  private static String cursor(Call<?> call, UserOrder order, User last) {
    return Bookmarks.write(
        purpose(call, order), Long.toString(last.id().value()), TextOrder.key(last.name()));
  }

  private static int after(Call<?> call, UserOrder order, List<User> all, String cursor) {
    List<String> place = Bookmarks.read(purpose(call, order), 2, cursor);
    long id = Bookmarks.number(place.get(0));
    int from = 0;
    while (from < all.size() && !isAfter(order, all.get(from), id, place.get(1))) {
      from++;
    }
    return from;
  }

  private static boolean isAfter(UserOrder order, User user, long id, String nameKey) {
    int byName =
        order == UserOrder.ID
            ? 0
            : TextOrder.BY_CODE_POINT.compare(TextOrder.key(user.name()), nameKey);
    return byName > 0 || (byName == 0 && user.id().value() > id);
  }

  private static String purpose(Call<?> call, UserOrder order) {
    return "users " + order + " of " + call.actor().id();
  }
}
