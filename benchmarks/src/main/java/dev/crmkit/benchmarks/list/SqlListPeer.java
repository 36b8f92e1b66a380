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
 * Hand-written SQL on the tables of the store: one statement per page, on H2 two. It knows which
 * portfolios the user can see. All its plans are measured, and the fastest one counts.
 */
final class SqlListPeer {

  /** One more than a page, to know if another page follows. */
  private static final int LIMIT = ListRequest.PAGE + 1;

  /** The first byte of the keys that the store writes for texts. */
  private static final int TEXT_TYPE_CODE = 0xF8;

  /** With more portfolios, H2 needs too long to plan a UNION ALL of one query per portfolio. */
  private static final int H2_UNION_LIMIT = 64;

  private static final String OF_CLIENTS = " WHERE r.workspace_id = 'acme' AND r.kind = 0";

  private final OpenDatabase database;
  private final boolean isH2;
  private final ListFixture fixture;

  SqlListPeer(OpenDatabase database, ListFixture fixture) {
    this.database = database;
    this.isH2 = database.engine() == Engine.H2;
    this.fixture = fixture;
  }

  /** A plan for finding the clients. */
  enum Plan {
    /** Scans the sort index and filters. */
    SORT_INDEX_SCAN("sort index"),
    /** Merges the ranges of the portfolios in the sort index. */
    PORTFOLIO_INDEX_MERGE("merged portfolio indexes"),
    /** Finds all clients of the city in the index of the field, and sorts them. */
    FIELD_INDEX_SORT("field index");

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
   * Changes rows of another workspace, since H2 caches the result of a query until a table changes.
   */
  void invalidateQueryCache() throws SQLException {
    if (isH2) {
      database.run("UPDATE crm_record SET version = version WHERE workspace_id = 'samples'");
    }
  }

  /** Returns the plans that are possible for a request. */
  List<Plan> plans(ListRequest request) {
    List<Plan> plans = new ArrayList<>(List.of(Plan.SORT_INDEX_SCAN));
    int portfolios = fixture.portfolios(request.viewer()).size();
    if (request.viewer() != Viewer.DIRECTOR && (!isH2 || portfolios <= H2_UNION_LIMIT)) {
      plans.add(Plan.PORTFOLIO_INDEX_MERGE);
    }
    if (request.city() != null) {
      plans.add(Plan.FIELD_INDEX_SORT);
    }
    return plans;
  }

  /** Returns the clients of a page and the next one, if there is one. */
  List<Client> page(ListRequest request, @Nullable PagePosition after, Plan plan)
      throws SQLException {
    Sql sql = new Sql(request, after);
    switch (plan) {
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
        sql = new Sql(request, after);
        // With an outer join, H2 looks each id up.
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
    // Selects the ids first: only the index is read for clients that are filtered out.
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

  /** Returns the key that the store writes for a text. */
  private static byte[] key(String city) {
    ByteArrayOutputStream key = new ByteArrayOutputStream();
    key.write(TEXT_TYPE_CODE);
    key.writeBytes(TextOrder.key(city).getBytes(StandardCharsets.UTF_8));
    return key.toByteArray();
  }

  /** Builds a statement. */
  private final class Sql {
    final ListRequest request;
    final @Nullable PagePosition after;
    final boolean seesAll;
    final Set<Long> portfolios;
    final String sortColumn;
    final StringBuilder text = new StringBuilder();
    final List<Object> values = new ArrayList<>();
    boolean findsIds;

    Sql(ListRequest request, @Nullable PagePosition after) {
      this.request = request;
      this.after = after;
      this.seesAll = request.viewer() == Viewer.DIRECTOR;
      this.portfolios = fixture.portfolios(request.viewer());
      this.sortColumn = request.byName() ? "name_prefix" : "created";
    }

    void add(String part, Object... bound) {
      text.append(part);
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

    /** Selects the requested clients of one portfolio. */
    void selectPortfolio(String portfolio, Object... bound) {
      add("SELECT r.id, r." + sortColumn + " FROM crm_record r" + OF_CLIENTS);
      add(" AND r.portfolio = " + portfolio, bound);
      filterByCity();
      seek();
      orderByIndex("r.portfolio, ");
    }

    void filterByPortfolio() {
      if (!seesAll) {
        // With an IN list, H2 would seek each portfolio and lose the order.
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

    /** Sorts by all columns of an index, without which H2 does not use its order. */
    void orderByIndex(String columns) {
      String first = isH2 ? "r.workspace_id, r.kind, " + columns : "";
      add(" ORDER BY " + first + "r." + sortColumn + ", r.id LIMIT " + LIMIT);
    }

    /**
     * Begins to select the documents of the ids that are selected next. On H2 a second statement
     * does this.
     */
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

    <T> List<T> fetch(Connection connection, RowMapper<T> mapper) throws SQLException {
      try (PreparedStatement statement = connection.prepareStatement(text.toString())) {
        for (int i = 0; i < values.size(); i++) {
          statement.setObject(i + 1, values.get(i));
        }
        try (ResultSet rows = statement.executeQuery()) {
          List<T> all = new ArrayList<>();
          while (rows.next()) {
            all.add(mapper.map(rows));
          }
          return all;
        }
      }
    }
  }

  private interface RowMapper<T> {
    T map(ResultSet row) throws SQLException;
  }
}
