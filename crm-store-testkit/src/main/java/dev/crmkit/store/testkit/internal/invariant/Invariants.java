package dev.crmkit.store.testkit.internal.invariant;

import dev.crmkit.core.WorkspaceId;
import dev.crmkit.core.store.CrmStore;
import java.util.List;

/**
 * The invariants of a stored workspace that must hold between any two calls: of its organisation,
 * its records and files, its counts and its histories. They are checked through the unguarded
 * store, in one read transaction.
 */
public final class Invariants {

  private Invariants() {}

  /**
   * Checks all invariants.
   *
   * @param store the store that holds the workspace
   * @param workspace the workspace to check, which was changed through sessions only, so that every
   *     change has an event
   * @return the violations, each a sentence that begins with its rule and names the ids; empty if
   *     there are none
   */
  public static List<String> check(CrmStore store, WorkspaceId workspace) {
    return store.read(
        workspace,
        tx -> {
          StoredState stored = StoredState.read(tx);
          Findings findings = new Findings();
          new UserInvariants(stored.org(), findings).check();
          new SettingsInvariants(stored.org(), findings).check();
          new RecordInvariants(tx, stored, findings).check();
          new CounterInvariants(tx, stored, findings).check();
          new HistoryInvariants(stored, findings).check();
          return findings.all();
        });
  }
}
