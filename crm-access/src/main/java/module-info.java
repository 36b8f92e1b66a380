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

  opens dev.crmkit.access.internal.json to
      dev.crmkit.core;
  opens dev.crmkit.access.query to
      dev.crmkit.core;

  provides dev.crmkit.core.internal.json.JsonProxy with
      dev.crmkit.access.internal.json.DecisionProxy,
      dev.crmkit.access.internal.json.ExceptionProxy;
}
