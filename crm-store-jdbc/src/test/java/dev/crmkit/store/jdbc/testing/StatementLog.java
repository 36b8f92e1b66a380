package dev.crmkit.store.jdbc.testing;

import com.google.common.base.Splitter;
import dev.crmkit.store.jdbc.internal.dialect.SqlDialect;
import dev.crmkit.store.jdbc.internal.sql.ParameterizedSql;
import dev.crmkit.store.jdbc.internal.sql.PreparedSql;
import dev.crmkit.store.jdbc.internal.sql.QueryExecutor;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.jooq.conf.RenderQuotedNames;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;

/**
 * Executes queries and records the statements, with their values inlined, so that they can be
 * explained.
 */
public final class StatementLog implements QueryExecutor {

  private final List<String> statements = new ArrayList<>();
  private final Connection connection;
  private final SqlDialect dialect;
  private final DSLContext writer;

  public StatementLog(Connection connection, SqlDialect dialect) {
    this.connection = connection;
    this.dialect = dialect;
    this.writer =
        DSL.using(dialect.jooq(), new Settings().withRenderQuotedNames(RenderQuotedNames.NEVER));
  }

  @Override
  public <T> List<T> query(Query query, PreparedSql.Reader<T> reader) {
    statements.add(writer.renderInlined(query));
    return PreparedSql.queryAll(connection, dialect, query, reader);
  }

  @Override
  public <T> List<T> query(ParameterizedSql template, List<?> open, PreparedSql.Reader<T> reader) {
    List<Object> values = template.values(open);
    StringBuilder statement = new StringBuilder();
    int next = 0;
    for (String part : Splitter.on('?').split(template.text())) {
      statement.append(part);
      if (next < values.size()) {
        statement.append(writer.renderInlined(DSL.val(values.get(next++))));
      }
    }
    statements.add(statement.toString());
    return PreparedSql.queryAll(connection, dialect, template.text(), values, reader);
  }

  @Override
  public boolean isInProcess() {
    return true;
  }

  /** Returns the statements since the last call. */
  public List<String> take() {
    List<String> taken = List.copyOf(statements);
    statements.clear();
    return taken;
  }
}
