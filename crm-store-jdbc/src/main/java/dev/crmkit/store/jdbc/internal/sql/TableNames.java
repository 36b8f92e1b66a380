package dev.crmkit.store.jdbc.internal.sql;

import java.util.Optional;
import org.jooq.Name;
import org.jooq.impl.DSL;

/**
 * Where the store's tables are and how their names begin.
 *
 * @param prefix the first characters of every table's name
 * @param schema the schema that the tables are in; empty for the one of the connections
 */
public record TableNames(String prefix, Optional<String> schema) {

  public static TableNames withPrefix(String prefix) {
    return new TableNames(prefix, Optional.empty());
  }

  /** Returns the qualified name of a table, given its name without the prefix. */
  Name of(String table) {
    String full = prefix + table;
    return schema.map(name -> DSL.name(name, full)).orElseGet(() -> DSL.name(full));
  }
}
