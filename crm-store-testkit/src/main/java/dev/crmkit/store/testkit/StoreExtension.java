package dev.crmkit.store.testkit;

import dev.crmkit.core.store.CrmStore;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Injects the store under test into a {@link ContractTest}: opens it before each test through the
 * enclosing {@link StoreContract}, and closes it afterwards.
 */
final class StoreExtension implements BeforeEachCallback, AfterEachCallback {

  @Override
  public void beforeEach(ExtensionContext context) throws Exception {
    ContractTest test = (ContractTest) context.getRequiredTestInstance();
    test.contract =
        context
            .getRequiredTestInstances()
            .findInstance(StoreContract.class)
            .orElseThrow(() -> new IllegalStateException("no StoreContract encloses " + test));
    test.store = test.contract.open();
  }

  @Override
  public void afterEach(ExtensionContext context) {
    CrmStore store = ((ContractTest) context.getRequiredTestInstance()).store;
    if (store != null) { // it was opened
      store.close();
    }
  }
}
