/**
 * The contract that every store must pass, and the rules held on it, as tests to inherit; scenarios
 * that can be run on any store.
 */
module dev.crmkit.store.testkit {
  requires transitive dev.crmkit.access;
  requires transitive dev.crmkit.core;
  requires static transitive org.jspecify;
  requires static org.immutables.value;
  requires tools.jackson.databind;
  requires com.google.common;
  requires transitive net.jqwik.api;
  requires transitive org.assertj.core;
  requires transitive org.junit.jupiter.api;
  requires org.snakeyaml.engine;

  exports dev.crmkit.store.testkit;
  exports dev.crmkit.store.testkit.sample;
  exports dev.crmkit.store.testkit.scenario;
  exports dev.crmkit.store.testkit.script;
}
