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
  class Workspaces extends WorkspaceContract {
    @Override
    StoreContract contract() {
      return StoreContract.this;
    }
  }

  @Nested
  class Transactions extends TransactionContract {
    @Override
    StoreContract contract() {
      return StoreContract.this;
    }
  }

  @Nested
  class Misuse extends MisuseContract {
    @Override
    StoreContract contract() {
      return StoreContract.this;
    }
  }

  @Nested
  class ConcurrentTransactions extends ConcurrencyContract {
    @Override
    StoreContract contract() {
      return StoreContract.this;
    }
  }

  @Nested
  class BulkCalls extends BulkContract {
    @Override
    StoreContract contract() {
      return StoreContract.this;
    }
  }

  @Nested
  class Questions extends SingleReadContract {
    @Override
    StoreContract contract() {
      return StoreContract.this;
    }
  }

  @Nested
  class Organisation extends OrganisationContract {
    @Override
    StoreContract contract() {
      return StoreContract.this;
    }
  }

  @Nested
  class Records extends RecordContract {
    @Override
    StoreContract contract() {
      return StoreContract.this;
    }
  }

  @Nested
  class TextLimits extends TextLimitContract {
    @Override
    StoreContract contract() {
      return StoreContract.this;
    }
  }

  @Nested
  class Lists extends ListContract {
    @Override
    StoreContract contract() {
      return StoreContract.this;
    }
  }

  @Nested
  class Counts extends CountContract {
    @Override
    StoreContract contract() {
      return StoreContract.this;
    }
  }

  @Nested
  class Texts extends TextContract {
    @Override
    StoreContract contract() {
      return StoreContract.this;
    }
  }

  @Nested
  class Filters extends FilterContract {
    @Override
    StoreContract contract() {
      return StoreContract.this;
    }
  }

  @Nested
  class Deletions extends DeletionContract {
    @Override
    StoreContract contract() {
      return StoreContract.this;
    }
  }

  @Nested
  class Trash extends TrashContract {
    @Override
    StoreContract contract() {
      return StoreContract.this;
    }
  }

  @Nested
  class Files extends FileContract {
    @Override
    StoreContract contract() {
      return StoreContract.this;
    }
  }

  @Nested
  class EventRanges extends EventRangeContract {
    @Override
    StoreContract contract() {
      return StoreContract.this;
    }
  }

  @Nested
  class Events extends EventContract {
    @Override
    StoreContract contract() {
      return StoreContract.this;
    }
  }

  @Nested
  class Durability extends DurabilityContract {
    @Override
    StoreContract contract() {
      return StoreContract.this;
    }
  }
}
