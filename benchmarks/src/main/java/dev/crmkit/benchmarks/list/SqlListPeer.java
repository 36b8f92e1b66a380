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
  private static final int TEXT = 0xF8;

  /** Up to this many portfolios H2 is given a query for each; more take it longer to plan. */
  private static final int EACH_ON_H2 = 64;

  private static final String OF_CLIENTS = " WHERE r.workspace_id = 'acme' AND r.kind = 0";

  private final OpenDatabase database;
  private final boolean isH2;
  private final ListFixture firm;

  SqlListPeer(OpenDatabase database, ListFixture firm) {
    this.database = database;
    this.isH2 = database.engine() == Engine.H2;
    this.firm = firm;
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
  void change() throws SQLException {
    if (isH2) {
      database.run("UPDATE crm_record SET version = version WHERE workspace_id = 'samples'");
    }
  }

  /** The ways that there are for a question. */
  List<Plan> ways(ListRequest question) {
    List<Plan> ways = new ArrayList<>(List.of(Plan.SORT_INDEX_SCAN));
    int portfolios = firm.portfolios(question.viewer()).size();
    if (question.viewer() != Viewer.DIRECTOR && (!isH2 || portfolios <= EACH_ON_H2)) {
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
      case SORT_INDEX_SCAN -> along(sql);
      case PORTFOLIO_INDEX_MERGE -> each(sql);
      case FIELD_INDEX_SORT -> ofCity(sql);
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
        sql.inOrder();
      }
      return sql.fetch(connection, rows -> CrmJson.read(rows.getString(1), Client.class));
    }
  }

  private void along(Sql sql) {
    if (sql.isOfAll && sql.question.city() == null) {
      sql.add("SELECT r.doc FROM crm_record r" + OF_CLIENTS);
      sql.behind();
      sql.inOrderOfIndex("");
      return;
    }
    // Only the index is read for what is left out.
    sql.beginDocs();
    sql.add("SELECT r.id, r." + sql.key + " FROM crm_record r" + OF_CLIENTS);
    sql.inPortfolios();
    sql.inCity();
    sql.behind();
    sql.inOrderOfIndex("");
    sql.endDocs();
  }

  private void each(Sql sql) {
    sql.beginDocs();
    sql.add("SELECT r.id, r." + sql.key + " FROM ");
    if (isH2) {
      String or = "(";
      for (Long portfolio : sql.portfolios) {
        sql.add(or + "(");
        sql.lane("?", portfolio);
        sql.add(")");
        or = " UNION ALL ";
      }
    } else {
      sql.add("unnest(?) p (id) CROSS JOIN LATERAL (", sql.array());
      sql.lane("p.id");
    }
    sql.add(") r");
    sql.inOrder();
    sql.endDocs();
  }

  private void ofCity(Sql sql) {
    sql.add(
        "SELECT r.doc FROM crm_field_value v JOIN crm_record r"
            + " ON r.workspace_id = v.workspace_id AND r.kind = 0 AND r.id = v.client"
            + " WHERE v.workspace_id = 'acme' AND v.field = 1 AND v.key_prefix = ?",
        key(sql.city()));
    sql.inPortfolios();
    sql.behind();
    sql.inOrder();
  }

  /** A text as the store compares the values of fields. */
  private static byte[] key(String city) {
    ByteArrayOutputStream key = new ByteArrayOutputStream();
    key.write(TEXT);
    key.writeBytes(TextOrder.key(city).getBytes(StandardCharsets.UTF_8));
    return key.toByteArray();
  }

  /** A statement as far as it is written. */
  private final class Sql {
    final ListRequest question;
    final @Nullable PagePosition after;
    final boolean isOfAll;
    final Set<Long> portfolios;
    final String key;
    final StringBuilder text = new StringBuilder();
    final List<Object> values = new ArrayList<>();
    boolean findsIds;

    Sql(ListRequest question, @Nullable PagePosition after) {
      this.question = question;
      this.after = after;
      this.isOfAll = question.viewer() == Viewer.DIRECTOR;
      this.portfolios = firm.portfolios(question.viewer());
      this.key = question.byName() ? "name_prefix" : "created";
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
      return Objects.requireNonNull(question.city());
    }

    /** What is asked for of one portfolio. */
    void lane(String portfolio, Object... bound) {
      add("SELECT r.id, r." + key + " FROM crm_record r" + OF_CLIENTS);
      add(" AND r.portfolio = " + portfolio, bound);
      inCity();
      behind();
      inOrderOfIndex("r.portfolio, ");
    }

    void inPortfolios() {
      if (!isOfAll) {
        // H2 would take a list for places to begin at, and forget the order.
        add(isH2 ? " AND array_contains(?, r.portfolio)" : " AND r.portfolio = ANY (?)", array());
      }
    }

    void inCity() {
      if (question.city() != null) {
        add(
            " AND EXISTS (SELECT 1 FROM crm_field_value v WHERE v.workspace_id = 'acme'"
                + " AND v.client = r.id AND v.field = 1 AND v.key_prefix = ?)",
            SqlListPeer.key(city()));
      }
    }

    void behind() {
      if (after == null) {
        return;
      }
      Object from = question.byName() ? after.name() : after.created();
      if (isH2) {
        add(" AND r." + key + " >= ? AND (r." + key + " > ? OR r.id > ?)", from, from, after.id());
      } else {
        add(" AND (r." + key + ", r.id) > (?, ?)", from, after.id());
      }
    }

    void inOrder() {
      add(" ORDER BY r." + key + ", r.id LIMIT " + LIMIT);
    }

    /** H2 knows the order of an index only by all of its columns. */
    void inOrderOfIndex(String more) {
      String first = isH2 ? "r.workspace_id, r.kind, " + more : "";
      add(" ORDER BY " + first + "r." + key + ", r.id LIMIT " + LIMIT);
    }

    /** Begins the documents of the ids that are asked for next; H2 finds them after these. */
    void beginDocs() {
      if (isH2) {
        findsIds = true;
      } else {
        add("SELECT d.doc FROM (");
      }
    }

    void endDocs() {
      if (!isH2) {
        add(") r JOIN crm_record d ON d.workspace_id = 'acme' AND d.kind = 0 AND d.id = r.id");
        add(" ORDER BY r." + key + ", r.id");
      }
    }

    <T> List<T> fetch(Connection connection, Reader<T> reader) throws SQLException {
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
  private interface Reader<T> {
    T read(ResultSet row) throws SQLException;
  }
}
