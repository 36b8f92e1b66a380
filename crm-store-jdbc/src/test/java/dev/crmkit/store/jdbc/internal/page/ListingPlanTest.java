package dev.crmkit.store.jdbc.internal.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.core.RecordKind;
import dev.crmkit.core.WorkspaceId;
import dev.crmkit.core.activity.Activity;
import dev.crmkit.core.activity.ActivityKind;
import dev.crmkit.core.client.Client;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.deal.Deal;
import dev.crmkit.core.form.FieldId;
import dev.crmkit.core.form.FieldType;
import dev.crmkit.core.form.FieldValue;
import dev.crmkit.core.label.LabelId;
import dev.crmkit.core.pipeline.PipelineId;
import dev.crmkit.core.pipeline.StageId;
import dev.crmkit.core.portfolio.PortfolioId;
import dev.crmkit.core.query.Comparison;
import dev.crmkit.core.query.Condition;
import dev.crmkit.core.query.Position;
import dev.crmkit.core.query.RecordQuery;
import dev.crmkit.core.query.Scope;
import dev.crmkit.core.query.Sort;
import dev.crmkit.core.query.SortKey;
import dev.crmkit.core.record.CrmRecord;
import dev.crmkit.store.jdbc.internal.dialect.SqlDialects;
import dev.crmkit.store.jdbc.internal.schema.Schema;
import dev.crmkit.store.jdbc.internal.sql.SqlFragments;
import dev.crmkit.store.jdbc.internal.sql.TableNames;
import dev.crmkit.store.jdbc.internal.sql.Tables;
import dev.crmkit.store.jdbc.testing.StatementLog;
import dev.crmkit.store.jdbc.testing.TestDatabases;
import dev.crmkit.store.testkit.sample.Samples;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * According to PostgreSQL's plans, no list scans a table sequentially, a list costs about its page,
 * and a count about its candidates or the records.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ListingPlanTest {

  private static final int SIZE = Integer.getInteger("crmkit.plans.size", 40_000);
  private static final int LIMIT = 50;

  /** For lists in an order that has an index, of everything or of some portfolios. */
  private static final long A_PAGE = 300;

  /** The same for a thousand portfolios, whose indexes are entered. */
  private static final long A_PAGE_OF_MANY = 60_000;

  /** For lists with a condition that many, or very few, records meet. */
  private static final long A_SEARCH = 8_000;

  /** For lists with a condition that thousands of records at the end of the order meet. */
  private static final long A_WORST = 33_000;

  /**
   * For counts, how many rows for each record: the record, an entry of each set of candidates, and
   * what each condition looks up.
   */
  private static final long ROWS_OF_A_COUNT = 6;

  /**
   * The same in pages, of which a look-up takes three: only these show the entries of an index that
   * are skipped.
   */
  private static final long PAGES_OF_A_COUNT = 8;

  /** For lists, how many pages for each row of the bound. */
  private static final long PAGES_OF_A_ROW = 4;

  private Connection connection;
  private RecordSearch listing;
  private StatementLog log;

  record Shape(String name, RecordQuery<?> query, long bound) {
    @Override
    public String toString() {
      return name;
    }
  }

  /** Returns the number of records of each kind. */
  int size() {
    return SIZE;
  }

  /** Returns how many more rows than its bound a list may read. */
  long slack() {
    return 0;
  }

  /** Returns whether the database has statistics of the tables. */
  boolean isAnalyzed() {
    return true;
  }

  @BeforeAll
  void makeMany() throws SQLException {
    DataSource source = TestDatabases.postgres();
    Schema.prepare(source, SqlDialects.POSTGRESQL, TableNames.withPrefix("crm_"), true);
    connection = source.getConnection();
    WorkspaceId workspace = Samples.newWorkspace();
    GeneratedRecords.make(connection, workspace, size(), isAnalyzed());
    log = new StatementLog(connection, SqlDialects.POSTGRESQL);
    listing =
        new RecordSearch(
            log,
            new SqlFragments(
                SqlDialects.POSTGRESQL,
                new Tables(TableNames.withPrefix("crm_")),
                workspace.value()),
            PageFinder.FIRST_ROW_BUDGET);
  }

  @AfterAll
  void close() throws SQLException {
    if (connection != null) {
      connection.close();
    }
  }

  @ParameterizedTest
  @MethodSource
  void aListCostsWhatItShows(Shape shape) throws SQLException {
    log.take();
    List<?> page = listing.list(shape.query);
    List<ExplainedPlan> plans = plans();
    long rows = plans.stream().mapToLong(ExplainedPlan::rowsRead).sum();
    long pages = plans.stream().mapToLong(ExplainedPlan::pages).sum();
    if (Boolean.getBoolean("crmkit.plans")) {
      if (rows > shape.bound || plans.stream().anyMatch(plan -> !plan.scannedWhole().isEmpty())) {
        System.out.println("PLAN of " + shape.name + plans);
      }
      System.out.printf(
          "%s: %d found, %d statements, %d rows, %d pages%n",
          shape.name, page.size(), plans.size(), rows, pages);
    }
    assertThat(plans.stream().flatMap(plan -> plan.scannedWhole().stream()))
        .as("tables read from end to end: %s", plans)
        .isEmpty();
    assertThat(rows).as("rows read: %s", plans).isLessThanOrEqualTo(shape.bound + slack());
    assertThat(pages).as("pages read: %s", plans).isLessThanOrEqualTo(PAGES_OF_A_ROW * shape.bound);
  }

  @ParameterizedTest
  @MethodSource
  void aCountCostsItsCandidatesOrTheRecords(Shape shape) throws SQLException {
    log.take();
    listing.count(shape.query.kind(), shape.query.scope(), shape.query.where());
    List<ExplainedPlan> plans = plans();
    long rows = plans.stream().mapToLong(ExplainedPlan::rowsRead).sum();
    long pages = plans.stream().mapToLong(ExplainedPlan::pages).sum();
    if (Boolean.getBoolean("crmkit.plans")) {
      System.out.printf("count %s: %d rows, %d pages%n", shape.name, rows, pages);
    }
    assertThat(pages).as("pages read: %s", plans).isLessThanOrEqualTo(PAGES_OF_A_COUNT * size());
    assertThat(rows).as("rows read: %s", plans).isLessThanOrEqualTo(ROWS_OF_A_COUNT * size());
  }

  private List<ExplainedPlan> plans() throws SQLException {
    List<ExplainedPlan> plans = new ArrayList<>();
    for (String statement : log.take()) {
      try (var explain = connection.createStatement();
          var answer =
              explain.executeQuery("EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) " + statement)) {
        answer.next();
        plans.add(new ExplainedPlan(statement, answer.getString(1)));
      }
    }
    return plans;
  }

  static Stream<Shape> aCountCostsItsCandidatesOrTheRecords() {
    List<Condition> conditions =
        List.of(
            Condition.always(),
            new Condition.HasLabel(new LabelId(1)),
            new Condition.HasLabel(new LabelId(2)),
            new Condition.HasLabel(Set.of(new LabelId(1), new LabelId(3))),
            new Condition.Not(new Condition.HasLabel(new LabelId(1))),
            new Condition.InStage(new PipelineId(1), Set.of(new StageId(2), new StageId(9))),
            new Condition.And(
                List.of(
                    new Condition.HasLabel(new LabelId(1)),
                    new Condition.InStage(new PipelineId(1), new StageId(1)))),
            new Condition.HasField(new FieldId(3)),
            new Condition.FieldContains(new FieldId(1), "7"),
            manyCities(),
            new Condition.FieldCompares(
                new FieldId(2), Comparison.GREATER, FieldValue.number(new BigDecimal("500"))),
            new Condition.NameContains("и"),
            new Condition.NameContains("Имя"),
            new Condition.NameContains("эюя"),
            new Condition.NameContains("104729"));
    List<Shape> shapes = new ArrayList<>();
    for (Scope scope :
        List.of(Scope.everything(), portfolios(1), whale(), portfolios(50), portfolios(1000))) {
      for (Condition where : conditions) {
        String text = where.toString();
        shapes.add(
            shape(
                text.substring(0, Math.min(100, text.length()))
                    + (scope instanceof Scope.Portfolios of ? " of " + of.ids().size() : " of all"),
                Client.class,
                scope,
                where,
                Sort.ascending(Sort.Attribute.CREATED),
                null,
                0));
      }
    }
    return shapes.stream();
  }

  /** A thousand cities, of which some exist. */
  private static Condition manyCities() {
    return new Condition.FieldIn(
        new FieldId(1),
        LongStream.range(0, 1_000)
            .mapToObj(i -> FieldValue.text("город " + (4_990 + i)))
            .collect(Collectors.toSet()));
  }

  static Stream<Shape> aListCostsWhatItShows() {
    List<Shape> shapes = new ArrayList<>();
    addSorts(shapes);
    addFilters(shapes);
    return shapes.stream();
  }

  private static void addSorts(List<Shape> shapes) {
    for (Sort.Attribute by : Sort.Attribute.values()) {
      Class<? extends CrmRecord> type =
          Stream.of(RecordKind.values()).filter(by::isOf).findFirst().orElseThrow().type();
      for (boolean descending : List.of(false, true)) {
        for (boolean later : List.of(false, true)) {
          Sort sort = new Sort(by, descending);
          @Nullable Position after = later ? middle(by) : null;
          String how = " by " + by + (descending ? " downwards" : "") + (later ? " later" : "");
          shapes.add(
              shape(
                  "all" + how, type, Scope.everything(), Condition.always(), sort, after, A_PAGE));
          shapes.add(
              shape("of one" + how, type, portfolios(1), Condition.always(), sort, after, A_PAGE));
          shapes.add(
              shape(
                  "of a large one" + how, type, whale(), Condition.always(), sort, after, A_PAGE));
          shapes.add(
              shape(
                  "of 10" + how,
                  type,
                  portfolios(10),
                  Condition.always(),
                  sort,
                  after,
                  11 * A_PAGE));
          shapes.add(
              shape(
                  "of 50" + how,
                  type,
                  portfolios(50),
                  Condition.always(),
                  sort,
                  after,
                  11 * A_PAGE));
          shapes.add(
              shape(
                  "of 1000" + how,
                  type,
                  portfolios(1000),
                  Condition.always(),
                  sort,
                  after,
                  A_PAGE_OF_MANY));
        }
      }
    }
    Sort byName = Sort.ascending(Sort.Attribute.NAME);
    shapes.add(
        shape(
            "deals of one name",
            Deal.class,
            Scope.everything(),
            Condition.always(),
            byName,
            position(byName, "новая сделка"),
            A_PAGE));
    Sort byDue = Sort.descending(Sort.Attribute.DUE);
    shapes.add(
        shape(
            "without a due time",
            Activity.class,
            Scope.everything(),
            Condition.always(),
            byDue,
            new Position(null, SIZE / 2),
            A_PAGE));
    shapes.add(
        shape(
            "of a large one without a due time",
            Activity.class,
            whale(),
            Condition.always(),
            byDue,
            new Position(null, SIZE / 2),
            A_PAGE));
    for (Sort.OfField by :
        List.of(
            new Sort.OfField(new FieldId(1), FieldType.TEXT, List.of()),
            new Sort.OfField(new FieldId(2), FieldType.NUMBER, List.of()))) {
      shapes.add(
          shape(
              "all by field " + by.field(),
              Client.class,
              Scope.everything(),
              Condition.always(),
              Sort.descending(by),
              null,
              A_PAGE));
      shapes.add(
          shape(
              "of a large one by field " + by.field(),
              Client.class,
              whale(),
              Condition.always(),
              Sort.descending(by),
              null,
              A_SEARCH));
      shapes.add(
          shape(
              "of one by field " + by.field(),
              Client.class,
              portfolios(1),
              Condition.always(),
              Sort.descending(by),
              null,
              A_SEARCH));
    }
  }

  private static void addFilters(List<Shape> shapes) {
    Sort newest = Sort.descending(Sort.Attribute.CREATED);
    for (Sort sort : List.of(newest, Sort.ascending(Sort.Attribute.NAME))) {
      for (Scope scope :
          List.of(Scope.everything(), portfolios(1), whale(), portfolios(50), portfolios(1000))) {
        String in =
            " by "
                + sort.by()
                + " of "
                + (scope instanceof Scope.Portfolios of
                    ? of.ids().size()
                        + (of.ids().equals(Set.of(new PortfolioId(GeneratedRecords.WHALE)))
                            ? " large"
                            : "")
                    : "all");
        for (long label = 1; label <= 3; label++) {
          shapes.add(
              shape(
                  "label " + label + in,
                  Client.class,
                  scope,
                  new Condition.HasLabel(new LabelId(label)),
                  sort,
                  null,
                  label == 3 ? A_WORST : A_SEARCH));
        }
        for (long stage = 1; stage <= 3; stage++) {
          shapes.add(
              shape(
                  "stage " + stage + in,
                  Deal.class,
                  scope,
                  new Condition.InStage(
                      new PipelineId(1), Set.of(new StageId(stage), new StageId(9))),
                  sort,
                  null,
                  stage == 3 ? A_WORST : A_SEARCH));
        }
        shapes.add(
            shape(
                "field text" + in,
                Client.class,
                scope,
                new Condition.FieldCompares(
                    new FieldId(1), Comparison.EQUAL, FieldValue.text("город 77")),
                sort,
                null,
                A_SEARCH));
        shapes.add(
            shape(
                "one of many cities" + in,
                Client.class,
                scope,
                manyCities(),
                sort,
                null,
                A_SEARCH));
        shapes.add(
            shape(
                "field range" + in,
                Client.class,
                scope,
                new Condition.FieldCompares(
                    new FieldId(2), Comparison.GREATER, FieldValue.number(new BigDecimal("500"))),
                sort,
                null,
                A_SEARCH));
        shapes.add(
            shape(
                "field of few" + in,
                Client.class,
                scope,
                new Condition.HasField(new FieldId(3)),
                sort,
                null,
                A_WORST));
        shapes.add(
            shape(
                "no label 1" + in,
                Client.class,
                scope,
                new Condition.Not(new Condition.HasLabel(new LabelId(1))),
                sort,
                null,
                A_SEARCH));
        shapes.add(
            shape(
                "label 2 or stage 2" + in,
                Client.class,
                scope,
                new Condition.Or(
                    List.of(
                        new Condition.HasLabel(new LabelId(2)),
                        new Condition.InStage(new PipelineId(1), Set.of(new StageId(2))))),
                sort,
                null,
                A_SEARCH));
        shapes.add(
            shape(
                "name" + in,
                Client.class,
                scope,
                new Condition.NameContains("104729"),
                sort,
                null,
                A_SEARCH));
        shapes.add(
            shape(
                "name of many" + in,
                Client.class,
                scope,
                new Condition.NameContains("Имя"),
                sort,
                null,
                A_SEARCH));
        shapes.add(
            shape(
                "name of none" + in,
                Client.class,
                scope,
                new Condition.NameContains("эюя"),
                sort,
                null,
                A_SEARCH));
        shapes.add(
            shape(
                "name of two letters" + in,
                Client.class,
                scope,
                new Condition.NameContains("эю"),
                sort,
                null,
                A_SEARCH));
        shapes.add(
            shape(
                "of a client" + in,
                Deal.class,
                scope,
                new Condition.OfClient(new ClientId(32)),
                sort,
                null,
                A_SEARCH));
        shapes.add(
            shape(
                "owner" + in,
                Client.class,
                scope,
                new Condition.InPortfolios(Set.of(new PortfolioId(1), new PortfolioId(2000))),
                sort,
                null,
                A_PAGE));
      }
    }
    addRanges(shapes);
    Condition open = new Condition.Not(Condition.InRange.present(Sort.Attribute.DONE));
    Sort byDue = Sort.ascending(Sort.Attribute.DUE);
    Condition overdue = new Condition.And(List.of(open, dueBefore(SIZE / 2)));
    for (Scope scope : List.of(Scope.everything(), portfolios(1), whale(), portfolios(10))) {
      String in =
          " of "
              + (scope instanceof Scope.Portfolios of ? of.ids().size() + "" : "all")
              + (scope.equals(whale()) ? " large" : "");
      shapes.add(shape("open" + in, Activity.class, scope, open, byDue, null, A_SEARCH));
      shapes.add(shape("overdue" + in, Activity.class, scope, overdue, byDue, null, A_SEARCH));
      shapes.add(
          shape(
              "overdue long ago" + in,
              Activity.class,
              scope,
              new Condition.And(List.of(open, dueBefore(2))),
              byDue,
              null,
              A_SEARCH));
      shapes.add(
          shape(
              "calls" + in,
              Activity.class,
              scope,
              new Condition.OfKind(ActivityKind.CALL),
              byDue,
              null,
              A_SEARCH));
    }
  }

  private static void addRanges(List<Shape> shapes) {
    int middle = SIZE / 2;
    for (Sort sort :
        List.of(
            Sort.descending(Sort.Attribute.CREATED),
            Sort.ascending(Sort.Attribute.NAME),
            Sort.ascending(Sort.Attribute.UPDATED))) {
      for (Scope scope : List.of(Scope.everything(), portfolios(1), whale(), portfolios(50))) {
        String in =
            " by "
                + sort.by()
                + " of "
                + (scope instanceof Scope.Portfolios of ? of.ids().size() + "" : "all")
                + (scope.equals(whale()) ? " large" : "");
        for (Sort.Attribute by :
            List.of(
                Sort.Attribute.CREATED,
                Sort.Attribute.UPDATED,
                Sort.Attribute.DUE,
                Sort.Attribute.DONE)) {
          Class<? extends CrmRecord> type =
              by.isOf(RecordKind.CLIENT) ? Client.class : Activity.class;
          shapes.add(
              shape(by + " in a minute" + in, type, scope, range(by, middle, middle + 60), sort));
          shapes.add(shape(by + " lately" + in, type, scope, range(by, middle, null), sort));
        }
        shapes.add(
            shape(
                "amounts" + in,
                Deal.class,
                scope,
                new Condition.And(
                    List.of(
                        new Condition.InRange(
                            Sort.Attribute.AMOUNT,
                            new SortKey.OfNumber(new BigDecimal("50")),
                            new SortKey.OfNumber(new BigDecimal("50.5"))),
                        new Condition.InCurrency(Set.of("EUR")))),
                sort));
        shapes.add(shape("entered" + in, Deal.class, scope, entered(middle, middle + 60), sort));
        shapes.add(
            shape(
                "entered first" + in,
                Deal.class,
                scope,
                new Condition.And(
                    List.of(
                        entered(middle, middle + 60), new Condition.Not(entered(null, middle)))),
                sort));
      }
    }
  }

  private static Condition entered(@Nullable Integer from, int before) {
    return new Condition.InStage(
        new PipelineId(1),
        Set.of(new StageId(1), new StageId(9)),
        from == null ? null : Instant.ofEpochSecond(1_700_000_000L + from),
        Instant.ofEpochSecond(1_700_000_000L + before));
  }

  private static Shape shape(
      String name, Class<? extends CrmRecord> type, Scope scope, Condition where, Sort sort) {
    return shape(name, type, scope, where, sort, null, A_SEARCH);
  }

  private static Condition dueBefore(int second) {
    return range(Sort.Attribute.DUE, null, second);
  }

  /** Returns a range of seconds after the first record. */
  private static Condition range(Sort.Attribute by, @Nullable Integer from, @Nullable Integer to) {
    return Condition.InRange.of(
        by,
        from == null ? null : Instant.ofEpochSecond(1_700_000_000L + from),
        to == null ? null : Instant.ofEpochSecond(1_700_000_000L + to));
  }

  private static <R extends CrmRecord> Shape shape(
      String name,
      Class<R> type,
      Scope scope,
      Condition where,
      Sort sort,
      @Nullable Position after,
      long bound) {
    return new Shape(name, new RecordQuery<>(type, scope, where, sort, after, LIMIT), bound);
  }

  private static Scope portfolios(int count) {
    return Scope.portfolios(
        LongStream.rangeClosed(1, count).mapToObj(PortfolioId::new).collect(Collectors.toSet()));
  }

  private static Scope whale() {
    return Scope.portfolios(Set.of(new PortfolioId(GeneratedRecords.WHALE)));
  }

  private static Position middle(Sort.Attribute by) {
    Instant half = Instant.ofEpochSecond(1_700_000_000 + SIZE / 2);
    return switch (by) {
      case CREATED, UPDATED, DUE, DONE -> new Position(new SortKey.OfInstant(half), SIZE / 2);
      case NAME -> position(Sort.ascending(by), "имя 500");
      case AMOUNT -> new Position(new SortKey.OfNumber(new BigDecimal("50")), SIZE / 2);
    };
  }

  private static Position position(Sort sort, String name) {
    return sort.position(Samples.client(SIZE / 2).name(name).build());
  }
}
