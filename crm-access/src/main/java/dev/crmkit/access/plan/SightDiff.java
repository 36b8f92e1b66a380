package dev.crmkit.access.plan;

import dev.crmkit.access.decision.Decisions;
import dev.crmkit.access.decision.Visibility;
import dev.crmkit.core.Subject;
import dev.crmkit.core.form.Field;
import dev.crmkit.core.form.Section;
import dev.crmkit.core.form.SectionId;
import dev.crmkit.core.network.AllowedRanges;
import dev.crmkit.core.org.OrgDelta;
import dev.crmkit.core.org.OrgEntry;
import dev.crmkit.core.org.OrgSnapshot;
import dev.crmkit.core.portfolio.Portfolio;
import dev.crmkit.core.portfolio.PortfolioId;
import dev.crmkit.core.query.Scope;
import dev.crmkit.core.user.User;
import dev.crmkit.core.user.UserId;
import dev.crmkit.core.user.UserStatus;
import dev.crmkit.core.user.UserType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Who gains and who loses sight of what by a change of the organisation, by portfolios, sections
 * and fields: what the two visibilities say, compared. Only those are asked whose visibility can
 * have changed: the users whose own place changed, wholly; those who see a portfolio that came to
 * lie elsewhere, about that portfolio.
 */
public final class SightDiff {

  /**
   * What one user gains and loses.
   *
   * @param user who, as he is after the change
   * @param gained the portfolios that he starts seeing
   * @param lost the portfolios that he stops seeing
   * @param opened the sections and moved fields that open to him
   * @param closed those that close
   */
  public record Sight(
      User user,
      Set<PortfolioId> gained,
      Set<PortfolioId> lost,
      Set<Subject> opened,
      Set<Subject> closed) {

    Sight(User user) {
      this(user, new HashSet<>(), new HashSet<>(), new HashSet<>(), new HashSet<>());
    }
  }

  private final OrgSnapshot before;
  private final OrgSnapshot after;
  private final Set<UserId> wholly = new HashSet<>();
  private final Set<PortfolioId> moved = new HashSet<>();
  private final TreeMap<Long, Sight> sights = new TreeMap<>();

  private SightDiff(OrgSnapshot before, OrgSnapshot after) {
    this.before = before;
    this.after = after;
  }

  /** What changes for whom, by id; also of some for whom nothing does. */
  public static List<Sight> of(OrgSnapshot before, OrgSnapshot after, OrgDelta delta) {
    SightDiff diff = new SightDiff(before, after);
    delta.put().forEach(diff::collect);
    diff.compareRecords();
    diff.compareForm(delta);
    return List.copyOf(diff.sights.values());
  }

  private void collect(OrgEntry entry) {
    if (entry instanceof User user) {
      collect(before.userOrNull(user.id()), after.userOrNull(user.id()), user.id());
    } else if (entry instanceof Portfolio portfolio && before.hasPortfolio(portfolio.id())) {
      moved.add(portfolio.id());
    } else if (entry instanceof AllowedRanges) {
      after.forEachUser(
          user -> {
            if (user.status() == UserStatus.IP_RESTRICTED) {
              wholly.add(user.id());
            }
          });
    }
  }

  private void collect(@Nullable User old, @Nullable User now, UserId id) {
    boolean sameType = false;
    boolean samePlace = false;
    if (old != null && now != null) {
      sameType = old.type() == now.type();
      samePlace = sameType && old.responsible().equals(now.responsible());
      if (samePlace && old.status() == now.status()) {
        return;
      }
    }
    wholly.add(id);
    if (!samePlace) {
      before.forEachHeldBy(id, moved::add);
    }
    if (!sameType) {
      after.forEachUnder(id, under -> wholly.add(under.id()));
    }
  }

  private void compareRecords() {
    for (UserId id : wholly) {
      sight(id)
          .ifPresent(
              sight -> {
                Set<PortfolioId> saw = seen(before, id);
                Set<PortfolioId> sees = seen(after, id);
                addMissing(sees, saw, sight.gained());
                addMissing(saw, sees, sight.lost());
              });
    }
    for (UserId id : bystanders()) {
      sight(id).ifPresent(this::compareMoved);
    }
  }

