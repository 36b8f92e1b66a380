package dev.crmkit.access.internal.session;

import dev.crmkit.access.decision.AccessDeniedException;
import dev.crmkit.access.decision.Decision;
import dev.crmkit.access.decision.Decisions;
import dev.crmkit.access.options.CrmOptions;
import dev.crmkit.core.org.OrgSnapshot;
import dev.crmkit.core.store.OrgTransaction;
import dev.crmkit.core.store.ReadTransaction;
import dev.crmkit.core.store.WriteTransaction;
import dev.crmkit.core.user.UserId;
import java.net.InetAddress;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Admits the calls of one session to its workspace. Whether the user can work is decided at every
 * call, on the organisation of the transaction in which the call is served (rules.md U6, U7, W4).
 * Functions that are passed in may run again, as described at {@link WorkspaceStore}.
 */
public final class Guard {

  private final WorkspaceStore store;
  private final CrmOptions options;
  private final UserId user;
  private final @Nullable InetAddress from;

  public Guard(WorkspaceStore store, CrmOptions options, UserId user, @Nullable InetAddress from) {
    this.store = store;
    this.options = options;
    this.user = user;
    this.from = from;
  }

  /** Returns a guard of the same calls whose changes are rolled back. */
  public Guard dryRun() {
    return new Guard(store.dryRun(), options, user, from);
  }

  /** Serves a call that reads; throws {@link AccessDeniedException} to a user who cannot work. */
  public <T> T read(Function<CallContext<ReadTransaction>, T> work) {
    return store.read(tx -> work.apply(admit(tx)));
  }

  /** Serves a call whose answer to a user who cannot work is a value (rules.md A1). */
  public <T> T readOr(Supplier<T> ifDenied, Function<CallContext<ReadTransaction>, T> work) {
    return store.read(tx -> applyOr(ifDenied, tx, work));
  }

  /** {@link #read} for a call that calls the transaction once for data. */
  public <T> T readSingle(Function<CallContext<ReadTransaction>, T> work) {
    return store.readSingle(tx -> work.apply(admit(tx)));
  }

  /** {@link #readOr} for a call that calls the transaction once for data. */
  public <T> T readSingleOr(Supplier<T> ifDenied, Function<CallContext<ReadTransaction>, T> work) {
    return store.readSingle(tx -> applyOr(ifDenied, tx, work));
  }

  private <T> T applyOr(
      Supplier<T> ifDenied, ReadTransaction tx, Function<CallContext<ReadTransaction>, T> work) {
    return gate(tx.org()).allowed() ? work.apply(contextOf(tx)) : ifDenied.get();
  }

  /** Serves a call that changes records; throws {@link AccessDeniedException} likewise. */
  public <T> T write(Function<CallContext<WriteTransaction>, T> work) {
    return store.write(tx -> work.apply(admit(tx)));
  }

  /** Serves a call that changes the organisation; throws {@link AccessDeniedException} likewise. */
  public <T> T reorganise(Function<CallContext<OrgTransaction>, T> work) {
    return store.reorganise(tx -> work.apply(admit(tx)));
  }

  /** Decides a question; a user who cannot work is denied everything (rules.md A1). */
  public Decision decide(Function<CallContext<ReadTransaction>, Decision> question) {
    return store.read(
        tx -> {
          Decision gate = gate(tx.org());
          return gate.allowed() ? question.apply(contextOf(tx)) : gate;
        });
  }

  private Decision gate(OrgSnapshot org) {
    return Decisions.gate(org, user, from, false);
  }

  private <X extends ReadTransaction> CallContext<X> admit(X tx) {
    Decision decision = gate(tx.org());
    if (!decision.allowed()) {
      throw new AccessDeniedException(decision);
    }
    return contextOf(tx);
  }

  private <X extends ReadTransaction> CallContext<X> contextOf(X tx) {
    OrgSnapshot org = tx.org();
    return new CallContext<>(tx, org, org.user(user).orElseThrow(), from, options);
  }

  public WorkspaceStore store() {
    return store;
  }

  public CrmOptions options() {
    return options;
  }

  public UserId user() {
    return user;
  }
}
