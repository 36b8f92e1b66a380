/** The embedded store. */
module dev.crmkit.store.memory {
  requires transitive dev.crmkit.core;
  requires static transitive org.jspecify;
  requires static org.immutables.value;
  requires com.google.common;

  exports dev.crmkit.store.memory;

  // The lines of a saved store are written and read as values are.
  opens dev.crmkit.store.memory to
      dev.crmkit.core;
}
