/** Helpers for the property-based tests of all modules. */
module dev.crmkit.testing {
  requires java.management;
  requires jdk.management;
  requires static transitive org.jspecify;
  requires transitive net.jqwik.api;

  exports dev.crmkit.testing;

  provides net.jqwik.api.lifecycle.LifecycleHook with
      dev.crmkit.testing.ScaledTries;
}
