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

/** Checks users, groups and portfolios (rules.md U1, U2, U11, U12, D1, D9). */
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
      findings.add("U1", "there must be one Director, but there are: " + directors);
      return;
    }
    User director = directors.get(0);
    findings.require(
        org.director().equals(director),
        "U1",
        "the Director is " + director.id() + ", but the organisation names " + org.director());
    findings.require(
        director.status() == UserStatus.ACTIVE,
        "U1",
        "the Director must be active, but " + director.id() + " is " + director.status());
    findings.require(
        director.deniedSettings().isEmpty(),
        "U1",
        "the Director cannot be denied settings, but "
            + director.id()
            + " is denied "
            + director.deniedSettings());
    findings.require(
        director.responsible().isEmpty(),
        "U1",
        "the Director "
            + director.id()
            + " cannot have a responsible, but has "
            + director.responsible());
  }

  private void checkResponsible(User user) {
    if (user.type() == UserType.DIRECTOR) {
      return;
    }
    UserId responsible = user.responsible().orElse(null);
    User found = responsible == null ? null : org.user(responsible).orElse(null);
    if (responsible == null || found == null || responsible.equals(user.id())) {
      findings.add(
          "U2",
          "the responsible of " + user.id() + " must be another living user, not " + responsible);
      return;
    }
    boolean legal =
        found.type() == UserType.DIRECTOR
            || (user.type() == UserType.MANAGER && found.type() == UserType.HEAD);
    findings.require(
        legal,
        "U2",
        "the responsible of the "
            + user.type()
            + " "
            + user.id()
            + " cannot be the "
            + found.type()
            + " "
            + responsible);
    findings.require(
        org.directReports(responsible).contains(user),
        "U2",
        user.id() + " is missing from the direct reports of " + responsible);
  }

  private void checkEmails() {
    Map<String, UserId> usersByEmail = new HashMap<>();
    for (User user : living) {
      String email = user.email().orElse(null);
      if (email == null) {
        continue;
      }
      UserId other = usersByEmail.put(TextOrder.nameKey(email), user.id());
      findings.require(
          other == null, "U12", "both " + other + " and " + user.id() + " have '" + email + "'");
      findings.require(
          org.userByEmail(email).isPresent(), "U12", "no user is found by '" + email + "'");
    }
  }

  private void checkGroups(User user) {
    for (GroupId group : user.groups()) {
      findings.require(
          org.group(group).isPresent(),
          "U11",
          user.id() + " is in " + group + ", which does not exist");
    }
  }

  private void checkPortfolios() {
    Map<PortfolioId, UserId> personal = new HashMap<>();
    for (User user : all) {
      UserId other = personal.put(user.portfolio(), user.id());
      findings.require(
          other == null,
          "D1",
          user.portfolio() + " is the personal portfolio of both " + other + " and " + user.id());
      findings.require(
          org.hasPortfolio(user.portfolio()),
          "D1",
          "the personal " + user.portfolio() + " of " + user.id() + " does not exist");
    }
    for (Portfolio portfolio : org.portfolios()) {
      UserId owner = portfolio.owner();
      findings.require(
          personal.containsKey(portfolio.id()),
          "D1",
          portfolio.id() + " is nobody's personal portfolio");
      findings.require(
          org.user(owner).isPresent(),
          "D1",
          portfolio.id() + " is owned by " + owner + ", who is not a living user");
      findings.require(
          org.portfoliosOf(owner).contains(portfolio.id()),
          "D1",
          portfolio.id() + " is missing from the portfolios of " + owner);
      UserId user = personal.get(portfolio.id());
      findings.require(
          user == null || org.user(user).isEmpty() || user.equals(owner),
          "D1",
          "the personal " + portfolio.id() + " of " + user + " is owned by " + owner);
    }
  }

  private void checkDeleted(User user) {
    UserDeletion deletion = user.deletion().orElseThrow();
    Set<PortfolioId> missing = new HashSet<>(deletion.handedOver());
    missing.removeIf(org::hasPortfolio);
    findings.require(
        missing.isEmpty(), "D9", user.id() + " handed over " + missing + ", which no longer exist");
    findings.require(
        deletion.revision() <= org.revision(),
        "D9",
        user.id() + " was deleted by a future revision: " + deletion.revision());
    findings.require(
        org.user(user.id()).isEmpty(), "D5", user.id() + " is both living and deleted");
  }
}
