/** The model of CrmKit: values, their rules, conditions, and the store's contract. */
@SuppressWarnings("module") // of the qualified exports: crm-access is compiled after this module
module dev.crmkit.core {
  requires static java.compiler;
  requires static org.immutables.value;
  // Not static: which components of a record may be null is read from its annotations at run time.
  requires transitive org.jspecify;
  requires com.google.common;
  requires tools.jackson.databind;
  requires inet.ipaddr;

  exports dev.crmkit.core;
  exports dev.crmkit.core.activity;
  exports dev.crmkit.core.client;
  exports dev.crmkit.core.deal;
  exports dev.crmkit.core.edit;
  exports dev.crmkit.core.error;
  exports dev.crmkit.core.file;
  exports dev.crmkit.core.form;
  exports dev.crmkit.core.history;
  exports dev.crmkit.core.json;
  exports dev.crmkit.core.label;
  exports dev.crmkit.core.network;
  exports dev.crmkit.core.org;
  exports dev.crmkit.core.pipeline;
  exports dev.crmkit.core.portfolio;
  exports dev.crmkit.core.query;
  exports dev.crmkit.core.record;
  exports dev.crmkit.core.store;
  exports dev.crmkit.core.text;
  exports dev.crmkit.core.user;

  // Shared by the modules of CrmKit; not API.
  exports dev.crmkit.core.internal.json to
      dev.crmkit.access;
  exports dev.crmkit.core.internal.org to
      dev.crmkit.access;
  exports dev.crmkit.core.internal.store to
      dev.crmkit.store.jdbc,
      dev.crmkit.store.memory;
  exports dev.crmkit.core.internal.style to
      dev.crmkit.access;

  uses dev.crmkit.core.internal.json.JsonProxy;

  provides tools.jackson.databind.JacksonModule with
      dev.crmkit.core.internal.json.CrmModule;
}
