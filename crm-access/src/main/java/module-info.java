/** Who sees and does what: pure decisions over a snapshot of the organisation; the guarded API. */
module dev.crmkit.access {
  requires transitive dev.crmkit.core;
  requires static transitive org.jspecify;
  requires static java.compiler;
  requires static org.immutables.value;
  requires com.google.common;
  requires com.sanctionco.jmail;
  requires org.slf4j;

  exports dev.crmkit.access;
  exports dev.crmkit.access.change;
  exports dev.crmkit.access.decision;
  exports dev.crmkit.access.options;
  exports dev.crmkit.access.query;
  exports dev.crmkit.access.view;
}
