package dev.crmkit.store.memory.internal.state;

import dev.crmkit.core.user.Activation;
import dev.crmkit.core.user.UserId;
import dev.crmkit.store.memory.internal.tree.MutationToken;
import dev.crmkit.store.memory.internal.tree.SortedTree;
import java.util.Comparator;
import java.util.Optional;

/** The pending activations, at most one for each user (rules.md U9). */
public final class ActivationTable {

  private final SortedTree<Activation> byUser;
  private final SortedTree<Activation> byHash;

  ActivationTable() {
    byUser = SortedTree.empty(Comparator.comparingLong(activation -> activation.user().value()));
    byHash =
        SortedTree.empty(
            Comparator.comparing(Activation::tokenHash)
                .thenComparingLong(activation -> activation.user().value()));
  }

  private ActivationTable(ActivationTable from, MutationToken token) {
    byUser = from.byUser.mutableCopy(token);
    byHash = from.byHash.mutableCopy(token);
  }

  /** Returns a copy that can be changed until the token is closed. */
  ActivationTable mutableCopy(MutationToken token) {
    return new ActivationTable(this, token);
  }

  public Optional<Activation> find(String tokenHash) {
    return Optional.ofNullable(
        byHash.find(activation -> activation.tokenHash().compareTo(tokenHash)));
  }

  public Iterable<Activation> all() {
    return byUser;
  }

  public void put(Activation activation) {
    remove(activation.user());
    byUser.put(activation);
    byHash.put(activation);
  }

  public void remove(UserId user) {
    Activation pending =
        byUser.find(activation -> Long.compare(activation.user().value(), user.value()));
    if (pending != null) {
      byUser.remove(pending);
      byHash.remove(pending);
    }
  }
}
