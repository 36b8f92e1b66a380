package dev.crmkit.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.access.decision.AccessDeniedException;
import dev.crmkit.access.decision.Action;
import dev.crmkit.access.decision.Decision;
import dev.crmkit.access.decision.UserDecision;
import dev.crmkit.access.query.Query;
import dev.crmkit.access.view.ClientView;
import dev.crmkit.core.Subject;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.client.NewClient;
import dev.crmkit.core.error.CrmException;
import dev.crmkit.core.error.NotFoundException;
import dev.crmkit.core.form.Section;
import dev.crmkit.core.user.NewUser;
import dev.crmkit.core.user.SettingsArea;
import dev.crmkit.core.user.User;
import dev.crmkit.core.user.UserId;
import dev.crmkit.core.user.UserStatus;
import dev.crmkit.core.user.UserType;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsCollector;
import org.jspecify.annotations.Nullable;

/**
 * In any organisation, after any changes, the list of what a user sees, the check of one record,
 * the list of who sees it and the look-up agree (rules.md V9).
 */
class RecordVisibilityProperties {

  private static final int KINDS = 7;

  /** Of fewer changes nothing can be said. */
  private static final int ENOUGH = 250;

  @Tag("V9")
  @Property(tries = 60)
  void listCheckLookUpAndWhoSeesAgree(@ForAll long seed) {
    Random random = new Random(seed);
    SmallCompany company = new SmallCompany();
    List<UserId> users = new ArrayList<>();
    for (long id = 1; id <= 8; id++) {
      users.add(UserId.of(id));
    }
    List<ClientId> clients = new ArrayList<>();
    for (UserId user : users) {
      clients.add(company.client(user, "of " + user));
    }
    for (int i = 0; i < 8; i++) {
      shake(company, random, users, clients);
    }
    for (UserId user : users) {
      Set<ClientId> listed = new HashSet<>();
      for (ClientView view : company.as(user).clients().list(Query.all().limit(1_000)).items()) {
        listed.add(view.id());
      }
      assertThat(company.as(user).clients().count(Query.all())).isEqualTo(listed.size());
      for (ClientId client : clients) {
        boolean seen = listed.contains(client);
        assertThat(company.as(user).may(Action.VIEW, client).allowed()).isEqualTo(seen);
        assertThat(found(company, user, client)).isEqualTo(seen);
        assertThat(
                company.crm.whoCan(Action.VIEW, client).stream()
                    .anyMatch(each -> each.user().id().equals(user)))
            .isEqualTo(seen);
      }
    }
  }

  @Tag("U6")
  @Tag("V9")
  @Property(tries = 60)
  void whoCanIsEachUserToWhomExplainAllowsWithTheSameReason(@ForAll long seed) {
    Random random = new Random(seed);
    SmallCompany company = new SmallCompany();
    List<UserId> users = new ArrayList<>();
    List<ClientId> clients = new ArrayList<>();
    for (long id = 1; id <= 8; id++) {
      users.add(UserId.of(id));
      clients.add(company.client(UserId.of(id), "of " + id));
    }
    boolean isAllowed = random.nextInt(4) > 0;
    if (isAllowed) {
      company.as(SmallCompany.ANNA).security().setAllowedRanges(List.of("10.0.0.0/8"));
    }
    for (int i = 0; i < 12; i++) {
      shake(company, random, users, clients);
    }
    try {
      company.as(SmallCompany.ANNA).users().setStatus(SmallCompany.VERA, UserStatus.IP_RESTRICTED);
    } catch (CrmException e) {
      // Anna is no longer the Director, or Vera was deleted.
    }
    boolean byAddress = false;
    List<Subject> things = new ArrayList<>(clients);
    things.addAll(users);
    things.addAll(List.of(SettingsArea.values()));
    things.add(Section.FIRST);
    for (Subject thing : things) {
      for (Action action : Action.values()) {
        List<UserDecision> allowed = new ArrayList<>();
        for (UserId id : users) {
          Decision decision = company.crm.explain(id, action, thing);
          User user =
              company.store.read(SmallCompany.WORKSPACE, tx -> tx.org()).user(id).orElse(null);
          if (decision.allowed()) {
            allowed.add(new UserDecision(Objects.requireNonNull(user).ref(), decision));
          }
          InetAddress from = isAllowed ? Company.address("10.1.2.3") : null;
          assertThat(decision.allowed())
              .as("%s, %s %s from %s", id, action, thing, from)
              .isEqualTo(company.crm.explain(id, from, action, thing).allowed());
          byAddress |= decision.allowed() && isRestricted(user);
        }
        allowed.sort(Comparator.comparingLong(each -> each.user().id().value()));
        assertThat(company.crm.whoCan(action, thing)).as("%s %s", action, thing).isEqualTo(allowed);
      }
    }
    Statistics.label("somebody is allowed something from an allowed address")
        .collect(byAddress)
        .coverage(
            checker ->
                checker
                    .check(true)
                    .count((Integer met, Integer all) -> all < 50 || met > all / 10));
  }

  private static boolean isRestricted(@Nullable User user) {
    return user != null && user.status() == UserStatus.IP_RESTRICTED;
  }

  private static boolean found(SmallCompany company, UserId user, ClientId client) {
    try {
      company.as(user).clients().get(client);
      return true;
    } catch (NotFoundException | AccessDeniedException e) {
      return false;
    }
  }

  /** One random change, of which some are refused. */
  private static void shake(
      SmallCompany company, Random random, List<UserId> users, List<ClientId> clients) {
    CrmSession anna = company.as(SmallCompany.ANNA);
    UserId user = users.get(random.nextInt(users.size()));
    UserId other = users.get(random.nextInt(users.size()));
    int kind = random.nextInt(KINDS);
    try {
      switch (kind) {
        case 0 -> anna.users().setResponsible(user, other);
        case 1 -> anna.users().delete(user);
        case 2 -> anna.users().setStatus(user, pick(random, UserStatus.values()));
        case 3 ->
            anna.users().setType(user, random.nextBoolean() ? UserType.HEAD : UserType.MANAGER);
        case 4 -> anna.clients().assign(clients.get(random.nextInt(clients.size())), other);
        case 5 -> clients.add(company.as(user).clients().create(NewClient.of("n")).id());
        default ->
            users.add(
                anna.users()
                    .create(NewUser.manager("M").email("m" + random.nextLong() + "@example.com"))
                    .id());
      }
      StatisticsCollector done = Statistics.label("changes that were not refused");
      done.collect(kind);
      done.coverage(
          checker ->
              IntStream.range(0, KINDS)
                  .forEach(
                      each ->
                          checker
                              .check(each)
                              .count((Integer met, Integer all) -> all < ENOUGH || met > 0)));
    } catch (CrmException e) {
      assertThat(e).hasMessageNotContainingAny("null");
    }
  }

  private static <T> T pick(Random random, T[] all) {
    return all[random.nextInt(all.length)];
  }
}
