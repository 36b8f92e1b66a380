package dev.crmkit.store.testkit.internal.step;

import dev.crmkit.store.testkit.internal.format.Checked;
import dev.crmkit.store.testkit.internal.format.EntityKind;
import dev.crmkit.store.testkit.internal.format.EntityRef;
import dev.crmkit.store.testkit.internal.format.Forms;
import dev.crmkit.store.testkit.internal.format.Keys.OneOf;
import dev.crmkit.store.testkit.internal.format.Node;
import dev.crmkit.store.testkit.internal.format.Reading;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An action and its object.
 *
 * @param action the word of the action
 * @param on an entity or, for {@code create}, what would be created; null for {@code sign-in}
 */
public record AccessQuestion(
    @OneOf({"view", "edit", "delete", "assign", "create", "open", "manage", "sign-in"})
        String action,
    @Nullable String on)
    implements Checked {

  private static final List<String> CREATED =
      List.of("client", "activity", "deal", "user:manager", "user:head", "user:director");

  /** Demands {@code on} exactly where the action needs it. */
  @Override
  public void check(Node.Entries map, Reading reading) {
    Node node = map.get("on");
    boolean created = on != null && CREATED.contains(on);
    if (on != null && node != null && !created) {
      Forms.entity(EntityKind.nameable()).read(node, "on", reading);
    }
    if (action.equals("sign-in")) {
      if (node != null) {
        reading.problem(node.place(), "sign-in has no 'on'");
      }
    } else if (on == null || node == null) {
      reading.problem(map.place(), "'on' is missing: what shall be acted on?");
    } else if (action.equals("create") != created) {
      reading.problem(
          node.place(),
          action.equals("create")
              ? "'on' of create is one of "
                  + String.join(", ", CREATED)
                  + ", not "
                  + node.describe()
              : "'on' of " + action + " is kind/name, not " + node.describe());
    }
  }

  /** Returns the entity that is the object of the action, which is not {@code create}. */
  public EntityRef entity() {
    return EntityRef.parse(String.valueOf(on)).orElseThrow();
  }
}
