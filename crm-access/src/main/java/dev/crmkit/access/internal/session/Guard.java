package dev.crmkit.access.internal.session;

import dev.crmkit.access.decision.AccessDeniedException;
import dev.crmkit.access.decision.Decision;
import dev.crmkit.access.decision.Decisions;
import dev.crmkit.access.options.CrmOptions;
import dev.crmkit.core.WorkspaceId;
import dev.crmkit.core.org.OrgSnapshot;
import dev.crmkit.core.store.CrmStore;
import dev.crmkit.core.store.OrgTransaction;
import dev.crmkit.core.store.ReadTransaction;
import dev.crmkit.core.store.WriteTransaction;
import dev.crmkit.core.user.UserId;
import java.net.InetAddress;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The one door of a session to its store: whether the user can work is decided at every call, on
 * the organisation of the very transaction in which the call is served (rules.md U6, U7, W4).
 */
public final class Guard {

  private final CrmStore store;
  private final WorkspaceId workspace;
  private final CrmOptions options;
  private final UserId user;
  private final @Nullable InetAddress from;

  public Guard(
      CrmStore store,
      WorkspaceId workspace,
      CrmOptions options,
      UserId user,
      @Nullable InetAddress from) {
    this.store = store;
    this.workspace = workspace;
    this.options = options;
    this.user = user;
    this.from = from;
  }

  /** Serves a call that reads; throws {@link AccessDeniedException} to a user who cannot work. */
  public <T> T read(Function<CallContext<ReadTransaction>, T> work) {
    return store.read(workspace, tx -> work.apply(admit(tx)));
  }

  /** Serves a call whose answer to a user who cannot work is not an exception (rules.md A1). */
  public <T> T readOr(Supplier<T> toTheDenied, Function<CallContext<ReadTransaction>, T> work) {
    return store.read(workspace, tx -> answerOr(toTheDenied, tx, work));
  }

  /** {@link #read} for a call that asks the store one question. */
  public <T> T readOnce(Function<CallContext<ReadTransaction>, T> work) {
    return store.readSingle(workspace, tx -> work.apply(admit(tx)));
  }

  /** {@link #readOr} for a call that asks the store one question. */
  public <T> T readOnceOr(Supplier<T> toTheDenied, Function<CallContext<ReadTransaction>, T> work) {
    return store.readSingle(workspace, tx -> answerOr(toTheDenied, tx, work));
  }

  private <T> T answerOr(
      Supplier<T> toTheDenied, ReadTransaction tx, Function<CallContext<ReadTransaction>, T> work) {
    return gate(tx.org()).allowed() ? work.apply(admit(tx)) : toTheDenied.get();
  }

  /**
   * Serves a call that changes records; throws {@link AccessDeniedException} to a user who cannot
   * work.
   */
  public <T> T write(Function<CallContext<WriteTransaction>, T> work) {
    return store.write(workspace, tx -> work.apply(admit(tx)));
  }

  /** Serves a call that changes the organisation; throws {@link AccessDeniedException} likewise. */
  public <T> T reorganise(Function<CallContext<OrgTransaction>, T> work) {
    return store.reorganise(workspace, tx -> work.apply(admit(tx)));
  }

  /** Whether the user can work now. */
  public Decision gate(OrgSnapshot org) {
    return Decisions.gate(org, user, from, false);
  }

  private <X extends ReadTransaction> CallContext<X> admit(X tx) {
    Decision decision = gate(tx.org());
    if (!decision.allowed()) {
      throw new AccessDeniedException(decision);
    }
    return call(tx);
  }

  /** The call of a user who was let in. */
  public <X extends ReadTransaction> CallContext<X> call(X tx) {
    OrgSnapshot org = tx.org();
    return new CallContext<>(tx, org, org.user(user).orElseThrow(), from, options);
  }

  public CrmStore store() {
    return store;
  }

  public WorkspaceId workspace() {
    return workspace;
  }

  public CrmOptions options() {
    return options;
  }

  public UserId user() {
    return user;
  }
}
