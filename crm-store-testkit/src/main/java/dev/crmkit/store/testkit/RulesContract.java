package dev.crmkit.store.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.core.store.CrmStore;
import dev.crmkit.store.testkit.internal.property.DryRuns;
import dev.crmkit.store.testkit.internal.property.FileRoundTrip;
import dev.crmkit.store.testkit.internal.property.MetamorphicLaws;
import dev.crmkit.store.testkit.internal.property.Noninterference;
import dev.crmkit.store.testkit.internal.property.OutputChannel;
import dev.crmkit.store.testkit.internal.property.PaginationProperties;
import dev.crmkit.store.testkit.internal.property.ReferenceComparison;
import dev.crmkit.store.testkit.internal.property.RenamingInvariance;
import dev.crmkit.store.testkit.internal.property.SummaryAgreement;
import dev.crmkit.store.testkit.internal.property.ValueRoundTrip;
import dev.crmkit.store.testkit.internal.property.VisibilityAgreement;
import dev.crmkit.store.testkit.internal.property.WorkspaceIsolation;
import dev.crmkit.store.testkit.script.Script;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.statistics.Statistics;

/**
 * The rules of the model as properties of a store: random users run random operations and queries
 * in random workspaces. The test of a store extends this class:
 *
 * <pre>{@code
 * class MyStoreProperties extends RulesContract {
 *   protected CrmStore open() {
 *     return MyStore.create();
 *   }
 * }
 * }</pre>
 *
 * <p>A failed property reports the smallest failing scenario that it found, and writes it to {@code
 * target/failed-scenarios}. The system property {@code crmkit.tries} changes the number of tries:
 * {@code -Dcrmkit.tries=100000} runs all properties a hundred times as often. Each try creates
 * workspaces with new ids, so that all tests can share one database.
 */
public abstract class RulesContract {

  /**
   * The number of tries of {@link #hiddenDataDoesNotAffectAnswers}, which is enough to detect a
   * leak.
   */
  public static final int NONINTERFERENCE_TRIES = 500;

  /** Creates a contract; called by the test of a store. */
  protected RulesContract() {}

  /**
   * Opens a store for each try; the contract closes it.
   *
   * @return an open store, which can contain other workspaces
   * @throws Exception if the store cannot be opened, which fails the property
   */
  protected abstract CrmStore open() throws Exception;

  /**
   * Closes a store and opens its data again, in the middle of a scenario. By default the store
   * stays open, for stores that are not durable.
   *
   * @param store a store returned by {@link #open}
   * @return a store with the same workspaces
   * @throws Exception if the store cannot be reopened, which fails the property
   */
  protected CrmStore reopen(CrmStore store) throws Exception {
    return store;
  }

  /**
   * Generates random scenarios.
   *
   * @return the scenarios of the properties
   */
  @Provide
  public Arbitrary<Script> scripts() {
    return RandomScripts.scripts();
  }

  /**
   * Each answer equals that of the reference, the invariants of the store hold after each change,
   * and a replay of the event feed gives the stored state.
   */
  @Property(tries = 2000)
  @CoversEveryRule
  public void everyAnswerMatchesTheReference(@ForAll("scripts") Script script) throws Exception {
    assertNoDifferences(
        script, store -> ReferenceComparison.differences(script, store, this::reopen));
  }

  /**
   * The check, the lists, the look-up, the list of users who can do an action, and the reference
   * agree for every user and every entity.
   */
  @Property(tries = 250)
  @Tag("V1")
  @Tag("V2")
  @Tag("V3")
  @Tag("V4")
  @Tag("V5")
  @Tag("V6")
  @Tag("V7")
  @Tag("V9")
  @Tag("E2")
  @Tag("E3")
  public void allViewsOfVisibilityAgree(@ForAll("scripts") Script script) throws Exception {
    assertNoDifferences(script, store -> VisibilityAgreement.differences(script, store));
  }

