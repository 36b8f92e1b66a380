package dev.crmkit.store.jdbc;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.conf.RenderQuotedNames;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultConfiguration;

/** What is executed on a connection, with the values written in, to be explained. */
final class StatementLog {

  private final List<String> statements = new ArrayList<>();
  private final DSLContext dsl;

  StatementLog(Connection connection, Database database) {
    dsl =
        DSL.using(
            new DefaultConfiguration()
                .set(connection)
                .set(database.dialect())
                .set(new Settings().withRenderQuotedNames(RenderQuotedNames.NEVER))
                .set(
                    new ExecuteListener() {
                      @Override
                      public void executeStart(ExecuteContext context) {
                        statements.add(context.dsl().renderInlined(context.query()));
                      }
                    }));
  }

  /** Executes, and is listened to. */
  DSLContext dsl() {
    return dsl;
  }

  /** Takes the statements since the last time. */
  List<String> take() {
    List<String> taken = List.copyOf(statements);
    statements.clear();
    return taken;
  }
}
