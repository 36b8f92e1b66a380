package dev.crmkit.benchmarks.check;

import dev.crmkit.benchmarks.fixture.OrganisationFixture;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** The same checks by a peer. */
@State(Scope.Benchmark)
@SuppressWarnings("NullAway.Init") // JMH sets the fields
public class PeerJmh {

  /** The number of users without the Director. */
  @Param("100")
  public int users;

  @Param("VIEW_ALLOWED")
  public AccessCase accessCase;

  @Param("JCASBIN")
  public PeerChecker peer;

  private Checker checker;
  private int next;

  @Setup
  public void makeCompany() {
    OrganisationFixture company = OrganisationFixture.of(users);
    checker =
        peer.create(
            company, accessCase, ActorAndRecord.of(company, accessCase, ActorAndRecord.COUNT));
  }

  @TearDown
  public void close() {
    checker.close();
  }

  @Benchmark
  public boolean allows() {
    return checker.allows(next++ & (ActorAndRecord.COUNT - 1));
  }
}
