package dev.crmkit.store.testkit;

import dev.crmkit.core.store.CrmStore;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Nested;

/**
 * The contract of {@link CrmStore} as tests, for authors of stores. The test of a store extends
 * this class:
 *
 * <pre>{@code
 * class MyStoreTest extends StoreContract {
 *   protected CrmStore open() {
 *     return MyStore.create();
 *   }
 * }
 * }</pre>
 *
 * <p>Each test creates workspaces with new ids, so that all tests can share one database.
 */
public abstract class StoreContract {

  /** Creates a contract; called by the test of a store. */
  protected StoreContract() {}

  /**
   * Opens a store; the contract closes it.
   *
   * @return an open store, which can contain other workspaces
   * @throws Exception if the store cannot be opened, which fails the test
   */
  protected abstract CrmStore open() throws Exception;

  /**
   * Closes a store and opens its data again. The tests of durability are skipped unless this method
   * is overridden.
   *
   * @param store a store returned by {@link #open}
   * @return a store with the same workspaces
   * @throws Exception if the store cannot be reopened, which fails the test
   */
  protected CrmStore reopen(CrmStore store) throws Exception {
    return Assumptions.abort("this store cannot be reopened");
  }

  @Nested
  class Workspaces extends WorkspaceContract {}

  @Nested
  class Transactions extends TransactionContract {}

  @Nested
  class Misuse extends MisuseContract {}

  @Nested
  class ConcurrentTransactions extends ConcurrencyContract {}

  @Nested
  class BulkCalls extends BulkContract {}

  @Nested
  class SingleReads extends SingleReadContract {}

  @Nested
  class Organisation extends OrganisationContract {}

  @Nested
  class Records extends RecordContract {}

  @Nested
  class TextLimits extends TextLimitContract {}

  @Nested
  class Lists extends ListContract {}

  @Nested
  class Counts extends CountContract {}

  @Nested
  class Summaries extends SummaryContract {}

  @Nested
  class Texts extends TextContract {}

  @Nested
  class Filters extends FilterContract {}

  @Nested
  class Deletions extends DeletionContract {}

  @Nested
  class Trash extends TrashContract {}

  @Nested
  class Files extends FileContract {}

  @Nested
  class EventRanges extends EventRangeContract {}

  @Nested
  class EventQueries extends EventQueryContract {}

  @Nested
  class Events extends EventContract {}

  @Nested
  class EventWaits extends EventWaitContract {}

  @Nested
  class Durability extends DurabilityContract {}
}