  /**
   * A dry run has the outcome of the change that is made right after it, and changes nothing.
   *
   * @param script the steps, each change of which is also run dry
   * @throws Exception if the store cannot be opened
   */
  @Property(tries = 250)
  @Tag("A1")
  @Tag("A4")
  public void aDryRunAnswersLikeTheChangeAndChangesNothing(@ForAll("scripts") Script script)
      throws Exception {
    assertNoDifferences(script, store -> DryRuns.differences(script, store));
  }

  /**
   * Lists are the same with any page size, their conditions follow Boolean algebra, and a user who
   * pages through a list during changes misses no record that exists all the time.
   */
  @Property(tries = 500)
  @Tag("V8")
  @Tag("V9")
  @Tag("R5")
  @Tag("W4")
  public void listsShowEachRecordOnce(@ForAll("scripts") Script script, @ForAll long seed)
      throws Exception {
    assertNoDifferences(script, store -> PaginationProperties.differences(script, seed, store));
  }

  /**
   * A summary adds up the list with the same query, for every user.
   *
   * @param script the steps before the summaries
   * @param seed chooses the queries and the groupings
   * @throws Exception if the store cannot be opened
   */
  @Property(tries = 250)
  @Tag("R6")
  @Tag("V8")
  public void aSummaryAddsUpTheList(@ForAll("scripts") Script script, @ForAll long seed)
      throws Exception {
    assertNoDifferences(script, store -> SummaryAgreement.differences(script, seed, store));
  }

  /**
   * Noninterference: two workspaces that differ only in data that a user cannot see give that user
   * the same answers.
   */
  @Property(tries = NONINTERFERENCE_TRIES)
  @Tag("V8")
  @Tag("F2")
  @Tag("W2")
  @Tag("W3")
  @Tag("U4")
  @Tag("A1")
  @Tag("A2")
  public void hiddenDataDoesNotAffectAnswers(@ForAll("scripts") Script script, @ForAll long seed)
      throws Exception {
    Noninterference.Counts counts = Noninterference.counts(script, seed);
    Statistics.label("secrets and calls")
        .collect(counts.secrets() > 0 && counts.calls() > 0)
        .coverage(
            checker ->
                checker
                    .check(true)
                    .count((Integer met, Integer all) -> isMoreThanAQuarter(met, all)));
    assertNoDifferences(
        script,
        store ->
            Noninterference.difference(script, seed, store, OutputChannel.UNFILTERED).stream()
                .toList());
  }

  /** A Head sees everything that their Managers see. */
  @Property(tries = 200)
  @Tag("V2")
  @Tag("V3")
  public void aHeadSeesWhatTheirManagersSee(@ForAll("scripts") Script script, @ForAll long seed)
      throws Exception {
    assertLaw(MetamorphicLaws::aHeadSeesWhatTheirManagersSee, script, seed);
  }

  /** Creating a user changes nothing that others see. */
  @Property(tries = 200)
  @Tag("V5")
  @Tag("V7")
  public void aNewUserChangesNoVisibility(@ForAll("scripts") Script script, @ForAll long seed)
      throws Exception {
    assertLaw(MetamorphicLaws::aNewUserChangesNoVisibility, script, seed);
  }

  /**
   * Deleting a user keeps every record with its version and history, and transfers all their
   * records to their recipient.
   */
  @Property(tries = 200)
  @Tag("D1")
  @Tag("D5")
  @Tag("E7")
  public void deletingAUserLosesNoRecord(@ForAll("scripts") Script script, @ForAll long seed)
      throws Exception {
    assertLaw(MetamorphicLaws::deletingAUserLosesNoRecord, script, seed);
  }

  /** Undoing the deletion of a user gives back all their records. */
  @Property(tries = 200)
  @Tag("D9")
  public void undoingADeletionRestoresAllOwners(@ForAll("scripts") Script script, @ForAll long seed)
      throws Exception {
    assertLaw(MetamorphicLaws::undoingADeletionRestoresAllOwners, script, seed);
  }

