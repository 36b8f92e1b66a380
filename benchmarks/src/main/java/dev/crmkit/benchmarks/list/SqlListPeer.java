package dev.crmkit.benchmarks.list;

import dev.crmkit.benchmarks.databases.Engine;
import dev.crmkit.benchmarks.databases.OpenDatabase;
import dev.crmkit.core.client.Client;
import dev.crmkit.core.json.CrmJson;
import dev.crmkit.core.text.TextOrder;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The peer: one statement by hand for a page, on H2 two, on the store's own tables, by someone who
 * knows which portfolios the user sees. He also knows which way is the best: whoever measures tries
 * them all.
 */
final class SqlListPeer {

  /** One more than is shown tells whether a page follows. */
  private static final int LIMIT = ListRequest.PAGE + 1;

  /** What the store's keys of texts begin with. */
  private static final int TEXT_TYPE_CODE = 0xF8;

  /** Up to this many portfolios H2 is given a query for each; more take it longer to plan. */
  private static final int H2_UNION_LIMIT = 64;

  private static final String OF_CLIENTS = " WHERE r.workspace_id = 'acme' AND r.kind = 0";

  private final OpenDatabase database;
  private final boolean isH2;
  private final ListFixture fixture;

  SqlListPeer(OpenDatabase database, ListFixture firm) {
    this.database = database;
    this.isH2 = database.engine() == Engine.H2;
    this.fixture = firm;
  }

  /** A way to find the clients. */
  enum Plan {
    /** Along the index in the order of the list, leaving out what is not asked for. */
    SORT_INDEX_SCAN("along the index"),
    /** Along the index of each portfolio in that order, merged. */
    PORTFOLIO_INDEX_MERGE("along the index of each portfolio"),
    /** All clients of the city, sorted. */
    FIELD_INDEX_SORT("from the index of the field");

    private final String title;

    Plan(String title) {
      this.title = title;
    }

    @Override
    public String toString() {
      return title;
    }
  }

  /**
   * Has somebody change clients of another workspace: H2 would else answer from what it answered to
   * the same question, as long as nobody changes a table.
   */
  void invalidateQueryCache() throws SQLException {
    if (isH2) {
      database.run("UPDATE crm_record SET version = version WHERE workspace_id = 'samples'");
    }
  }

  /** The ways that there are for a question. */
  List<Plan> plans(ListRequest question) {
    List<Plan> ways = new ArrayList<>(List.of(Plan.SORT_INDEX_SCAN));
    int portfolios = fixture.portfolios(question.viewer()).size();
    if (question.viewer() != Viewer.DIRECTOR && (!isH2 || portfolios <= H2_UNION_LIMIT)) {
      ways.add(Plan.PORTFOLIO_INDEX_MERGE);
    }
    if (question.city() != null) {
      ways.add(Plan.FIELD_INDEX_SORT);
    }
    return ways;
  }

  /** The clients of a page, and one more if there is one. */
  List<Client> page(ListRequest question, @Nullable PagePosition after, Plan way)
      throws SQLException {
    Sql sql = new Sql(question, after);
    switch (way) {
      case SORT_INDEX_SCAN -> scanSortIndex(sql);
      case PORTFOLIO_INDEX_MERGE -> mergePortfolioIndexes(sql);
      case FIELD_INDEX_SORT -> sortFieldIndexRows(sql);
    }
    try (Connection connection = database.source().getConnection()) {
      if (sql.findsIds) {
        List<Long> ids = sql.fetch(connection, rows -> rows.getLong(1));
        if (ids.isEmpty()) {
          return List.of();
        }
        sql = new Sql(question, after);
        // An outer join has each of them looked up.
        sql.add("SELECT r.doc FROM unnest(?) i LEFT JOIN crm_record r", (Object) ids.toArray());
        sql.add(" ON r.workspace_id = 'acme' AND r.kind = 0 AND r.id = i.c1");
        sql.orderBy();
      }
      return sql.fetch(connection, rows -> CrmJson.read(rows.getString(1), Client.class));
    }
  }

  private void scanSortIndex(Sql sql) {
    if (sql.seesAll && sql.request.city() == null) {
      sql.add("SELECT r.doc FROM crm_record r" + OF_CLIENTS);
      sql.seek();
      sql.orderByIndex("");
      return;
    }
    // Only the index is read for what is left out.
    sql.beginDocuments();
    sql.add("SELECT r.id, r." + sql.sortColumn + " FROM crm_record r" + OF_CLIENTS);
    sql.filterByPortfolio();
    sql.filterByCity();
    sql.seek();
    sql.orderByIndex("");
    sql.endDocuments();
  }

  private void mergePortfolioIndexes(Sql sql) {
    sql.beginDocuments();
    sql.add("SELECT r.id, r." + sql.sortColumn + " FROM ");
    if (isH2) {
      String or = "(";
      for (Long portfolio : sql.portfolios) {
        sql.add(or + "(");
        sql.selectPortfolio("?", portfolio);
        sql.add(")");
        or = " UNION ALL ";
      }
    } else {
      sql.add("unnest(?) p (id) CROSS JOIN LATERAL (", sql.array());
      sql.selectPortfolio("p.id");
    }
    sql.add(") r");
    sql.orderBy();
    sql.endDocuments();
  }

