package dev.crmkit.store.jdbc.internal.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.core.RecordKind;
import dev.crmkit.core.client.Client;
import dev.crmkit.core.query.Condition;
import dev.crmkit.core.query.RecordQuery;
import dev.crmkit.core.query.Scope;
import dev.crmkit.core.query.Sort;
import dev.crmkit.store.jdbc.internal.dialect.SqlDialects;
import dev.crmkit.store.jdbc.internal.sql.SqlFragments;
import dev.crmkit.store.jdbc.internal.sql.TableNames;
import dev.crmkit.store.jdbc.internal.sql.Tables;
import dev.crmkit.store.jdbc.testing.PreparedTables;
import dev.crmkit.store.jdbc.testing.StatementLog;
import dev.crmkit.store.jdbc.testing.TestDatabase;
import dev.crmkit.store.testkit.sample.Samples;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An empty scope causes no query, and a scope of everything has no condition on portfolios. */
@Tag("V9")
class EmptyScopeTest {

  private static final List<Condition> CONDITIONS =
      List.of(
          Condition.always(),
          new Condition.NameContains("acme"),
          new Condition.Not(new Condition.NameContains("acme")));

  @Test
  void anEmptyScopeExecutesNoQuery() throws SQLException {
    try (Connection connection = TestDatabase.H2.shared().getConnection()) {
      StatementLog log = new StatementLog(connection, SqlDialects.H2);
      RecordSearch listing = listing(log);
      for (Condition where : CONDITIONS) {
        assertThat(listing.list(query(Scope.nothing(), where))).isEmpty();
        assertThat(listing.count(RecordKind.CLIENT, Scope.nothing(), where)).isZero();
      }
      assertThat(listing.list(query(Scope.everything(), Condition.never()))).isEmpty();
      assertThat(log.take()).isEmpty();
    }
  }

  @Test
  void aScopeOfEverythingHasNoConditionOnPortfolios() throws SQLException {
    PreparedTables.in(TestDatabase.H2);
    try (Connection connection = TestDatabase.H2.shared().getConnection()) {
      StatementLog log = new StatementLog(connection, SqlDialects.H2);
      RecordSearch listing = listing(log);
      for (Condition where : CONDITIONS) {
        assertThat(listing.list(query(Scope.everything(), where))).isEmpty();
        assertThat(listing.count(RecordKind.CLIENT, Scope.everything(), where)).isZero();
      }
      assertThat(log.take())
          .isNotEmpty()
          .noneMatch(statement -> statement.matches("(?is).*\\bportfolio\\s*(=|IN\\b).*"));
    }
  }

  private static RecordSearch listing(StatementLog log) {
    Tables tables = new Tables(TableNames.withPrefix("crm_"));
    return new RecordSearch(
        log,
        new SqlFragments(SqlDialects.H2, tables, Samples.newWorkspace().value()),
        PageFinder.FIRST_ROW_BUDGET);
  }

  private static RecordQuery<Client> query(Scope scope, Condition where) {
    return new RecordQuery<>(
        Client.class, scope, where, Sort.ascending(Sort.Attribute.NAME), null, 10);
  }
}