  /** Moving a Manager to another responsible and back changes no visibility. */
  @Property(tries = 200)
  @Tag("V2")
  @Tag("V3")
  @Tag("V4")
  @Tag("V5")
  public void movingAManagerAndBackChangesNothing(
      @ForAll("scripts") Script script, @ForAll long seed) throws Exception {
    assertLaw(MetamorphicLaws::movingAManagerAndBackChangesNothing, script, seed);
  }

  /** Restricting a section reveals no value to anybody. */
  @Property(tries = 200)
  @Tag("F2")
  public void restrictingASectionRevealsNothing(@ForAll("scripts") Script script, @ForAll long seed)
      throws Exception {
    assertLaw(MetamorphicLaws::restrictingASectionRevealsNothing, script, seed);
  }

  /** Answers depend neither on ids nor on the order of creation. */
  @Property(tries = 200)
  @Tag("V8")
  @Tag("R5")
  @Tag("F1")
  public void answersDoNotDependOnIdsOrCreationOrder(
      @ForAll("scripts") Script script, @ForAll long seed) throws Exception {
    assertNoDifferences(script, store -> RenamingInvariance.differences(script, seed, store));
  }

  /** Steps in one workspace change nothing in another, which knows none of the ids. */
  @Property(tries = 100)
  @Tag("W1")
  public void workspacesAreIsolated(@ForAll("scripts") Script script) throws Exception {
    assertNoDifferences(script, store -> WorkspaceIsolation.differences(script, store));
  }

  /** A file is stored unchanged, or it exceeds the limit and nothing of it is stored. */
  @Property(tries = 100)
  @Tag("R4")
  @Tag("E5")
  public void aFileIsStoredCompletelyOrNotAtAll(
      @ForAll @IntRange(max = 200_000) int size,
      @ForAll @IntRange(min = 1, max = 200_000) int limit)
      throws Exception {
    try (CrmStore store = open()) {
      assertThat(FileRoundTrip.differences(size, limit, store)).isEmpty();
    }
  }

  /**
   * Values accepted by a session are read back unchanged, also after reopening the store, and
   * values that a store cannot hold are invalid. Each try submits every kind of edge case.
   */
  @Property(tries = 10)
  @Tag("R2")
  @Tag("R3")
  @Tag("R5")
  @Tag("F3")
  @Tag("F5")
  @Tag("A4")
  public void acceptedValuesAreReadBackUnchanged(@ForAll long seed) throws Exception {
    assertThat(ValueRoundTrip.differences(seed, open(), this::reopen)).isEmpty();
  }

  /**
   * Returns whether more than a quarter of the tries met the condition; a small number of tries is
   * not judged.
   */
  private static boolean isMoreThanAQuarter(int met, int all) {
    return all < 200 || met > all / 4;
  }

  private void assertLaw(Consumer<MetamorphicLaws> law, Script script, long seed) throws Exception {
    assertNoDifferences(script, store -> MetamorphicLaws.violations(law, script, seed, store));
  }

  private interface StoreCheck {
    List<String> differences(CrmStore store) throws Exception;
  }

  private void assertNoDifferences(Script script, StoreCheck check) throws Exception {
    List<String> differences;
    try (CrmStore store = open()) {
      differences = check.differences(store);
    }
    if (!differences.isEmpty()) {
      writeFailedScenario(script);
    }
    assertThat(differences).as("differences from the rules in%n%s", script).isEmpty();
  }

  /** Writes the failed scenario to a file; shrinking overwrites it with smaller ones. */
  private void writeFailedScenario(Script script) {
    Path folder = Path.of("target", "failed-scenarios");
    try {
      Files.createDirectories(folder);
      Files.writeString(
          folder.resolve(getClass().getSimpleName() + ".yaml"),
          script.answered().text("Failed in " + getClass().getSimpleName()));
    } catch (IOException e) {
      throw new UncheckedIOException("the failed scenario could not be written", e);
    }
  }
}