  private void sortFieldIndexRows(Sql sql) {
    sql.add(
        "SELECT r.doc FROM crm_field_value v JOIN crm_record r"
            + " ON r.workspace_id = v.workspace_id AND r.kind = 0 AND r.id = v.client"
            + " WHERE v.workspace_id = 'acme' AND v.field = 1 AND v.key_prefix = ?",
        key(sql.city()));
    sql.filterByPortfolio();
    sql.seek();
    sql.orderBy();
  }

  /** A text as the store compares the values of fields. */
  private static byte[] key(String city) {
    ByteArrayOutputStream key = new ByteArrayOutputStream();
    key.write(TEXT_TYPE_CODE);
    key.writeBytes(TextOrder.key(city).getBytes(StandardCharsets.UTF_8));
    return key.toByteArray();
  }

  /** A statement as far as it is written. */
  private final class Sql {
    final ListRequest request;
    final @Nullable PagePosition after;
    final boolean seesAll;
    final Set<Long> portfolios;
    final String sortColumn;
    final StringBuilder text = new StringBuilder();
    final List<Object> values = new ArrayList<>();
    boolean findsIds;

    Sql(ListRequest question, @Nullable PagePosition after) {
      this.request = question;
      this.after = after;
      this.seesAll = question.viewer() == Viewer.DIRECTOR;
      this.portfolios = fixture.portfolios(question.viewer());
      this.sortColumn = question.byName() ? "name_prefix" : "created";
    }

    void add(String more, Object... bound) {
      text.append(more);
      Collections.addAll(values, bound);
    }

    Object array() {
      return isH2
          ? portfolios.toArray(Long[]::new)
          : portfolios.stream().mapToLong(Long::longValue).toArray();
    }

    String city() {
      return Objects.requireNonNull(request.city());
    }

    /** What is asked for of one portfolio. */
    void selectPortfolio(String portfolio, Object... bound) {
      add("SELECT r.id, r." + sortColumn + " FROM crm_record r" + OF_CLIENTS);
      add(" AND r.portfolio = " + portfolio, bound);
      filterByCity();
      seek();
      orderByIndex("r.portfolio, ");
    }

    void filterByPortfolio() {
      if (!seesAll) {
        // H2 would take a list for places to begin at, and forget the order.
        add(isH2 ? " AND array_contains(?, r.portfolio)" : " AND r.portfolio = ANY (?)", array());
      }
    }

    void filterByCity() {
      if (request.city() != null) {
        add(
            " AND EXISTS (SELECT 1 FROM crm_field_value v WHERE v.workspace_id = 'acme'"
                + " AND v.client = r.id AND v.field = 1 AND v.key_prefix = ?)",
            SqlListPeer.key(city()));
      }
    }

    void seek() {
      if (after == null) {
        return;
      }
      Object from = request.byName() ? after.name() : after.created();
      if (isH2) {
        add(
            " AND r." + sortColumn + " >= ? AND (r." + sortColumn + " > ? OR r.id > ?)",
            from,
            from,
            after.id());
      } else {
        add(" AND (r." + sortColumn + ", r.id) > (?, ?)", from, after.id());
      }
    }

    void orderBy() {
      add(" ORDER BY r." + sortColumn + ", r.id LIMIT " + LIMIT);
    }

    /** H2 knows the order of an index only by all of its columns. */
    void orderByIndex(String more) {
      String first = isH2 ? "r.workspace_id, r.kind, " + more : "";
      add(" ORDER BY " + first + "r." + sortColumn + ", r.id LIMIT " + LIMIT);
    }

    /** Begins the documents of the ids that are asked for next; H2 finds them after these. */
    void beginDocuments() {
      if (isH2) {
        findsIds = true;
      } else {
        add("SELECT d.doc FROM (");
      }
    }

    void endDocuments() {
      if (!isH2) {
        add(") r JOIN crm_record d ON d.workspace_id = 'acme' AND d.kind = 0 AND d.id = r.id");
        add(" ORDER BY r." + sortColumn + ", r.id");
      }
    }

    <T> List<T> fetch(Connection connection, RowMapper<T> reader) throws SQLException {
      try (PreparedStatement statement = connection.prepareStatement(text.toString())) {
        for (int i = 0; i < values.size(); i++) {
          statement.setObject(i + 1, values.get(i));
        }
        try (ResultSet rows = statement.executeQuery()) {
          List<T> all = new ArrayList<>();
          while (rows.next()) {
            all.add(reader.read(rows));
          }
          return all;
        }
      }
    }
  }

  /** Makes a value of a row. */
  private interface RowMapper<T> {
    T read(ResultSet row) throws SQLException;
  }
}
