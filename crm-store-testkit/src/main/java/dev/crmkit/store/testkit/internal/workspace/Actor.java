package dev.crmkit.store.testkit.internal.workspace;

import dev.crmkit.access.CrmSession;
import dev.crmkit.core.user.UserId;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/**
 * The acting user.
 *
 * @param workspace where
 * @param user who
 * @param address the address that they come from, or null when none is known
 */
public record Actor(ScenarioWorkspace workspace, UserId user, @Nullable InetAddress address) {

  /** Opens a session of the user, as for each request. */
  public CrmSession session() {
    return workspace.crm().session(user, address);
  }
}
