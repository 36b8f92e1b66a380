package dev.crmkit.store.testkit.internal.workspace;

import dev.crmkit.access.CrmSession;
import dev.crmkit.core.user.UserId;
import java.net.InetAddress;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The acting user.
 *
 * @param workspace where
 * @param user who
 * @param address the address that they come from, or null when none is known
 * @param isDryRun whether nothing that they do is written
 */
public record Actor(
    ScenarioWorkspace workspace, UserId user, @Nullable InetAddress address, boolean isDryRun) {

  /** Opens a session of the user, as for each request. */
  public CrmSession session() {
    CrmSession session = workspace.crm().session(user, address);
    return isDryRun ? session.dryRun() : session;
  }

  /** Keeps the result of a change for later steps, unless it was a dry run. */
  public <T> void keep(T result, BiConsumer<ScenarioWorkspace, T> how) {
    if (!isDryRun) {
      how.accept(workspace, result);
    }
  }
}
