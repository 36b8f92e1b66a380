package dev.crmkit.access.internal.plan;

import static dev.crmkit.core.internal.org.IndexedOrgSnapshot.portfolioOwner;
import static dev.crmkit.core.internal.org.IndexedOrgSnapshot.userOrNull;

import dev.crmkit.access.change.RecordCounts;
import dev.crmkit.access.change.SubjectRef;
import dev.crmkit.access.change.VisibilityChange;
import dev.crmkit.access.decision.Decisions;
import dev.crmkit.access.decision.OwnerSet;
import dev.crmkit.access.decision.Visibility;
import dev.crmkit.core.OrgEntry;
import dev.crmkit.core.Subject;
import dev.crmkit.core.form.Field;
import dev.crmkit.core.form.Section;
import dev.crmkit.core.form.SectionId;
import dev.crmkit.core.network.AllowedRanges;
import dev.crmkit.core.org.OrgDelta;
import dev.crmkit.core.org.OrgSnapshot;
import dev.crmkit.core.org.Portfolio;
import dev.crmkit.core.portfolio.PortfolioId;
import dev.crmkit.core.query.Scope;
import dev.crmkit.core.user.User;
import dev.crmkit.core.user.UserId;
import dev.crmkit.core.user.UserStatus;
import dev.crmkit.core.user.UserType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Computes who gains and who loses visibility of what by a change of the organisation, by comparing
 * the visibility of users before and after it. Only users whose visibility can have changed are
 * compared: those whose own type, responsible or status changed, and those who can see a portfolio
 * whose owner did.
 *
 * <p>The records are counted once for each portfolio, in one grouped count of {@link
 * #scopeToCount}, and summed by sets of owners ({@link VisibilityTally}). So a plan takes time in
 * proportion to the sum of the users and portfolios concerned, not to their product.
 */
public final class VisibilityDiff {

  /**
   * The portfolios that one user gains and loses.
   *
   * @param gained the portfolios that the user starts seeing
   * @param lost the portfolios that the user stops seeing
   */
  public record PortfolioDiff(Set<PortfolioId> gained, Set<PortfolioId> lost) {}

  private final OrgSnapshot before;
  private final OrgSnapshot after;
  private final Set<UserId> changed = new HashSet<>();
  private final Set<PortfolioId> moved = new HashSet<>();
  private final Map<UserId, Set<Subject>> opened = new HashMap<>();
  private final Map<UserId, Set<Subject>> closed = new HashMap<>();

  /** Compares an organisation before and after a change. */
  public VisibilityDiff(OrgSnapshot before, OrgSnapshot after, OrgDelta delta) {
    this.before = before;
    this.after = after;
    delta.put().forEach(this::collect);
    changed.addAll(observersOfMoved());
    compareForm(delta);
  }

  private void collect(OrgEntry entry) {
    if (entry instanceof User user) {
      collect(userOrNull(before, user.id()), userOrNull(after, user.id()), user.id());
    } else if (entry instanceof Portfolio portfolio && before.hasPortfolio(portfolio.id())) {
      moved.add(portfolio.id());
    } else if (entry instanceof AllowedRanges) {
      after.forEachUser(
          user -> {
            if (user.status() == UserStatus.IP_RESTRICTED) {
              changed.add(user.id());
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
    changed.add(id);
    if (!samePlace) {
      before.forEachPortfolioOf(id, moved::add);
    }
    if (!sameType) {
      after.forEachDirectReport(id, under -> changed.add(under.id()));
    }
  }

  /** Returns the users who see a moved portfolio before or after: its owner and their team. */
  private Set<UserId> observersOfMoved() {
    Set<UserId> found = new HashSet<>();
    for (OrgSnapshot org : List.of(before, after)) {
      Set<UserId> heads = new HashSet<>();
      for (PortfolioId portfolio : moved) {
        User owner = org.ownerOf(portfolio);
        found.add(owner.id());
        UserId head = owner.type() == UserType.HEAD ? owner.id() : over(owner);
        if (head != null) {
          heads.add(head);
        }
      }
      for (UserId head : heads) {
        found.add(head);
        User user = userOrNull(org, head);
        if (user != null && user.type() == UserType.HEAD) {
          org.forEachDirectReport(head, peer -> found.add(peer.id()));
        }
      }
    }
    return found;
  }

  private static @Nullable UserId over(User user) {
    return user.responsible().orElse(null);
  }

  private static @Nullable Visibility visibility(OrgSnapshot org, UserId id) {
    User user = userOrNull(org, id);
    return user == null || !Decisions.canWork(org, user) ? null : Visibility.of(org, user);
  }

  private static List<OwnerSet> seen(OrgSnapshot org, UserId id) {
    Visibility visibility = visibility(org, id);
    return visibility == null ? List.of() : visibility.owners();
  }

  /** Returns the portfolios whose records have to be counted for {@link #changes}. */
  public Scope scopeToCount() {
    Set<OwnerSet> seenBefore = new HashSet<>();
    Set<OwnerSet> seenAfter = new HashSet<>();
    for (UserId id : changed) {
      List<OwnerSet> saw = seen(before, id);
      List<OwnerSet> sees = seen(after, id);
      if (!saw.equals(sees)) {
        seenBefore.addAll(saw);
        seenAfter.addAll(sees);
      }
    }
    if (seenBefore.contains(OwnerSet.ALL) || seenAfter.contains(OwnerSet.ALL)) {
      return Scope.everything();
    }
    Set<PortfolioId> portfolios = new HashSet<>(moved);
    seenBefore.forEach(owners -> owners.forEachPortfolio(before, portfolios::add));
    seenAfter.forEach(owners -> owners.forEachPortfolio(after, portfolios::add));
    portfolios.removeIf(portfolio -> !before.hasPortfolio(portfolio));
    return Scope.portfolios(portfolios);
  }

  /**
   * Returns what changes for each user who is not deleted by the change, in the order of their ids.
   *
   * @param counts the records in each portfolio of {@link #scopeToCount} that has any
   * @param shown which users to report
   */
  public List<VisibilityChange> changes(
      Map<PortfolioId, RecordCounts> counts, Predicate<? super User> shown) {
    VisibilityTally tally = new VisibilityTally();
    counts.forEach(
        (id, records) -> tally.add(portfolioOwner(before, id), portfolioOwner(after, id), records));
    Set<UserId> concerned = new HashSet<>(changed);
    concerned.addAll(opened.keySet());
    concerned.addAll(closed.keySet());
    return concerned.stream()
        .flatMap(id -> after.user(id).stream())
        .filter(shown)
        .sorted(Comparator.comparingLong(user -> user.id().value()))
        .map(user -> change(user, tally))
        .filter(change -> !change.isNone())
        .toList();
  }

  private VisibilityChange change(User user, VisibilityTally tally) {
    List<OwnerSet> saw = seen(before, user.id());
    List<OwnerSet> sees = seen(after, user.id());
    return new VisibilityChange(
        user.ref(),
        tally.gained(saw, sees),
        tally.lost(saw, sees),
        refs(opened.getOrDefault(user.id(), Set.of())),
        refs(closed.getOrDefault(user.id(), Set.of())));
  }

  private List<SubjectRef> refs(Set<Subject> parts) {
    if (parts.isEmpty()) {
      return List.of();
    }
    return Stream.concat(
            after.sections().stream().map(each -> new SubjectRef(each.id(), each.name())),
            after.fields().stream().map(each -> new SubjectRef(each.id(), each.name())))
        .filter(ref -> parts.contains(ref.id()))
        .toList();
  }

  /** Returns the portfolios that one user gains and loses. */
  public PortfolioDiff portfolioDiff(UserId id) {
    List<OwnerSet> saw = seen(before, id);
    List<OwnerSet> sees = seen(after, id);
    return new PortfolioDiff(missing(after, sees, before, saw), missing(before, saw, after, sees));
  }

  /**
   * Returns the portfolios of some sets of owners before, and of none of others after, or vice
   * versa.
   */
  private Set<PortfolioId> missing(
      OrgSnapshot from, List<OwnerSet> in, OrgSnapshot other, List<OwnerSet> notIn) {
    Set<PortfolioId> missing = new HashSet<>();
    for (OwnerSet owners : in) {
      owners.forEachPortfolio(
          from,
          portfolio -> {
            if (before.hasPortfolio(portfolio)
                && notIn.stream()
                    .noneMatch(set -> set.contains(portfolioOwner(other, portfolio)))) {
              missing.add(portfolio);
            }
          });
    }
    return missing;
  }

  /** A section, or a field, with the section that decides on its visibility before and after. */
  private record Part(Subject subject, SectionId was, SectionId is) {}

  private void compareForm(OrgDelta delta) {
    List<Part> parts = new ArrayList<>();
    List<UserId> regrouped = new ArrayList<>();
    for (OrgEntry entry : delta.put()) {
      if (entry instanceof Section section && before.section(section.id()).isPresent()) {
        parts.add(new Part(section.id(), section.id(), section.id()));
      } else if (entry instanceof Field field) {
        before
            .field(field.id())
            .filter(old -> !old.section().equals(field.section()))
            .ifPresent(old -> parts.add(new Part(field.id(), old.section(), field.section())));
      } else if (entry instanceof User user && isRegrouped(user)) {
        regrouped.add(user.id());
      }
    }
    if (!parts.isEmpty()) {
      after.forEachUser(user -> compareParts(user.id(), parts));
    }
    if (!regrouped.isEmpty()) {
      List<Part> all =
          before.sections().stream()
              .filter(section -> after.section(section.id()).isPresent())
              .map(section -> new Part(section.id(), section.id(), section.id()))
              .toList();
      regrouped.forEach(id -> compareParts(id, all));
    }
  }

  /** Returns whether the type or the groups of a user changed, to which sections are open. */
  private boolean isRegrouped(User user) {
    User old = userOrNull(before, user.id());
    return old == null || old.type() != user.type() || !old.groups().equals(user.groups());
  }

  /** Collects what becomes visible to or hidden from a user who can work before and after. */
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
        Map<UserId, Set<Subject>> of = is ? opened : closed;
        of.computeIfAbsent(id, any -> new HashSet<>()).add(part.subject());
      }
    }
  }
}
