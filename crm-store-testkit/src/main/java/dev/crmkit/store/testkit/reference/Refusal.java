package dev.crmkit.store.testkit.reference;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** An operation that is not done: the outcome (A1), and what the violations are of (A4). */
final class Refusal extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String outcome;
  private final transient Set<String> of;

  private Refusal(String outcome, Collection<String> of) {
    super(outcome + " " + of);
    this.outcome = outcome;
    this.of = new TreeSet<>(of);
  }

  static Refusal notFound() {
    return new Refusal("not-found", List.of());
  }

  static Refusal denied() {
    return new Refusal("denied", List.of());
  }

  static Refusal conflict() {
    return new Refusal("conflict", List.of());
  }

  static Refusal invalid(String... of) {
    return new Refusal("invalid", List.of(of));
  }

  /** Refuses as invalid if there is any violation. */
  static void ifAny(Collection<String> violations) {
    if (!violations.isEmpty()) {
      throw new Refusal("invalid", violations);
    }
  }

  String outcome() {
    return outcome;
  }

  Set<String> of() {
    return of;
  }
}
