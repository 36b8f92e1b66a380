package dev.crmkit.benchmarks.summary;

import dev.crmkit.benchmarks.databases.OpenDatabase;
import dev.crmkit.core.user.User;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Hand-written SQL on the tables of the store, which knows whose deals the user sees. */
final class SqlSummaryPeer {

  private static final String JOIN =
      """
      select r.portfolio, s.stage, r.currency, count(*), sum(r.amount)
      from crm_record r
      left join crm_record_stage s
        on s.workspace_id = r.workspace_id and s.kind = r.kind and s.id = r.id and s.pipeline = ?
      where r.workspace_id = ? and r.kind = 2 %s
      group by r.portfolio, s.stage, r.currency\
      """;

  private final OpenDatabase database;
  private final DealFixture fixture;

  SqlSummaryPeer(OpenDatabase database, DealFixture fixture) {
    this.database = database;
    this.fixture = fixture;
  }

  /** Summarizes the deals that a user sees. */
  Map<OwnerAndStage, Totals> summary(User viewer) throws SQLException {
    List<User> owners = fixture.visibleOwners(viewer);
    Map<Long, Long> ownerOf = new HashMap<>();
    owners.forEach(owner -> ownerOf.put(owner.portfolio().value(), owner.id().value()));
    boolean isRestricted = !viewer.equals(fixture.director());
    Map<OwnerAndStage, Totals> groups = new HashMap<>();
    try (Connection connection = database.source().getConnection();
        PreparedStatement select =
            connection.prepareStatement(
                JOIN.formatted(isRestricted ? "and r.portfolio = any(?)" : ""))) {
      select.setLong(1, DealFixture.SALES.value());
      select.setString(2, DealFixture.ACME.value());
      if (isRestricted) {
        select.setArray(3, connection.createArrayOf("bigint", ownerOf.keySet().toArray()));
      }
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          long owner = ownerOf.getOrDefault(row.getLong(1), 0L);
          OwnerAndStage key = new OwnerAndStage(owner, (Long) row.getObject(2));
          Totals totals = groups.computeIfAbsent(key, any -> new Totals());
          totals.count += row.getLong(4);
          BigDecimal sum = row.getBigDecimal(5);
          if (sum != null) {
            totals.sums.put(row.getString(3), sum);
          }
        }
      }
    }
    return groups;
  }
}
