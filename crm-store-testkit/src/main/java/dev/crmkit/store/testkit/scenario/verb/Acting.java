package dev.crmkit.store.testkit.scenario.verb;

import static dev.crmkit.store.testkit.scenario.format.Key.may;
import static dev.crmkit.store.testkit.scenario.format.Key.must;

import com.google.common.net.InetAddresses;
import dev.crmkit.access.CrmSession;
import dev.crmkit.core.user.UserId;
import dev.crmkit.store.testkit.scenario.company.Actor;
import dev.crmkit.store.testkit.scenario.company.Company;
import dev.crmkit.store.testkit.scenario.format.Keys;
import dev.crmkit.store.testkit.scenario.format.Kind;
import dev.crmkit.store.testkit.scenario.format.Shapes;
import dev.crmkit.store.testkit.yaml.Node;

/** Who acts in a step. */
final class Acting {

  /** The keys that say so. */
  static final Keys KEYS = Keys.of(must("user", Shapes.NAME), may("from", Shapes.ADDRESS));

  private Acting() {}

  static Actor actor(Company company, Node.Entries body) {
    if (!(body.get("user") instanceof Node.Text user)) {
      throw new IllegalArgumentException("nobody acts in " + body);
    }
    return new Actor(
        company,
        UserId.of(company.names().number(Kind.USER, user.value())),
        body.get("from") instanceof Node.Text from ? InetAddresses.forString(from.value()) : null);
  }

  static CrmSession session(Company company, Node.Entries body) {
    return actor(company, body).session();
  }
}
