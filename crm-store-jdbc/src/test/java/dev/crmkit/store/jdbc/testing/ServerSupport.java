package dev.crmkit.store.jdbc.testing;

import dev.crmkit.testing.servers.DatabaseServer;
import net.jqwik.api.lifecycle.LifecycleContext;
import net.jqwik.api.lifecycle.SkipExecutionHook;
import org.junit.jupiter.api.Assumptions;

/** Whether database servers can be started on this machine. */
public final class ServerSupport {

  private ServerSupport() {}

  /** Skips the calling test if servers cannot be started. */
  static void assumeServers() {
    Assumptions.assumeTrue(DatabaseServer.canRun(), DatabaseServer.CANNOT_RUN);
  }

  /** Skips properties if servers cannot be started: jqwik has no assumption about all tries. */
  public static final class NeedsServer implements SkipExecutionHook {
    @Override
    public SkipResult shouldBeSkipped(LifecycleContext context) {
      return DatabaseServer.canRun()
          ? SkipResult.doNotSkip()
          : SkipResult.skip(DatabaseServer.CANNOT_RUN);
    }
  }
}
