/** The store in relational databases. */
module dev.crmkit.store.jdbc {
  requires transitive dev.crmkit.core;
  requires transitive java.sql;
  requires static transitive org.jspecify;
  requires static org.immutables.value;
  requires com.google.common;
  requires flyway.core;
  requires org.jooq;
  requires org.slf4j;

  exports dev.crmkit.store.jdbc;
}
