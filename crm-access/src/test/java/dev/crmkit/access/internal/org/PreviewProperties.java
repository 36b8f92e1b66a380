package dev.crmkit.access.internal.org;

import static dev.crmkit.access.Company.ANNA;
import static dev.crmkit.access.Company.BORIS;
import static dev.crmkit.access.Company.CLARA;
import static dev.crmkit.access.Company.DINA;
import static dev.crmkit.access.Company.EGOR;
import static dev.crmkit.access.Company.GLEB;
import static dev.crmkit.access.Company.VERA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.access.Company;
import dev.crmkit.access.CrmSession;
import dev.crmkit.access.change.ImpactPlan;
import dev.crmkit.access.change.OrgChange;
import dev.crmkit.access.change.RecordName;
import dev.crmkit.access.change.SecurityChange.SetAllowedRanges;
import dev.crmkit.access.change.UserChange.DeleteUser;
import dev.crmkit.access.change.UserChange.SetResponsible;
import dev.crmkit.access.change.UserChange.SetStatus;
import dev.crmkit.access.change.UserChange.SetType;
import dev.crmkit.access.change.UserChange.TransferDirectorship;
import dev.crmkit.access.change.UserChange.UndoDeleteUser;
import dev.crmkit.access.query.PageRequest;
import dev.crmkit.access.view.Page;
import dev.crmkit.core.RecordKind;
import dev.crmkit.core.error.CrmException;
import dev.crmkit.core.record.RecordId;
import dev.crmkit.core.user.User;
import dev.crmkit.core.user.UserId;
import dev.crmkit.core.user.UserStatus;
import dev.crmkit.core.user.UserType;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsCollector;

/** D4, V9: what a preview shows is what the lists show afterwards, for every user. */
class PreviewProperties {

  private static final List<UserId> ALL = List.of(ANNA, BORIS, CLARA, VERA, GLEB, DINA, EGOR);

  private static final List<Class<? extends OrgChange>> KINDS =
      List.of(
          DeleteUser.class,
          UndoDeleteUser.class,
          SetType.class,
          SetStatus.class,
          TransferDirectorship.class,
          SetAllowedRanges.class,
          SetResponsible.class);

  /** Of fewer changes nothing can be said. */
  private static final int ENOUGH = 250;

  @Tag("D4")
  @Tag("V9")
  @Property(tries = 60)
  void aPreviewShowsWhatTheListsShowAfterwards(@ForAll long seed) {
    Company company = new Company();
    ALL.forEach(user -> company.client(user.value(), user));
    Random random = new Random(seed);
    for (int step = 0; step < 8; step++) {
      OrgChange change = any(random, company);
      CrmSession director = company.as(company.org().director().id());
      ImpactPlan plan;
      try {
        plan = director.preview(change);
      } catch (CrmException refused) {
        continue;
      }
      collect(change, plan);
      Map<UserId, Set<RecordId>> gained = previewed(director, plan, true);
      Map<UserId, Set<RecordId>> lost = previewed(director, plan, false);
      Map<UserId, Set<RecordId>> before = seen(company);
      director.apply(plan);
      Map<UserId, Set<RecordId>> after = seen(company);

      for (UserId user : ALL) {
        if (company.org().user(user).isPresent()) {
          assertThat(of(gained, user))
              .as("%s gains by %s", user, change)
              .isEqualTo(without(of(after, user), of(before, user)));
          assertThat(of(lost, user))
              .as("%s loses by %s", user, change)
              .isEqualTo(without(of(before, user), of(after, user)));
        } else {
          assertThat(plan.visibilityChange(user)).isEmpty();
        }
      }
    }
  }

  /** Each kind of change is carried out now and then, and many change what somebody sees. */
  private static void collect(OrgChange change, ImpactPlan plan) {
    StatisticsCollector kinds = Statistics.label("changes that were carried out");
    kinds.collect(change.getClass().getSimpleName());
    kinds.coverage(
        checker ->
            KINDS.forEach(
                kind ->
                    checker
                        .check(kind.getSimpleName())
                        .count((Integer met, Integer all) -> all < ENOUGH || met > 0)));
    Statistics.label("plans that change what somebody sees")
        .collect(!plan.visibilityChanges().isEmpty())
        .coverage(
            checker ->
                checker
                    .check(true)
                    .count((Integer met, Integer all) -> all < ENOUGH || met > all / 4));
  }

  private static OrgChange any(Random random, Company company) {
    List<UserId> deleted = company.org().deletedUsers().stream().map(User::id).toList();
    UserId user = oneOf(random, ALL);
    UserId other = oneOf(random, ALL);
    return switch (random.nextInt(8)) {
      case 0 -> DeleteUser.of(user).recordsTo(other);
      case 1 -> DeleteUser.of(user);
      case 2 -> new UndoDeleteUser(deleted.isEmpty() ? user : oneOf(random, deleted), null);
      case 3 -> new SetType(user, random.nextBoolean() ? UserType.HEAD : UserType.MANAGER);
      case 4 -> new SetStatus(user, oneOf(random, List.of(UserStatus.values())));
      case 5 -> new TransferDirectorship(user);
      case 6 -> new SetAllowedRanges(random.nextBoolean() ? List.of() : List.of("10.0.0.0/8"));
      default -> new SetResponsible(user, other);
    };
  }

  private static Map<UserId, Set<RecordId>> seen(Company company) {
    Map<UserId, Set<RecordId>> seen = new HashMap<>();
    ALL.forEach(user -> seen.put(user, company.seenBy(user)));
    return seen;
  }

  private static Map<UserId, Set<RecordId>> previewed(
      CrmSession director, ImpactPlan plan, boolean gains) {
    Map<UserId, Set<RecordId>> records = new HashMap<>();
    plan.visibilityChanges()
        .forEach(
            visibility -> {
              UserId user = visibility.user().id();
              Page<RecordName> page =
                  gains
                      ? director
                          .previews()
                          .gained(plan, user, RecordKind.CLIENT, PageRequest.first().limit(100))
                      : director
                          .previews()
                          .lost(plan, user, RecordKind.CLIENT, PageRequest.first().limit(100));
              Set<RecordId> ids = new HashSet<>();
              page.items().forEach(record -> ids.add(record.id()));
              assertThat((gains ? visibility.gains() : visibility.loses()).clients())
                  .isEqualTo(ids.size());
              records.put(user, ids);
            });
    return records;
  }

  private static Set<RecordId> without(Set<RecordId> all, Set<RecordId> some) {
    Set<RecordId> rest = new HashSet<>(all);
    rest.removeAll(some);
    return rest;
  }

  private static Set<RecordId> of(Map<UserId, Set<RecordId>> all, UserId user) {
    return all.getOrDefault(user, Set.of());
  }

  private static <T> T oneOf(Random random, List<T> all) {
    return all.get(random.nextInt(all.size()));
  }
}
