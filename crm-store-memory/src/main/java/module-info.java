/** The embedded store. */
module dev.crmkit.store.memory {
  requires transitive dev.crmkit.core;
  requires static transitive org.jspecify;
  requires static org.immutables.value;
  requires com.google.common;

  exports dev.crmkit.store.memory;

  // SnapshotLine is bound to JSON as the model's values are.
  opens dev.crmkit.store.memory.internal.snapshot to
      dev.crmkit.core;
}
