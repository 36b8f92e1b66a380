/** The contract that every store must pass, as tests to inherit. */
module dev.crmkit.store.testkit {
  requires transitive dev.crmkit.core;
  requires static transitive org.jspecify;
  requires static org.immutables.value;
  requires transitive net.jqwik.api;
  requires transitive org.assertj.core;
  requires transitive org.junit.jupiter.api;

  exports dev.crmkit.store.testkit;
  exports dev.crmkit.store.testkit.reference;
}
