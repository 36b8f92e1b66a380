package dev.crmkit.store.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.core.store.CrmStore;
import dev.crmkit.store.testkit.internal.property.FileRoundTrip;
import dev.crmkit.store.testkit.internal.property.MetamorphicLaws;
import dev.crmkit.store.testkit.internal.property.Noninterference;
import dev.crmkit.store.testkit.internal.property.OutputChannel;
import dev.crmkit.store.testkit.internal.property.PaginationProperties;
import dev.crmkit.store.testkit.internal.property.ReferenceComparison;
import dev.crmkit.store.testkit.internal.property.RenamingInvariance;
import dev.crmkit.store.testkit.internal.property.ValueRoundTrip;
import dev.crmkit.store.testkit.internal.property.VisibilityAgreement;
import dev.crmkit.store.testkit.internal.property.WorkspaceIsolation;
import dev.crmkit.store.testkit.script.Script;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.statistics.Statistics;

/**
 * The rules of the model, held on a store by properties: random companies, in which random users do
 * and ask random things. A store's test is:
 *
 * <pre>{@code
 * class MyStoreProperties extends RulesContract {
 *   protected CrmStore open() {
 *     return MyStore.create();
 *   }
 * }
 * }</pre>
 *
 * <p>A property that fails tells the smallest scenario that it found, and writes it to {@code
 * target/failed-scenarios}; {@code -Dcrmkit.tries=100000} tries all of them a hundred times as
 * often. Each try makes workspaces of its own with new names, so all can share one database.
 */
public abstract class RulesContract {

  /** How often {@link #hiddenDataDoesNotAffectAnswers} is tried: often enough to find a leak. */
  public static final int NONINTERFERENCE_TRIES = 500;

  /** For a test to extend. */
  protected RulesContract() {}

  /**
   * Opens a store, for each try; the contract closes it.
   *
   * @return a store that works, empty or not
   * @throws Exception when it cannot be opened, which fails the property
   */
  protected abstract CrmStore open() throws Exception;

  /**
   * Closes a store and opens what it kept, in the midst of what happens. A store that keeps nothing
   * goes on as it is.
   *
   * @param store one that {@link #open} returned
   * @return a store with the same workspaces
   * @throws Exception when it cannot be done, which fails the property
   */
  protected CrmStore reopen(CrmStore store) throws Exception {
    return store;
  }

  /**
   * Random scenarios.
   *
   * @return what the properties are tried with
   */
  @Provide
  public Arbitrary<Script> scripts() {
    return RandomScripts.scripts();
  }

  /**
   * Whatever anybody does or asks, the answer is the one of the reference; after each change the
   * store contradicts itself nowhere; and the feed, from its beginning, gives the state.
   *
   * @param script what happens
   * @throws Exception when the store cannot be opened
   */
  @Property(tries = 2000)
  @CoversEveryRule
  public void everyAnswerMatchesTheReference(@ForAll("scripts") Script script) throws Exception {
    assertNoDifferences(
        script, store -> ReferenceComparison.differences(script, store, this::reopen));
  }

  /**
   * The check, the list, the look-up, who may and the reference say the same of everybody and
   * everything.
   *
   * @param script what happened before
   * @throws Exception when the store cannot be opened
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
   * Lists are the same with any page size, their conditions are an algebra, and whoever reads them
   * while others change things misses nothing that was there all the while.
   *
   * @param script what happens before and meanwhile
   * @param seed who reads, and what
   * @throws Exception when the store cannot be opened
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
   * Two workspaces that differ only in what a user may not see tell him the same.
   *
   * @param script what may happen in both, or in one of them unseen
   * @param seed who the user is, and what happens unseen
   * @throws Exception when the store cannot be opened
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

  /**
   * A Head sees what his Managers see.
   *
   * @param script what happened before
   * @param seed whom and what the change is of
   * @throws Exception when the store cannot be opened
   */
  @Property(tries = 200)
  @Tag("V2")
  @Tag("V3")
  public void aHeadSeesWhatTheirManagersSee(@ForAll("scripts") Script script, @ForAll long seed)
      throws Exception {
    assertNoDifferences(
        script, store -> MetamorphicLaws.aHeadSeesWhatTheirManagersSee(script, seed, store));
  }

  /**
   * A new user changes nothing of what others see.
   *
   * @param script what happened before
   * @param seed whom and what the change is of
   * @throws Exception when the store cannot be opened
   */
  @Property(tries = 200)
  @Tag("V5")
  @Tag("V7")
  public void aNewUserChangesNoVisibility(@ForAll("scripts") Script script, @ForAll long seed)
      throws Exception {
    assertNoDifferences(
        script, store -> MetamorphicLaws.aNewUserChangesNoVisibility(script, seed, store));
  }

