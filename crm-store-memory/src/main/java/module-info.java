/** The embedded store. */
module dev.crmkit.store.memory {
  requires transitive dev.crmkit.core;
  requires static transitive org.jspecify;
  requires static org.immutables.value;
  requires com.google.common;

  exports dev.crmkit.store.memory;
}
