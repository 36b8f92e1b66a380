package dev.crmkit.store.jdbc.internal.sql;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jooq.QueryPart;
import org.jooq.ResultQuery;
import org.jooq.SQL;
import org.jooq.impl.DSL;

/**
 * SQL text with named parts, such as <code>where {filter}</code>. The text is what the database
 * gets, but for the parts, which bring their own parameters.
 */
public final class SqlTemplate {

  private static final Pattern NAME = Pattern.compile("\\{([a-z_0-9]+)}");

  private final String text;
  private final Map<String, QueryPart> parts = new HashMap<>();

  private SqlTemplate(String text) {
    this.text = text;
  }

  public static SqlTemplate of(String text) {
    return new SqlTemplate(text);
  }

  /** Sets a part; one that the text does not name is ignored. */
  public SqlTemplate with(String name, QueryPart part) {
    parts.put(name, part);
    return this;
  }

  /** Sets a part to a number that is written into the text. */
  public SqlTemplate with(String name, int number) {
    return with(name, DSL.inline(number));
  }

  /**
   * Returns the text with its parts.
   *
   * @throws IllegalStateException if a part is missing
   */
  public SQL sql() {
    List<QueryPart> used = new ArrayList<>();
    StringBuilder numbered = new StringBuilder();
    Matcher names = NAME.matcher(text);
    while (names.find()) {
      QueryPart part = parts.get(names.group(1));
      if (part == null) {
        throw new IllegalStateException("there is no part {" + names.group(1) + "} for " + text);
      }
      names.appendReplacement(numbered, "{" + used.size() + "}");
      used.add(part);
    }
    names.appendTail(numbered);
    return DSL.sql(numbered.toString(), used.toArray(QueryPart[]::new));
  }

  public ResultQuery<?> query() {
    return DSL.resultQuery(sql());
  }
}
