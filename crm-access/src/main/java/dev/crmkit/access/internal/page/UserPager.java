package dev.crmkit.access.internal.page;

import dev.crmkit.access.decision.Decisions;
import dev.crmkit.access.internal.query.PositionCodec;
import dev.crmkit.access.internal.session.CallContext;
import dev.crmkit.access.query.PageRequest;
import dev.crmkit.access.query.UserOrder;
import dev.crmkit.access.view.Page;
import dev.crmkit.core.query.Position;
import dev.crmkit.core.query.Sort;
import dev.crmkit.core.query.SortKey;
import dev.crmkit.core.text.TextOrder;
import dev.crmkit.core.user.User;
import dev.crmkit.core.user.UserRef;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Lists the users whose profiles a user sees (rules.md U4), page by page. */
public final class UserPager {

  private static final Comparator<User> BY_ID = Comparator.comparingLong(user -> user.id().value());

  private static final String DELETED = "deleted users";

  private UserPager() {}

  /** Returns the users whose profiles the user can view, by id. */
  public static List<User> visible(CallContext<?> call) {
    User actor = call.actor();
    if (call.isDirector()) {
      return call.org().users();
    }
    List<User> visible = new ArrayList<>();
    visible.add(actor);
    call.org()
        .forEachDirectReport(
            actor.id(),
            user -> {
              if (Decisions.seesProfile(actor, user)) {
                visible.add(user);
              }
            });
    visible.sort(BY_ID);
    return visible;
  }

  /**
   * Returns a page. Its {@code next} holds the position of its last user, who may be deleted by
   * then.
   */
  public static <T> Page<T> page(
      CallContext<?> call,
      UserOrder order,
      PageRequest request,
      Function<List<User>, List<T>> views) {
    PageLimits.check(request);
    List<User> all = visible(call);
    if (order == UserOrder.NAME) {
      all = new ArrayList<>(all);
      all.sort(
          Comparator.comparing((User user) -> TextOrder.key(user.name()), TextOrder.BY_CODE_POINT)
              .thenComparing(BY_ID));
    }
    String next = request.after().orElse(null);
    int from = next == null ? 0 : after(call, order, all, next);
    List<User> page = all.subList(from, Math.min(all.size(), from + request.limit()));
    boolean more = from + page.size() < all.size();
    return Page.of(
        views.apply(page),
        more ? Optional.of(next(call, order, page.get(page.size() - 1))) : Optional.empty());
  }

  private static String next(CallContext<?> call, UserOrder order, User last) {
    return Cursors.seal(call, purpose(order), PositionCodec.write(position(order, last)));
  }

  private static int after(CallContext<?> call, UserOrder order, List<User> all, String next) {
    Position last = PositionCodec.read(Cursors.open(call, purpose(order), next));
    Comparator<Position> comparator = Sort.ascending(Sort.Attribute.NAME).comparator();
    int from = 0;
    while (from < all.size() && comparator.compare(position(order, all.get(from)), last) <= 0) {
      from++;
    }
    return from;
  }

  private static Position position(UserOrder order, User user) {
    SortKey key =
        switch (order) {
          case ID -> null;
          case NAME -> new SortKey.OfText(TextOrder.key(user.name()));
        };
    return new Position(key, user.id().value());
  }

  private static String purpose(UserOrder order) {
    return "users by " + order;
  }

  /** Returns a page of the deleted users, by id. */
  public static Page<UserRef> deleted(CallContext<?> call, PageRequest page) {
    PageLimits.check(page);
    long after =
        page.after().map(next -> Cursors.openNumber(call, DELETED, next)).orElse(Long.MIN_VALUE);
    List<UserRef> rest =
        call.org().deletedUsers().stream()
            .filter(user -> user.id().value() > after)
            .sorted(BY_ID)
            .map(User::ref)
            .limit(page.limit() + 1L)
            .toList();
    List<UserRef> items = rest.subList(0, Math.min(page.limit(), rest.size()));
    return Page.of(
        items,
        rest.size() > items.size()
            ? Optional.of(
                Cursors.sealNumber(call, DELETED, items.get(items.size() - 1).id().value()))
            : Optional.empty());
  }
}
