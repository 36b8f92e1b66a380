package dev.crmkit.benchmarks.list;

import dev.crmkit.benchmarks.databases.OpenDatabase;
import dev.crmkit.core.client.Client;
import dev.crmkit.core.json.CrmJson;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Post-filtering, as Spring Security does it with ACLs: reads clients in order, a batch at a time,
 * checks each of them, and drops the invisible ones. The check is a look-up in a set in memory,
 * which is much cheaper than reading ACLs.
 */
final class PostFilterPeer {

  private static final int BATCH = 500;

  private final OpenDatabase database;
  private final ListFixture fixture;

  PostFilterPeer(OpenDatabase database, ListFixture fixture) {
    this.database = database;
    this.fixture = fixture;
  }

  /**
   * Returns the clients of the first page and the next one, if there is one. The request must not
   * have a filter.
   */
  List<Client> firstPage(ListRequest request) throws SQLException {
    Set<Long> visible = fixture.portfolios(request.viewer());
    List<Client> page = new ArrayList<>();
    List<Client> read = List.of();
    do {
      read = read(request.byName(), read.isEmpty() ? null : read.get(read.size() - 1));
      for (Client client : read) {
        if (page.size() <= ListRequest.PAGE && visible.contains(client.portfolio().value())) {
          page.add(client);
        }
      }
    } while (read.size() == BATCH && page.size() <= ListRequest.PAGE);
    return page;
  }

  private List<Client> read(boolean byName, @Nullable Client after) throws SQLException {
    String sortColumn = byName ? "name_prefix" : "created";
    String sql =
        "SELECT doc FROM crm_record WHERE workspace_id = 'acme' AND kind = 0"
            + (after == null
                ? ""
                : " AND " + sortColumn + " >= ? AND (" + sortColumn + " > ? OR id > ?)")
            + (" ORDER BY workspace_id, kind, " + sortColumn + ", id LIMIT " + BATCH);
    try (Connection connection = database.source().getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      if (after != null) {
        Object from =
            byName
                ? after.titleKey().getBytes(StandardCharsets.UTF_8)
                : ChronoUnit.MICROS.between(Instant.EPOCH, after.createdAt());
        statement.setObject(1, from);
        statement.setObject(2, from);
        statement.setLong(3, after.id().value());
      }
      try (ResultSet rows = statement.executeQuery()) {
        List<Client> read = new ArrayList<>();
        while (rows.next()) {
          read.add(CrmJson.read(rows.getString(1), Client.class));
        }
        return read;
      }
    }
  }
}
