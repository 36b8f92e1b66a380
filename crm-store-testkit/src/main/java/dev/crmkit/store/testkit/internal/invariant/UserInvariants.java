package dev.crmkit.store.testkit.internal.invariant;

import dev.crmkit.core.org.OrgSnapshot;
import dev.crmkit.core.org.Portfolio;
import dev.crmkit.core.portfolio.PortfolioId;
import dev.crmkit.core.text.TextOrder;
import dev.crmkit.core.user.GroupId;
import dev.crmkit.core.user.User;
import dev.crmkit.core.user.UserDeletion;
import dev.crmkit.core.user.UserId;
import dev.crmkit.core.user.UserStatus;
import dev.crmkit.core.user.UserType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Of users, groups and portfolios (rules.md U1, U2, U11, U12, D1). */
final class UserInvariants {

  private final OrgSnapshot org;
  private final Findings findings;
  private final List<User> living;
  private final List<User> all;

  UserInvariants(OrgSnapshot org, Findings findings) {
    this.org = org;
    this.findings = findings;
    living = org.users();
    all = new ArrayList<>(living);
    all.addAll(org.deletedUsers());
  }

  void check() {
    checkDirector();
    living.forEach(this::checkResponsible);
    checkEmails();
    living.forEach(this::checkGroups);
    checkPortfolios();
    org.deletedUsers().forEach(this::checkDeleted);
  }

  private void checkDirector() {
    List<User> directors =
        living.stream().filter(user -> user.type() == UserType.DIRECTOR).toList();
    if (directors.size() != 1) {
      findings.add("U1", "there is one Director, and these are: " + directors);
      return;
    }
    User director = directors.get(0);
    findings.require(
        org.director().equals(director),
        "U1",
        "the Director is " + director.id() + ", and the organisation names " + org.director());
    findings.require(
        director.status() == UserStatus.ACTIVE,
        "U1",
        "the Director is active, and " + director.id() + " is " + director.status());
    findings.require(
        director.deniedSettings().isEmpty(),
        "U1",
        "the Director is denied nothing, and " + director.id() + " " + director.deniedSettings());
    findings.require(
        director.responsible().isEmpty(),
        "U1",
        "nobody is over the Director " + director.id() + ", and " + director.responsible());
  }

  private void checkResponsible(User user) {
    if (user.type() == UserType.DIRECTOR) {
      return;
    }
    UserId over = user.responsible().orElse(null);
    User found = over == null ? null : org.user(over).orElse(null);
    if (over == null || found == null || over.equals(user.id())) {
      findings.add(
          "U2",
          "over " + user.id() + " is another living user, and not " + (over == null ? null : over));
      return;
    }
    boolean legal =
        found.type() == UserType.DIRECTOR
            || (user.type() == UserType.MANAGER && found.type() == UserType.HEAD);
    findings.require(
        legal,
        "U2",
        "over the "
            + user.type()
            + " "
            + user.id()
            + " cannot be the "
            + found.type()
            + " "
            + over);
    findings.require(
        org.directReports(over).contains(user),
        "U2",
        user.id() + " is not found among those under " + over);
  }

  private void checkEmails() {
    Map<String, UserId> holders = new HashMap<>();
    for (User user : living) {
      String email = user.email().orElse(null);
      if (email == null) {
        continue;
      }
      UserId other = holders.put(TextOrder.nameKey(email), user.id());
      findings.require(
          other == null, "U12", "both " + other + " and " + user.id() + " have '" + email + "'");
      findings.require(
          org.userByEmail(email).isPresent(), "U12", "nobody is found by '" + email + "'");
    }
  }

  private void checkGroups(User user) {
    for (GroupId group : user.groups()) {
      findings.require(
          org.group(group).isPresent(), "U11", user.id() + " is in " + group + ", which is not");
    }
  }

  private void checkPortfolios() {
    Map<PortfolioId, UserId> owns = new HashMap<>();
    for (User user : all) {
      UserId other = owns.put(user.portfolio(), user.id());
      findings.require(
          other == null,
          "D1",
          user.portfolio() + " is the own one of both " + other + " and " + user.id());
      findings.require(
          org.hasPortfolio(user.portfolio()),
          "D1",
          "the own " + user.portfolio() + " of " + user.id() + " is lost");
    }
    for (Portfolio portfolio : org.portfolios()) {
      UserId holder = portfolio.owner();
      findings.require(owns.containsKey(portfolio.id()), "D1", portfolio.id() + " is nobody's own");
      findings.require(
          org.user(holder).isPresent(),
          "D1",
          portfolio.id() + " is held by " + holder + ", who is no living user");
      findings.require(
          org.portfoliosOf(holder).contains(portfolio.id()),
          "D1",
          portfolio.id() + " is not found among what " + holder + " holds");
      UserId own = owns.get(portfolio.id());
      findings.require(
          own == null || org.user(own).isEmpty() || own.equals(holder),
          "D1",
          "the own " + portfolio.id() + " of " + own + " is held by " + holder);
    }
  }

  private void checkDeleted(User user) {
    UserDeletion deletion = user.deletion().orElseThrow();
    Set<PortfolioId> lost = new HashSet<>(deletion.handedOver());
    lost.removeIf(org::hasPortfolio);
    findings.require(lost.isEmpty(), "D9", user.id() + " handed over " + lost + ", now lost");
    findings.require(
        deletion.revision() <= org.revision(),
        "D9",
        user.id() + " was deleted by a revision that has not been: " + deletion.revision());
    findings.require(
        org.user(user.id()).isEmpty(), "D5", user.id() + " is both living and deleted");
  }
}