  private void compareMoved(Sight sight) {
    Visibility saw = visibility(before, sight.user().id());
    Visibility sees = visibility(after, sight.user().id());
    for (PortfolioId portfolio : moved) {
      boolean was = saw != null && saw.sees(portfolio);
      boolean is = sees != null && sees.sees(portfolio);
      if (is && !was) {
        sight.gained().add(portfolio);
      } else if (was && !is) {
        sight.lost().add(portfolio);
      }
    }
  }

  /** Those who can see a moved portfolio before or after: its holder, his head, and the team. */
  private Set<UserId> bystanders() {
    Set<UserId> found = new HashSet<>();
    for (OrgSnapshot org : List.of(before, after)) {
      Set<UserId> heads = new HashSet<>();
      for (PortfolioId portfolio : moved) {
        User holder = org.holder(portfolio);
        found.add(holder.id());
        UserId head = holder.type() == UserType.HEAD ? holder.id() : over(holder);
        if (head != null) {
          heads.add(head);
        }
      }
      for (UserId head : heads) {
        found.add(head);
        User user = org.userOrNull(head);
        if (user != null && user.type() == UserType.HEAD) {
          org.forEachUnder(head, peer -> found.add(peer.id()));
        }
      }
    }
    found.removeAll(wholly);
    return found;
  }

  private static @Nullable UserId over(User user) {
    return user.responsible().orElse(null);
  }

  /** A user that can be asked about: a deleted one is left out. */
  private Optional<Sight> sight(UserId id) {
    User user = after.userOrNull(id);
    return user == null
        ? Optional.empty()
        : Optional.of(sights.computeIfAbsent(id.value(), any -> new Sight(user)));
  }

  private static @Nullable Visibility visibility(OrgSnapshot org, UserId id) {
    User user = org.userOrNull(id);
    return user == null || !Decisions.canWork(org, user) ? null : Visibility.of(org, user);
  }

  private Set<PortfolioId> seen(OrgSnapshot org, UserId id) {
    Visibility sight = visibility(org, id);
    Scope scope = sight == null ? Scope.nothing() : sight.scope();
    Set<PortfolioId> all = new HashSet<>();
    if (scope instanceof Scope.Portfolios some) {
      some.ids().stream().filter(before::hasPortfolio).forEach(all::add);
    } else if (scope instanceof Scope.Everything) {
      before.portfolios().forEach(portfolio -> all.add(portfolio.id()));
    }
    return all;
  }

  private static void addMissing(
      Set<PortfolioId> from, Set<PortfolioId> in, Set<PortfolioId> missing) {
    for (PortfolioId portfolio : from) {
      if (!in.contains(portfolio)) {
        missing.add(portfolio);
      }
    }
  }

  /** A section or a field, with the sections that it is seen by before and after. */
  private record Part(Subject subject, SectionId was, SectionId is) {}

  private void compareForm(OrgDelta delta) {
    List<Part> changed = new ArrayList<>();
    List<UserId> regrouped = new ArrayList<>();
    for (OrgEntry entry : delta.put()) {
      if (entry instanceof Section section && before.section(section.id()).isPresent()) {
        changed.add(new Part(section.id(), section.id(), section.id()));
      } else if (entry instanceof Field field) {
        before
            .field(field.id())
            .filter(old -> !old.section().equals(field.section()))
            .ifPresent(old -> changed.add(new Part(field.id(), old.section(), field.section())));
      } else if (entry instanceof User user) {
        regrouped.add(user.id());
      }
    }
    if (!changed.isEmpty()) {
      everyone(id -> compareParts(id, changed));
    }
    List<Part> all =
        before.sections().stream()
            .filter(section -> after.section(section.id()).isPresent())
            .map(section -> new Part(section.id(), section.id(), section.id()))
            .toList();
    regrouped.forEach(id -> compareParts(id, all));
  }

  private void everyone(Consumer<UserId> each) {
    List<User> users = new ArrayList<>();
    after.forEachUser(users::add);
    users.sort(Comparator.comparingLong(user -> user.id().value()));
    users.forEach(user -> each.accept(user.id()));
  }

  /** What opens and closes to a user who can work before and after. */
  private void compareParts(UserId id, List<Part> parts) {
    Visibility saw = visibility(before, id);
    Visibility sees = visibility(after, id);
    if (saw == null || sees == null) {
      return;
    }
    for (Part part : parts) {
      boolean was = saw.opens(part.was());
      boolean is = sees.opens(part.is());
      if (was != is) {
        sight(id).ifPresent(sight -> (is ? sight.opened() : sight.closed()).add(part.subject()));
      }
    }
  }
}
