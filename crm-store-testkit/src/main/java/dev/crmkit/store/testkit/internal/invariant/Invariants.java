package dev.crmkit.store.testkit.internal.invariant;

import dev.crmkit.core.WorkspaceId;
import dev.crmkit.core.store.CrmStore;
import java.util.List;

/**
 * What must be true of a workspace between any two calls: of its organisation, its records and
 * files, its counters, its histories. Seen through the unguarded store, in one read transaction.
 */
public final class Invariants {

  private Invariants() {}

  /**
   * Looks for what must not be.
   *
   * @param store where the workspace is kept
   * @param workspace which; everything in it was done through sessions, so that all of it is told
   * @return what is wrong, each a sentence that begins with its rule and names the ids; empty when
   *     nothing is
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
