package dev.crmkit.store.testkit.internal.step;

import static dev.crmkit.store.testkit.internal.format.MapKey.optional;
import static dev.crmkit.store.testkit.internal.format.MapKey.required;

import com.google.common.net.InetAddresses;
import dev.crmkit.access.CrmSession;
import dev.crmkit.core.user.UserId;
import dev.crmkit.store.testkit.internal.format.MapShape;
import dev.crmkit.store.testkit.internal.format.Shapes;
import dev.crmkit.store.testkit.internal.operation.EntityKind;
import dev.crmkit.store.testkit.internal.workspace.Actor;
import dev.crmkit.store.testkit.internal.workspace.ScenarioWorkspace;
import dev.crmkit.store.testkit.internal.yaml.Node;

/** The acting user of a step. */
final class StepActor {

  /** The keys of the acting user. */
  static final MapShape KEYS =
      MapShape.of(required("user", Shapes.NAME), optional("from", Shapes.ADDRESS));

  private StepActor() {}

  static Actor actor(ScenarioWorkspace workspace, Node.Entries body) {
    if (!(body.get("user") instanceof Node.Text user)) {
      throw new IllegalArgumentException("nobody acts in " + body);
    }
    return new Actor(
        workspace,
        UserId.of(workspace.names().number(EntityKind.USER, user.value())),
        body.get("from") instanceof Node.Text from ? InetAddresses.forString(from.value()) : null);
  }

  static CrmSession session(ScenarioWorkspace workspace, Node.Entries body) {
    return actor(workspace, body).session();
  }
}
