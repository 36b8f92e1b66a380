package dev.crmkit.store.testkit.internal.model;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Thrown if an operation is refused, with the outcome (A1) and the violating arguments (A4). */
public final class RefusalException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String outcome;
  private final transient Set<String> of;

  private RefusalException(String outcome, Collection<String> of) {
    super(outcome + " " + of);
    this.outcome = outcome;
    this.of = new TreeSet<>(of);
  }

  public static RefusalException notFound() {
    return new RefusalException("not-found", List.of());
  }

  public static RefusalException denied() {
    return new RefusalException("denied", List.of());
  }

  public static RefusalException conflict() {
    return new RefusalException("conflict", List.of());
  }

  public static RefusalException invalid(String... of) {
    return new RefusalException("invalid", List.of(of));
  }

  /** Throws an exception with the outcome "invalid" if there is any violation. */
  public static void throwIfAny(Collection<String> violations) {
    if (!violations.isEmpty()) {
      throw new RefusalException("invalid", violations);
    }
  }

  public String outcome() {
    return outcome;
  }

  public Set<String> of() {
    return of;
  }
}
