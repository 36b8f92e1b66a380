package dev.crmkit.access;

import dev.crmkit.access.change.SecurityChange.SetAllowedRanges;
import dev.crmkit.access.change.SecurityChange.SetPolicies;
import dev.crmkit.access.decision.AccessDeniedException;
import dev.crmkit.access.decision.Action;
import dev.crmkit.access.decision.Decisions;
import dev.crmkit.access.internal.org.OrgChangeExecutor;
import dev.crmkit.access.internal.session.CallContext;
import dev.crmkit.access.internal.session.Guard;
import dev.crmkit.core.error.InvalidException;
import dev.crmkit.core.network.AllowedRanges;
import dev.crmkit.core.org.Policies;
import dev.crmkit.core.store.ReadTransaction;
import dev.crmkit.core.user.SettingsArea;
import java.util.List;

/**
 * The security settings, which belong to the Director (rules.md S1): allowed ranges and policies.
 */
public final class SecuritySettings {

  private final Guard guard;

  SecuritySettings(Guard guard) {
    this.guard = guard;
  }

  /**
   * Returns the address ranges from which users with restricted addresses can work (rules.md U8).
   *
   * @return the ranges as they were set
   * @throws AccessDeniedException if the user cannot work, or is not the Director
   */
  public AllowedRanges allowedRanges() {
    return guard.read(call -> requireOpen(call).org().allowedRanges());
  }

  /**
   * Sets the address ranges from which users with restricted addresses can work (rules.md U8). It
   * takes effect with their next calls.
   *
   * @param ranges each a single address, a CIDR block or a from-to pair, in IPv4 or IPv6; if there
   *     are none, no address is allowed
   * @return the ranges as they were set
   * @throws AccessDeniedException if the user cannot work, or is not the Director
   * @throws InvalidException if ranges cannot be read, with all of them; then nothing is changed
   */
  public AllowedRanges setAllowedRanges(List<String> ranges) {
    return OrgChangeExecutor.run(
        guard, new SetAllowedRanges(ranges), (call, done) -> call.tx().org().allowedRanges());
  }

  /**
   * Returns the policies (rules.md E3, U7).
   *
   * @return all policies
   * @throws AccessDeniedException if the user cannot work, or is not the Director
   */
  public Policies policies() {
    return guard.read(call -> requireOpen(call).org().policies());
  }

  /**
   * Sets the policies (rules.md E3, U7).
   *
   * @param policies all policies
   * @throws AccessDeniedException if the user cannot work, or is not the Director
   */
  public void setPolicies(Policies policies) {
    OrgChangeExecutor.run(guard, new SetPolicies(policies));
  }

  private static <X extends ReadTransaction> CallContext<X> requireOpen(CallContext<X> call) {
    call.require(Decisions.decide(call.actor(), Action.OPEN, SettingsArea.SECURITY));
    return call;
  }
}
