package dev.crmkit.store.testkit;

import dev.crmkit.core.store.CrmStore;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Nested;

/**
 * The contract of {@link CrmStore} as tests, for whoever writes a store. A store's test is:
 *
 * <pre>{@code
 * class MyStoreTest extends StoreContract {
 *   protected CrmStore open() {
 *     return MyStore.create();
 *   }
 * }
 * }</pre>
 *
 * <p>Each test makes workspaces of its own with new names, so all of them can share one database.
 */
public abstract class StoreContract {

  /** For a test to extend. */
  protected StoreContract() {}

  /**
   * Opens a store; the contract closes it.
   *
   * @return a store that works, empty or not
   * @throws Exception when it cannot be opened, which fails the test
   */
  protected abstract CrmStore open() throws Exception;

  /**
   * Closes a store and opens what it kept. The tests about what outlives a store are skipped unless
   * this is overridden.
   *
   * @param store one that {@link #open} returned
   * @return a store with the same workspaces
   * @throws Exception when it cannot be done, which fails the test
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
  class Questions extends SingleReadContract {}

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
  class Events extends EventContract {}

  @Nested
  class Durability extends DurabilityContract {}
}
