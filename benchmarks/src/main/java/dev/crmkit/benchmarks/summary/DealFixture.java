package dev.crmkit.benchmarks.summary;

import dev.crmkit.benchmarks.fixture.OrganisationFixture;
import dev.crmkit.core.OrgEntry;
import dev.crmkit.core.RecordKind;
import dev.crmkit.core.WorkspaceId;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.deal.Deal;
import dev.crmkit.core.deal.DealId;
import dev.crmkit.core.deal.Money;
import dev.crmkit.core.org.OrgDelta;
import dev.crmkit.core.pipeline.DealOutcome;
import dev.crmkit.core.pipeline.Pipeline;
import dev.crmkit.core.pipeline.PipelineId;
import dev.crmkit.core.pipeline.Stage;
import dev.crmkit.core.pipeline.StageEntry;
import dev.crmkit.core.pipeline.StageId;
import dev.crmkit.core.store.CrmStore;
import dev.crmkit.core.user.User;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * A company of twenty teams, each a Head and 50 Managers, who own the same number of deals each. A
 * deal is in one of six stages or, one in ten, in none. Four in five have an amount, in one of two
 * currencies.
 */
final class DealFixture {

  static final WorkspaceId ACME = WorkspaceId.of("acme");
  static final PipelineId SALES = PipelineId.of(1);

  private static final int TEAMS = 20;
  private static final int TEAM = 51;
  private static final int STAGES = 6;
  private static final int BATCH = 5_000;
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final OrganisationFixture company = OrganisationFixture.of(TEAMS * TEAM, TEAM);

  User director() {
    return company.director();
  }

  User head() {
    return company.team(0).get(0);
  }

  /** Returns the users whose deals a viewer sees. */
  List<User> visibleOwners(User viewer) {
    return viewer.equals(director()) ? company.users() : company.team(0);
  }

  /** Creates the workspace. */
  void create(CrmStore store) {
    List<OrgEntry> entries = new ArrayList<>(company.entries());
    List<Stage> stages = new ArrayList<>();
    for (int i = 1; i <= STAGES; i++) {
      Stage.Builder stage = Stage.builder().id(StageId.of(i)).name("Stage " + i);
      stages.add((i < STAGES ? stage : stage.closes(DealOutcome.WON)).build());
    }
    entries.add(new Pipeline(SALES, "Sales", RecordKind.DEAL, stages));
    store.create(ACME, "a secret", OrgDelta.putting(entries.toArray(OrgEntry[]::new)), List.of());
  }

  /** Inserts the deals with the numbers in a range. */
  void insert(CrmStore store, int from, int to) {
    for (int next = from; next < to; next += BATCH) {
      List<Deal> batch =
          IntStream.range(next, Math.min(next + BATCH, to)).mapToObj(this::deal).toList();
      store.useWrite(ACME, tx -> tx.insertAll(batch));
    }
  }

  /** Returns a deal, the same for the same number. */
  Deal deal(int number) {
    SplittableRandom random = new SplittableRandom(number);
    User owner = company.users().get(random.nextInt(company.users().size()));
    Instant at = START.plusSeconds(random.nextInt(100_000_000));
    Deal.Builder deal =
        Deal.builder()
            .id(DealId.of(1 + random.nextLong(1L << 52)))
            .client(ClientId.of(1 + random.nextLong(1L << 52)))
            .title("Deal " + number + " of " + owner.name());
    deal.portfolio(owner.portfolio()).version(1).createdBy(owner.ref()).createdAt(at).updatedAt(at);
    if (random.nextInt(10) > 0) {
      deal.putStages(SALES, new StageEntry(StageId.of(1 + random.nextInt(STAGES)), at));
    }
    if (random.nextInt(5) > 0) {
      BigDecimal amount = BigDecimal.valueOf(random.nextInt(10_000_000), 2);
      deal.amount(new Money(amount, random.nextInt(3) > 0 ? "EUR" : "USD"));
    }
    return deal.build();
  }
}
