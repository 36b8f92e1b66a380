package dev.crmkit.access;

import dev.crmkit.access.change.SecurityChange.SetAllowedRanges;
import dev.crmkit.access.change.SecurityChange.SetPolicies;
import dev.crmkit.access.decision.AccessDeniedException;
import dev.crmkit.access.decision.Action;
import dev.crmkit.access.decision.Decisions;
import dev.crmkit.access.internal.org.OrgChangeExecutor;
import dev.crmkit.access.internal.session.CallContext;
import dev.crmkit.access.internal.session.Guard;
import dev.crmkit.core.network.AllowedRanges;
import dev.crmkit.core.org.Policies;
import dev.crmkit.core.store.ReadTransaction;
import dev.crmkit.core.user.SettingsArea;
import java.util.List;

/** The security settings, the Director's (rules.md S1): allowed ranges and policies. */
public final class SecuritySettings {

  private final Guard guard;

  SecuritySettings(Guard guard) {
    this.guard = guard;
  }

  /**
   * The ranges that users limited by IP may come from (rules.md U8).
   *
   * @return as they were set
   * @throws AccessDeniedException when the user is not the Director, or cannot work
   */
  public AllowedRanges allowedRanges() {
    return guard.read(call -> opened(call).org().allowedRanges());
  }

  /**
   * Sets the ranges that users limited by IP may come from (rules.md U8); it counts from the next
   * call of each of them on.
   *
   * @param ranges each an address, a CIDR block or from-to, IPv4 or IPv6; none allows nobody
   * @return as they were set
   * @throws AccessDeniedException when he may not do it, or cannot work
   * @throws dev.crmkit.core.error.InvalidException when one cannot be read, with all of those; then
   *     nothing is changed
   */
  public AllowedRanges setAllowedRanges(List<String> ranges) {
    SetAllowedRanges change = new SetAllowedRanges(ranges);
    return guard.reorganise(
        call -> {
          OrgChangeExecutor.run(call, change, null);
          return call.tx().org().allowedRanges();
        });
  }

  /**
   * The policies (rules.md E3, U7).
   *
   * @return all of them
   * @throws AccessDeniedException when the user is not the Director, or cannot work
   */
  public Policies policies() {
    return guard.read(call -> opened(call).org().policies());
  }

  /**
   * Sets the policies (rules.md E3, U7).
   *
   * @param policies all of them
   * @throws AccessDeniedException when he may not do it, or cannot work
   */
  public void setPolicies(Policies policies) {
    guard.reorganise(call -> OrgChangeExecutor.run(call, new SetPolicies(policies), null));
  }

  private static <X extends ReadTransaction> CallContext<X> opened(CallContext<X> call) {
    call.require(Decisions.decide(call.actor(), Action.OPEN, SettingsArea.SECURITY));
    return call;
  }
}
