package dev.crmkit.store.jdbc.internal.sql;

import dev.crmkit.store.jdbc.internal.dialect.Database;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Query;
import org.jspecify.annotations.Nullable;

/**
 * A query that is executed several times, with other values where it leaves them open, and whose
 * text is made once.
 */
public final class ParameterizedSql {

  private final String text;
  private final List<@Nullable Object> values;

  /**
   * A template.
   *
   * @param query with a {@link PreparedSql#parameter} where a value is left open
   */
  public ParameterizedSql(Database database, Query query) {
    this.text = SqlRenderer.of(database, query);
    this.values = new ArrayList<>(SqlRenderer.values(database, query));
  }

  public String text() {
    return text;
  }

  /** All values of it, those among them that it leaves open. */
  public List<Object> values(List<?> open) {
    List<Object> all = new ArrayList<>(values.size());
    int next = 0;
    for (Object value : values) {
      all.add(value == null ? open.get(next++) : value);
    }
    return all;
  }
}
