package dev.crmkit.store.jdbc.internal.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.core.WorkspaceId;
import dev.crmkit.core.client.Client;
import dev.crmkit.core.form.FieldId;
import dev.crmkit.core.form.FieldType;
import dev.crmkit.core.form.FieldValue;
import dev.crmkit.core.portfolio.PortfolioId;
import dev.crmkit.core.query.Comparison;
import dev.crmkit.core.query.Condition;
import dev.crmkit.core.query.RecordQuery;
import dev.crmkit.core.query.Scope;
import dev.crmkit.core.query.Sort;
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
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No list on H2 reads all records, according to the row counts that H2 reports. */
class H2ListingPlanTest {

  private static final int SIZE = 5_000;
  private static final int PORTFOLIOS = 50;

  /** H2 counts a row once for each enclosing query. */
  private static final int A_PAGE = 8 * 50;

  /** For lists that scan several entries for each match. */
  private static final int A_SEARCH = 2_500;

  private static final FieldId CITY = new FieldId(1);
  private static final FieldId STREET = new FieldId(2);

  private static final Pattern READ = Pattern.compile("scanCount: (\\d+)");

  private static Connection connection;
  private static RecordSearch listing;
  private static StatementLog log;

  private record Shape(String name, RecordQuery<?> query, int bound) {
    @Override
    public String toString() {
      return name;
    }
  }

  @BeforeAll
  static void makeMany() throws SQLException {
    var source = TestDatabases.h2();
    Schema.prepare(source, SqlDialects.H2, TableNames.withPrefix("crm_"), true);
    connection = source.getConnection();
    WorkspaceId workspace = Samples.newWorkspace();
    Tables tables = new Tables(TableNames.withPrefix("crm_"));
    log = new StatementLog(connection, SqlDialects.H2);
    RecordRows rows =
        new RecordRows(new RecordStatements(SqlDialects.H2, tables), connection, workspace.value());
    for (int i = 1; i <= SIZE; i++) {
      Client.Builder client =
          Samples.client(i)
              .portfolio(new PortfolioId(1 + i % PORTFOLIOS))
              .createdAt(Samples.at(i * 7919L % SIZE))
              .name("client " + i * 7919L % SIZE);
      client.fields(
          Map.of(
              CITY,
              FieldValue.text("city " + i % 1_000),
              STREET,
              FieldValue.text("street " + i % 999)));
      rows.insertAll(List.of(client.build()));
    }
    listing =
        new RecordSearch(
            log,
            new SqlFragments(SqlDialects.H2, tables, workspace.value()),
            PageFinder.FIRST_ROW_BUDGET);
  }

  @AfterAll
  static void close() throws SQLException {
    if (connection != null) {
      connection.close();
    }
  }

  @ParameterizedTest
  @MethodSource
  void aListCostsWhatItShows(Shape shape) throws SQLException {
    log.take();
    assertThat(listing.list(shape.query)).isNotEmpty();
    int read = 0;
    List<String> plans = new ArrayList<>();
    for (String statement : log.take()) {
      try (var explain = connection.createStatement();
          var answer = explain.executeQuery("EXPLAIN ANALYZE " + statement)) {
        answer.next();
        plans.add(answer.getString(1));
        Matcher scans = READ.matcher(answer.getString(1));
        while (scans.find()) {
          read += Integer.parseInt(scans.group(1));
        }
      }
    }
    assertThat(read).as("rows read: %s", plans).isLessThanOrEqualTo(shape.bound);
  }

  static Stream<Shape> aListCostsWhatItShows() {
    List<Shape> shapes = new ArrayList<>();
    for (Sort sort :
        List.of(
            Sort.ascending(Sort.Attribute.CREATED),
            Sort.descending(Sort.Attribute.CREATED),
            Sort.ascending(Sort.Attribute.NAME),
            Sort.descending(new Sort.OfField(CITY, FieldType.TEXT, List.of())))) {
      shapes.add(shape("all " + sort, Scope.everything(), Condition.always(), sort, A_PAGE));
      shapes.add(shape("of 30 " + sort, portfolios(30), Condition.always(), sort, A_SEARCH));
      for (Scope scope : List.of(Scope.everything(), portfolios(10), portfolios(30))) {
        shapes.add(
            shape(
                "of a street " + scope + sort,
                scope,
                new Condition.FieldCompares(STREET, Comparison.EQUAL, FieldValue.text("street 7")),
                sort,
                A_SEARCH));
      }
      if (sort.by() instanceof Sort.Attribute) {
        shapes.add(shape("of one " + sort, portfolios(1), Condition.always(), sort, A_PAGE));
        shapes.add(shape("of 10 " + sort, portfolios(10), Condition.always(), sort, A_SEARCH));
      }
    }
    return shapes.stream();
  }

  private static Shape shape(String name, Scope scope, Condition where, Sort sort, int bound) {
    return new Shape(name, new RecordQuery<>(Client.class, scope, where, sort, null, 50), bound);
  }

  private static Scope portfolios(int count) {
    return Scope.portfolios(
        LongStream.rangeClosed(1, count).mapToObj(PortfolioId::new).collect(Collectors.toSet()));
  }
}
