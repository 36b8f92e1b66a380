package dev.crmkit.store.testkit.internal.execution;

import dev.crmkit.store.testkit.internal.result.ActualValue;

/** An operation as a call of the library, ready to be made by a user. */
public interface LibraryCall {

  /** Makes the call; refusals of the library are thrown. */
  ActualValue run();
}
