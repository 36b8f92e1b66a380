package dev.crmkit.benchmarks.check;

import dev.crmkit.benchmarks.fixture.OrganisationFixture;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A peer: the same pairs of the same company, in turn. */
@State(Scope.Benchmark)
@SuppressWarnings("NullAway.Init") // JMH sets the fields
public class PeerJmh {

  /** How many users the company has besides the Director. */
  @Param("100")
  public int users;

  /** What is asked. */
  @Param("VIEW_ALLOWED")
  public AccessCase accessCase;

  /** Who is asked. */
  @Param("JCASBIN")
  public PeerChecker peer;

  private Checker checker;
  private int next;

  /** Makes the company, and the peer's copy of it. */
  @Setup
  public void makeCompany() {
    OrganisationFixture company = OrganisationFixture.of(users);
    checker =
        peer.create(
            company, accessCase, ActorAndRecord.of(company, accessCase, ActorAndRecord.COUNT));
  }

  /** Lets go of it. */
  @TearDown
  public void close() {
    checker.close();
  }

  /**
   * Yes or no.
   *
   * @return the answer
   */
  @Benchmark
  public boolean allows() {
    return checker.allows(next++ & (ActorAndRecord.COUNT - 1));
  }
}
