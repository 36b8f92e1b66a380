package dev.crmkit.store.testkit.internal.model;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Thrown if an operation is refused, with the outcome (A1) and the violating arguments (A4). */
public final class RefusalException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String outcome;
  private final transient Set<String> fields;

  private RefusalException(String outcome, Collection<String> fields) {
    super(outcome + " " + fields);
    this.outcome = outcome;
    this.fields = new TreeSet<>(fields);
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

  public static RefusalException invalid(String... fields) {
    return new RefusalException("invalid", List.of(fields));
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

  public Set<String> fields() {
    return fields;
  }
}