  /**
   * Deleting a user keeps every record with its version and history, and gives his taker all he
   * had.
   *
   * @param script what happened before
   * @param seed whom and what the change is of
   * @throws Exception when the store cannot be opened
   */
  @Property(tries = 200)
  @Tag("D1")
  @Tag("D5")
  @Tag("E7")
  public void deletingAUserLosesNoRecord(@ForAll("scripts") Script script, @ForAll long seed)
      throws Exception {
    assertNoDifferences(
        script, store -> MetamorphicLaws.deletingAUserLosesNoRecord(script, seed, store));
  }

  /**
   * Undoing a deletion gives back every record.
   *
   * @param script what happened before
   * @param seed whom and what the change is of
   * @throws Exception when the store cannot be opened
   */
  @Property(tries = 200)
  @Tag("D9")
  public void undoingADeletionRestoresAllOwners(@ForAll("scripts") Script script, @ForAll long seed)
      throws Exception {
    assertNoDifferences(
        script, store -> MetamorphicLaws.undoingADeletionRestoresAllOwners(script, seed, store));
  }

  /**
   * A Manager who is moved and moved back changes nothing of what anyone sees.
   *
   * @param script what happened before
   * @param seed whom and what the change is of
   * @throws Exception when the store cannot be opened
   */
  @Property(tries = 200)
  @Tag("V2")
  @Tag("V3")
  @Tag("V4")
  @Tag("V5")
  public void movingAManagerAndBackChangesNothing(
      @ForAll("scripts") Script script, @ForAll long seed) throws Exception {
    assertNoDifferences(
        script, store -> MetamorphicLaws.movingAManagerAndBackChangesNothing(script, seed, store));
  }

  /**
   * Restricting a section shows nobody a value that he did not see.
   *
   * @param script what happened before
   * @param seed whom and what the change is of
   * @throws Exception when the store cannot be opened
   */
  @Property(tries = 200)
  @Tag("F2")
  public void restrictingASectionRevealsNothing(@ForAll("scripts") Script script, @ForAll long seed)
      throws Exception {
    assertNoDifferences(
        script, store -> MetamorphicLaws.restrictingASectionRevealsNothing(script, seed, store));
  }

  /**
   * Other ids, and another order in which things came to be, change no answer.
   *
   * @param script what happens
   * @param seed which ids and which order
   * @throws Exception when the store cannot be opened
   */
  @Property(tries = 200)
  @Tag("V8")
  @Tag("R5")
  @Tag("F1")
  public void answersDoNotDependOnIdsOrCreationOrder(
      @ForAll("scripts") Script script, @ForAll long seed) throws Exception {
    assertNoDifferences(script, store -> RenamingInvariance.differences(script, seed, store));
  }

  /**
   * Whatever happens in a workspace, another is what it was, and knows none of its ids.
   *
   * @param script what happens in the one
   * @throws Exception when the store cannot be opened
   */
  @Property(tries = 100)
  @Tag("W1")
  public void workspacesAreIsolated(@ForAll("scripts") Script script) throws Exception {
    assertNoDifferences(script, store -> WorkspaceIsolation.differences(script, store));
  }

  /**
   * A file is kept as it was given, or it is over the limit and nothing of it is kept.
   *
   * @param size how many bytes it has
   * @param limit how many it may have
   * @throws Exception when the store cannot be opened
   */
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
   * What a session accepts is read back as it was given, also after the store was reopened, and
   * whatever a store cannot hold is invalid. Each try gives every kind of hostile value.
   *
   * @param seed which values of each kind
   * @throws Exception when the store cannot be opened
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

  /** More than a quarter; of few tries nothing can be said. */
  private static boolean isMoreThanAQuarter(int met, int all) {
    return all < 200 || met > all / 4;
  }

  private interface Checked {
    List<String> differences(CrmStore store) throws Exception;
  }

  private void assertNoDifferences(Script script, Checked checked) throws Exception {
    List<String> differences;
    try (CrmStore store = open()) {
      differences = checked.differences(store);
    }
    if (!differences.isEmpty()) {
      writeFailedScenario(script);
    }
    assertThat(differences).as("what contradicts the rules in%n%s", script).isEmpty();
  }

  /** Writes down what failed; of one property the last is the smallest. */
  private void writeFailedScenario(Script script) {
    Path folder = Path.of("target", "failed-scenarios");
    try {
      Files.createDirectories(folder);
      Files.writeString(
          folder.resolve(getClass().getSimpleName() + ".yaml"),
          script.answered().text("What failed in " + getClass().getSimpleName()));
    } catch (IOException e) {
      throw new UncheckedIOException("the failed scenario could not be written down", e);
    }
  }
}
