package dev.crmkit.benchmarks.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.crmkit.benchmarks.databases.Engine;
import dev.crmkit.benchmarks.databases.OpenDatabase;
import dev.crmkit.core.Id;
import dev.crmkit.core.query.Summary;
import dev.crmkit.core.query.SummaryGroup;
import dev.crmkit.core.store.CrmStore;
import dev.crmkit.core.user.User;
import dev.crmkit.store.jdbc.JdbcStore;
import dev.crmkit.store.memory.MemoryStore;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** CrmKit and the peers compute the same summaries. */
class SummariesTest {

  private static final int DEALS = 2_000;

  private final DealFixture fixture = new DealFixture();

  @Test
  void crmKitAndTheLoopComputeTheSame() {
    try (CrmStore store = MemoryStore.create()) {
      SessionSummaries ours = new SessionSummaries(store, fixture);
      fixture.insert(store, 0, DEALS);
      for (User viewer : List.of(fixture.director(), fixture.head())) {
        assertSame(ours.summary(viewer), new LoopPeer(fixture, viewer, DEALS).summary());
      }
    }
  }

  @Test
  void crmKitAndHandWrittenSqlComputeTheSame() throws Exception {
    assumeTrue(Engine.POSTGRESQL.canOpen());
    try (OpenDatabase database = Engine.POSTGRESQL.open();
        CrmStore store = JdbcStore.create(database.source())) {
      SessionSummaries ours = new SessionSummaries(store, fixture);
      fixture.insert(store, 0, DEALS);
      for (User viewer : List.of(fixture.director(), fixture.head())) {
        assertSame(ours.summary(viewer), new SqlSummaryPeer(database, fixture).summary(viewer));
      }
    }
  }

  private static void assertSame(Summary ours, Map<OwnerAndStage, Totals> peer) {
    assertThat(ours.groups()).hasSameSizeAs(peer.keySet());
    for (SummaryGroup group : ours) {
      long owner = group.get(SessionSummaries.OWNER).orElseThrow().id().value();
      Long stage = group.get(SessionSummaries.STAGE).map(Id::value).orElse(null);
      Totals totals = Objects.requireNonNull(peer.get(new OwnerAndStage(owner, stage)));
      assertThat(group.count()).isEqualTo(totals.count);
      assertThat(group.sums()).hasSameSizeAs(totals.sums);
      totals.sums.forEach(
          (currency, sum) -> assertThat(group.sum(currency)).isEqualByComparingTo(sum));
    }
  }
}
