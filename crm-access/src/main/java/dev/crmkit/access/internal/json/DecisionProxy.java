package dev.crmkit.access.internal.json;

import dev.crmkit.access.decision.Decision;
import dev.crmkit.access.decision.Rule;
import dev.crmkit.core.internal.json.JsonProxy;

/** Writes a decision with its explanation. */
public final class DecisionProxy implements JsonProxy<Decision, DecisionProxy.Written> {

  /** A decision as it is written. */
  public record Written(boolean allowed, Rule rule, String explanation) {}

  @Override
  public Class<Decision> type() {
    return Decision.class;
  }

  @Override
  public Class<Written> proxyType() {
    return Written.class;
  }

  @Override
  public Written toProxy(Decision value) {
    return new Written(value.allowed(), value.rule(), value.explain());
  }

  @Override
  public Decision fromProxy(Written written) {
    if (written.allowed() != written.rule().allows()) {
      throw new IllegalArgumentException("by this rule, 'allowed' is " + written.rule().allows());
    }
    return Decision.explained(written.rule(), written.explanation());
  }
}
