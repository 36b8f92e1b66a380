package dev.crmkit.store.jdbc.internal.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Splitter;
import dev.crmkit.core.RecordKind;
import dev.crmkit.core.WorkspaceId;
import dev.crmkit.core.client.Client;
import dev.crmkit.core.form.FieldId;
import dev.crmkit.core.form.FieldValue;
import dev.crmkit.core.label.LabelId;
import dev.crmkit.core.query.Comparison;
import dev.crmkit.core.query.Condition;
import dev.crmkit.core.query.RecordQuery;
import dev.crmkit.core.query.Scope;
import dev.crmkit.core.query.Sort;
import dev.crmkit.store.jdbc.internal.condition.QueryFilter;
import dev.crmkit.store.jdbc.internal.dialect.SqlDialects;
import dev.crmkit.store.jdbc.internal.record.RecordRows;
import dev.crmkit.store.jdbc.internal.record.RecordStatements;
import dev.crmkit.store.jdbc.internal.schema.Schema;
import dev.crmkit.store.jdbc.internal.sql.SqlFragments;
import dev.crmkit.store.jdbc.internal.sql.TableNames;
import dev.crmkit.store.jdbc.internal.sql.Tables;
import dev.crmkit.store.jdbc.testing.StatementLog;
import dev.crmkit.store.jdbc.testing.TestDatabases;
import dev.crmkit.store.testkit.sample.Samples;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** However many conditions a query has, a list takes few statements with few conditions each. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ManyConditionsTest {

  private static final int SIZE = 2_000;
  private static final FieldId CITY = new FieldId(1);

  private Connection connection;
  private RecordSearch listing;
  private StatementLog log;

  @BeforeAll
  void makeMany() throws SQLException {
    var source = TestDatabases.h2();
    Schema.prepare(source, SqlDialects.H2, TableNames.withPrefix("crm_"), true);
    connection = source.getConnection();
    WorkspaceId workspace = Samples.newWorkspace();
    Tables tables = new Tables(TableNames.withPrefix("crm_"));
    log = new StatementLog(connection, SqlDialects.H2);
    RecordRows rows =
        new RecordRows(new RecordStatements(SqlDialects.H2, tables), connection, workspace.value());
    for (int i = 1; i <= SIZE; i++) {
      Client.Builder client = Samples.client(i).createdAt(Samples.at(i));
      client.putFields(CITY, FieldValue.text("city " + i % 1_000));
      rows.insertAll(List.of(client.build()));
    }
    listing =
        new RecordSearch(
            log,
            new SqlFragments(SqlDialects.H2, tables, workspace.value()),
            PageFinder.FIRST_ROW_BUDGET);
  }

  @AfterAll
  void close() throws SQLException {
    connection.close();
  }

  @Test
  void recordsAreReadOnceAndTestedAgainstAllConditions() {
    Condition where = new Condition.Or(searches());

    assertThat(list(where)).isEmpty();
    assertStatementsAreFewAndShort(6);
    assertThat(listing.count(RecordKind.CLIENT, Scope.everything(), where)).isZero();
    assertStatementsAreFewAndShort(6);
  }

  @Test
  void readingStopsAtThePage() {
    List<Condition> parts = searches();
    parts.add(new Condition.HasField(CITY));

    assertThat(list(new Condition.Or(parts))).hasSize(50);
    assertStatementsAreFewAndShort(1);
  }

  @Test
  void thousandsOfEqualitiesAreOneCondition() {
    Condition where =
        new Condition.Or(
            IntStream.range(990, 5_990)
                .<Condition>mapToObj(
                    i ->
                        new Condition.FieldCompares(
                            CITY, Comparison.EQUAL, FieldValue.text("city " + i)))
                .toList());

    assertThat(list(where)).hasSize(20);
    assertStatementsAreFewAndShort(6);
    assertThat(listing.count(RecordKind.CLIENT, Scope.everything(), where)).isEqualTo(20);
    assertStatementsAreFewAndShort(1);
  }

  @Test
  void manyRequiredLabelsAreNotLookedUpOneByOne() {
    Condition where =
        new Condition.And(
            IntStream.range(0, 200)
                .<Condition>mapToObj(i -> new Condition.HasLabel(new LabelId(1 + i)))
                .toList());

    assertThat(list(where)).isEmpty();
    assertStatementsAreFewAndShort(12);
  }

  private static List<Condition> searches() {
    List<Condition> parts = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      parts.add(new Condition.FieldContains(new FieldId(1 + i), "zz"));
    }
    return parts;
  }

  private List<Client> list(Condition where) {
    log.take();
    return listing.list(
        new RecordQuery<>(
            Client.class,
            Scope.everything(),
            where,
            Sort.descending(Sort.Attribute.CREATED),
            null,
            50));
  }

  private void assertStatementsAreFewAndShort(int statements) {
    List<String> executed = log.take();
    assertThat(executed).hasSizeBetween(1, statements);
    for (String statement : executed) {
      assertThat(Splitter.on("exists").splitToList(statement.toLowerCase(Locale.ROOT)))
          .hasSizeLessThanOrEqualTo(1 + QueryFilter.MAX_CONDITIONS);
    }
  }
}
