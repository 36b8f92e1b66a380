package dev.crmkit.benchmarks.check;

import dev.crmkit.access.decision.Action;
import dev.crmkit.access.decision.Decision;
import dev.crmkit.access.decision.Decisions;
import dev.crmkit.benchmarks.fixture.OrganisationFixture;
import dev.crmkit.core.org.OrgSnapshot;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * CrmKit's checks. The pairs come from all teams in rotation, so their data does not stay in the L1
 * cache.
 */
@State(Scope.Benchmark)
@SuppressWarnings("NullAway.Init") // JMH sets the fields
public class CrmKitJmh {

  /** The number of users without the Director. */
  @Param("100")
  public int users;

  @Param("VIEW_ALLOWED")
  public AccessCase accessCase;

  private OrgSnapshot org;
  private Action action;
  private ActorAndRecord[] pairs;

  /** The position of a thread in the pairs. */
  @State(Scope.Thread)
  public static class Position {
    private int next;
  }

  @Setup
  public void makeCompany() {
    OrganisationFixture company = OrganisationFixture.of(users);
    org = company.organisation();
    action = accessCase.action();
    pairs = ActorAndRecord.of(company, accessCase, ActorAndRecord.COUNT);
  }

  private ActorAndRecord next(Position position) {
    return pairs[position.next++ & (ActorAndRecord.COUNT - 1)];
  }

  @Benchmark
  public boolean allows(Position position) {
    ActorAndRecord pair = next(position);
    return Decisions.allows(org, pair.actor(), action, pair.record());
  }

  @Benchmark
  public Decision decide(Position position) {
    ActorAndRecord pair = next(position);
    return Decisions.decide(org, pair.actor(), action, pair.record());
  }
}
