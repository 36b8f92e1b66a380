package dev.crmkit.store.jdbc.internal.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.core.WorkspaceId;
import dev.crmkit.core.activity.Activity;
import dev.crmkit.core.activity.ActivityId;
import dev.crmkit.core.client.Client;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.deal.Deal;
import dev.crmkit.core.deal.DealId;
import dev.crmkit.core.query.RecordQuery;
import dev.crmkit.core.query.Sort;
import dev.crmkit.core.record.CrmRecord;
import dev.crmkit.core.record.RecordId;
import dev.crmkit.store.jdbc.internal.dialect.SqlDialect;
import dev.crmkit.store.jdbc.internal.dialect.SqlDialects;
import dev.crmkit.store.jdbc.internal.record.RecordRows;
import dev.crmkit.store.jdbc.internal.record.RecordStatements;
import dev.crmkit.store.jdbc.internal.schema.Schema;
import dev.crmkit.store.jdbc.internal.sql.SqlFragments;
import dev.crmkit.store.jdbc.internal.sql.TableNames;
import dev.crmkit.store.jdbc.internal.sql.Tables;
import dev.crmkit.store.jdbc.testing.StatementLog;
import dev.crmkit.store.jdbc.testing.TestDatabase;
import dev.crmkit.store.testkit.sample.RandomRecords;
import dev.crmkit.store.testkit.sample.Samples;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Lists and counts contain what a full scan of the records in memory finds. */
class ListingTest {

  private static final int ROUNDS = 2;
  private static final int IDS = 60;
  private static final int QUERIES = 60;

  @ParameterizedTest
  @EnumSource
  void aListContainsWhatAFullScanFinds(TestDatabase engine) throws SQLException {
    DataSource source = engine.fresh();
    Schema.prepare(source, engine.dialect(), TableNames.withPrefix("crm_"), true);
    for (int round = 0; round < ROUNDS; round++) {
      RandomRecords random = new RandomRecords(20_260 + round);
      try (Connection connection = source.getConnection()) {
        World world = new World(connection, random);
        world.fill();
        world.compare();
        world.change();
        world.compare();
      }
    }
  }

  /** A workspace in a database, and the same records in memory. */
  private static final class World {

    private final Map<RecordId, CrmRecord> living = new HashMap<>();
    private final RandomRecords random;
    private final RecordRows rows;
    private final RecordSearch listing;

    World(Connection connection, RandomRecords random) {
      this.random = random;
      SqlDialect database = SqlDialects.of(connection);
      Tables tables = new Tables(TableNames.withPrefix("crm_"));
      WorkspaceId workspace = Samples.newWorkspace();
      rows = new RecordRows(new RecordStatements(database, tables), connection, workspace.value());
      // A small first row budget, so that a few records take several rounds.
      listing =
          new RecordSearch(
              new StatementLog(connection, database),
              new SqlFragments(database, tables, workspace.value()),
              4);
    }

    void fill() {
      for (long id = 1; id <= IDS; id++) {
        for (RecordId of : List.of(new ClientId(id), new ActivityId(id), new DealId(id))) {
          CrmRecord record = random.record(of, 1);
          rows.insertAll(List.of(record));
          living.put(of, record);
        }
      }
    }

    void change() {
      for (CrmRecord record : List.copyOf(living.values())) {
        switch (random.number(4)) {
          case 0 -> {
            assertThat(rows.remove(record)).isEqualTo(1);
            assertThat(rows.remove(record)).isZero();
            living.remove(record.id());
          }
          case 1 -> {
            CrmRecord next = random.record(record.id(), 2);
            assertThat(rows.update(record, next)).isEqualTo(1);
            assertThat(rows.update(record, next)).isZero();
            living.put(record.id(), next);
          }
          default -> {}
        }
      }
    }

    void compare() {
      for (int i = 0; i < QUERIES; i++) {
        compare(random.query(Client.class));
        compare(random.query(Activity.class));
        compare(random.query(Deal.class));
      }
    }

    private <R extends CrmRecord> void compare(RecordQuery<R> query) {
      List<CrmRecord> expected =
          living.values().stream()
              .filter(record -> record.id().recordKind() == query.kind())
              .filter(query::matches)
              .sorted((a, b) -> order(query.sort(), a, b))
              .toList();
      assertThat(listing.count(query.kind(), query.scope(), query.where()))
          .as("the number of %s", query)
          .isEqualTo(expected.size());
      List<CrmRecord> found = new ArrayList<>();
      RecordQuery<R> next = query;
      while (true) {
        List<R> page = listing.list(next);
        found.addAll(page);
        if (page.size() < query.limit()) {
          break;
        }
        R last = page.get(page.size() - 1);
        next =
            new RecordQuery<>(
                query.type(),
                query.scope(),
                query.where(),
                query.sort(),
                query.sort().position(last),
                query.limit());
      }
      assertThat(found)
          .as("all pages of %s", query)
          .isEqualTo(
              expected.stream()
                  .filter(
                      record ->
                          query.after() == null
                              || query
                                      .sort()
                                      .comparator()
                                      .compare(query.after(), query.sort().position(record))
                                  < 0)
                  .toList());
    }

    private static int order(Sort sort, CrmRecord a, CrmRecord b) {
      return sort.comparator().compare(sort.position(a), sort.position(b));
    }
  }
}
