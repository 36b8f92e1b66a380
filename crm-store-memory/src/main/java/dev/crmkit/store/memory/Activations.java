package dev.crmkit.store.memory;

import dev.crmkit.core.user.Activation;
import dev.crmkit.core.user.UserId;
import java.util.Comparator;
import java.util.Optional;

/** The waiting activations, at most one for a user (rules.md U9). */
final class Activations {

  private final SortedTree<Activation> byUser;
  private final SortedTree<Activation> byHash;

  /** None. */
  Activations() {
    byUser = SortedTree.empty(Comparator.comparingLong(activation -> activation.user().value()));
    byHash =
        SortedTree.empty(
            Comparator.comparing(Activation::tokenHash)
                .thenComparingLong(activation -> activation.user().value()));
  }

  private Activations(Activations from, Edit edit) {
    byUser = from.byUser.edit(edit);
    byHash = from.byHash.edit(edit);
  }

  /** A successor that can be changed until the edit is closed. */
  Activations edit(Edit edit) {
    return new Activations(this, edit);
  }

  Optional<Activation> get(String tokenHash) {
    return Optional.ofNullable(
        byHash.find(activation -> activation.tokenHash().compareTo(tokenHash)));
  }

  Iterable<Activation> all() {
    return byUser;
  }

  void put(Activation activation) {
    remove(activation.user());
    byUser.put(activation);
    byHash.put(activation);
  }

  void remove(UserId user) {
    Activation waiting =
        byUser.find(activation -> Long.compare(activation.user().value(), user.value()));
    if (waiting != null) {
      byUser.remove(waiting);
      byHash.remove(waiting);
    }
  }
}
