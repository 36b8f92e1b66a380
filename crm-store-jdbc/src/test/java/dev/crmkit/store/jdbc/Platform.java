package dev.crmkit.store.jdbc;

import java.util.Locale;
import net.jqwik.api.lifecycle.LifecycleContext;
import net.jqwik.api.lifecycle.SkipExecutionHook;
import org.junit.jupiter.api.Assumptions;

/** Whether database servers can be started here. */
final class Platform {

  private static final String NO_SERVER =
      "the database servers of the tests are for Linux on x86-64; this is "
          + System.getProperty("os.name")
          + " on "
          + System.getProperty("os.arch");

  private Platform() {}

  private static boolean hasServers() {
    String architecture = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
    return System.getProperty("os.name").startsWith("Linux")
        && (architecture.equals("amd64") || architecture.equals("x86_64"));
  }

  /** Skips the test that asks where there are none. */
  static void assumeServers() {
    Assumptions.assumeTrue(hasServers(), NO_SERVER);
  }

  /** Skips properties where there are none: jqwik knows no assumption about all tries. */
  static final class NeedsServer implements SkipExecutionHook {
    @Override
    public SkipResult shouldBeSkipped(LifecycleContext context) {
      return hasServers() ? SkipResult.doNotSkip() : SkipResult.skip(NO_SERVER);
    }
  }
}
