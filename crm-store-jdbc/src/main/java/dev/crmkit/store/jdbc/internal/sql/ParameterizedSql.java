package dev.crmkit.store.jdbc.internal.sql;

import dev.crmkit.store.jdbc.internal.dialect.SqlDialect;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Query;
import org.jspecify.annotations.Nullable;

/**
 * A query whose text is rendered once and which is executed several times; some of its values are
 * open and others are fixed.
 */
public final class ParameterizedSql {

  private final String text;
  private final List<@Nullable Object> values;

  /**
   * Renders a query.
   *
   * @param query with a {@link PreparedSql#parameter} for each open value
   */
  public ParameterizedSql(SqlDialect dialect, Query query) {
    this.text = SqlRenderer.of(dialect, query);
    this.values = new ArrayList<>(SqlRenderer.values(dialect, query));
  }

  public String text() {
    return text;
  }

  /** Returns all values in order, given the open ones. */
  public List<Object> values(List<?> open) {
    List<Object> all = new ArrayList<>(values.size());
    int next = 0;
    for (Object value : values) {
      all.add(value == null ? open.get(next++) : value);
    }
    return all;
  }
}
