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
 * The peer that filters afterwards, as Spring Security does by ACLs: it reads what the Director
 * would see, some rows at a time, checks each client, and drops those that the user does not see.
 * Its check is a look-up in a set at hand, and needs no list of anybody's rights.
 */
final class PostFilterPeer {

  /** How many are read at a time. */
  private static final int ROWS = 500;

  private final OpenDatabase database;
  private final ListFixture fixture;

  PostFilterPeer(OpenDatabase database, ListFixture firm) {
    this.database = database;
    this.fixture = firm;
  }

  /** The clients of the first page, and one more if there is one; of all cities. */
  List<Client> firstPage(ListRequest question) throws SQLException {
    Set<Long> seen = fixture.portfolios(question.viewer());
    List<Client> page = new ArrayList<>();
    List<Client> read = List.of();
    do {
      read = read(question.byName(), read.isEmpty() ? null : read.get(read.size() - 1));
      for (Client client : read) {
        if (page.size() <= ListRequest.PAGE && seen.contains(client.portfolio().value())) {
          page.add(client);
        }
      }
    } while (read.size() == ROWS && page.size() <= ListRequest.PAGE);
    return page;
  }

  private List<Client> read(boolean byName, @Nullable Client after) throws SQLException {
    String key = byName ? "name_prefix" : "created";
    String sql =
        "SELECT doc FROM crm_record WHERE workspace_id = 'acme' AND kind = 0"
            + (after == null ? "" : " AND " + key + " >= ? AND (" + key + " > ? OR id > ?)")
            + (" ORDER BY workspace_id, kind, " + key + ", id LIMIT " + ROWS);
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
