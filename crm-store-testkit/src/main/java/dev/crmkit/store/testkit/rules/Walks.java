package dev.crmkit.store.testkit.rules;

import static dev.crmkit.access.query.Filter.and;
import static dev.crmkit.access.query.Filter.label;
import static dev.crmkit.access.query.Filter.nameContains;
import static dev.crmkit.access.query.Filter.not;
import static dev.crmkit.access.query.Filter.or;
import static dev.crmkit.access.query.Filter.owner;

import dev.crmkit.access.CrmSession;
import dev.crmkit.access.Page;
import dev.crmkit.access.query.ClientQuery;
import dev.crmkit.access.query.Filter;
import dev.crmkit.access.query.Order;
import dev.crmkit.access.view.ClientView;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.error.CrmException;
import dev.crmkit.core.org.OrgSnapshot;
import dev.crmkit.core.store.CrmStore;
import dev.crmkit.core.user.User;
import dev.crmkit.core.user.UserId;
import dev.crmkit.store.testkit.random.Script;
import dev.crmkit.store.testkit.scenario.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * Lists that are read page by page, with any page size, and while others change things between the
 * pages: what was there all the while is told once, and nothing is told that cannot be seen then.
 */
public final class Walks {

  private final Scene scene;
  private final Random random;
  private final List<Step> later;
  private final CrmSession session;
  private final List<String> differences = new ArrayList<>();

  private Walks(Script script, long seed, CrmStore store) {
    this.scene = Scene.begin(script.answered().text("A walk"), store);
    this.random = new Random(seed);
    List<Step> steps = scene.scenario().steps();
    int now = steps.size() / 2;
    steps.subList(0, now).forEach(scene.play()::step);
    this.later = steps.subList(now, steps.size());
    List<UserId> users =
        scene.company().org().users().stream().map(User::id).sorted(Walks::byId).toList();
    this.session = scene.company().crm().session(users.get(random.nextInt(users.size())));
  }

  private static int byId(UserId one, UserId two) {
    return Long.compare(one.value(), two.value());
  }

  /**
   * Walks through random lists.
   *
   * @param script what happens in a new workspace, the second half of it between the pages
   * @param seed who walks, and what he asks for
   * @param store where the workspace is made
   * @return what is wrong, a sentence each
   */
  public static List<String> differences(Script script, long seed, CrmStore store) {
    Walks walks = new Walks(script, seed, store);
    walks.conditionsAreAnAlgebra();
    walks.anyPageSizeGivesTheSame();
    walks.othersChangeThings();
    return walks.differences;
  }

  private void conditionsAreAnAlgebra() {
    Filter one = filter();
    Filter two = filter();
    Set<ClientId> all = found();
    Set<ClientId> ones = found(one);
    Set<ClientId> twos = found(two);
    Set<ClientId> both = new HashSet<>(ones);
    both.retainAll(twos);
    Set<ClientId> either = new HashSet<>(ones);
    either.addAll(twos);
    Set<ClientId> neither = new HashSet<>(all);
    neither.removeAll(either);
    same(one + " and " + two, both, found(and(one, two)));
    same(one + " or " + two, either, found(or(one, two)));
    same("not " + one + " and not " + two, neither, found(not(or(one, two))));
    same("the count", (long) ones.size(), session.clients().count(ClientQuery.all().where(one)));
  }

  private Set<ClientId> found(Filter... filters) {
    return new HashSet<>(ids(all(ClientQuery.all().where(filters))));
  }

  private void anyPageSizeGivesTheSame() {
    ClientQuery query = ClientQuery.all().where(filter()).sortedBy(order());
    same(
        "page by page",
        ids(all(query)),
        ids(all(query.limit(1 + random.nextInt(4)))));
  }

  private void othersChangeThings() {
    ClientQuery query = ClientQuery.all().sortedBy(order()).limit(1 + random.nextInt(3));
    Map<ClientId, Long> steady = versions();
    List<ClientId> told = new ArrayList<>();
    Set<ClientId> changed = new HashSet<>();
    ClientQuery next = query;
    try {
      for (int i = 0; next != null; i++) {
        Page<ClientView> page = session.clients().list(next);
        Map<ClientId, Long> visible = versions();
        if (!visible.keySet().containsAll(ids(page.items()))) {
          differences.add("a page shows " + ids(page.items()) + " of " + visible.keySet());
        }
        visible.forEach(
            (id, version) -> {
              if (!version.equals(steady.get(id))) {
                changed.add(id);
              }
            });
        steady.keySet().retainAll(visible.keySet());
        told.addAll(ids(page.items()));
        if (i < later.size()) {
          scene.play().step(later.get(i));
        }
        next = page.next().isPresent() ? query.after(page.next().get()) : null;
      }
    } catch (CrmException e) {
      return; // he can no longer ask for this
    }
    steady.keySet().removeAll(changed);
    for (ClientId id : steady.keySet()) {
      long times = told.stream().filter(id::equals).count();
      if (times != 1) {
        differences.add(id + " was there all the while, and was told " + times + " times");
      }
    }
  }

  private Map<ClientId, Long> versions() {
    Map<ClientId, Long> versions = new HashMap<>();
    all(ClientQuery.all()).forEach(client -> versions.put(client.id(), client.version()));
    return versions;
  }

  private List<ClientView> all(ClientQuery query) {
    return Lists.all(query, ClientQuery::after, session.clients()::list);
  }

  private static List<ClientId> ids(List<ClientView> clients) {
    return clients.stream().map(ClientView::id).toList();
  }

  private Filter filter() {
    OrgSnapshot org = scene.company().org();
    List<Filter> filters = new ArrayList<>();
    filters.add(nameContains("a"));
    filters.add(nameContains("е"));
    org.users().forEach(user -> filters.add(owner(user.id())));
    org.labels().forEach(label -> filters.add(label(label.id())));
    Filter filter = filters.get(random.nextInt(filters.size()));
    return random.nextInt(4) == 0 ? not(filter) : filter;
  }

  private Order order() {
    List<Order> orders = List.of(Order.CREATED, Order.UPDATED, Order.NAME);
    Order order = orders.get(random.nextInt(orders.size()));
    return random.nextBoolean() ? order : order.reversed();
  }

  private void same(String what, Object expected, Object found) {
    if (!expected.equals(found)) {
      differences.add(what + ": " + expected + ", but " + found);
    }
  }
}
