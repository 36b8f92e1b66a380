package dev.crmkit.store.testkit.internal.model;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Thrown if an operation is refused, with the outcome (A1) and the violating arguments (A4). An
 * operation first requires that the user sees what it names, then that the user has the right to do
 * it, and then that its arguments are valid.
 */
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

  /** Returns a thing that exists and that the user sees; all others are not found. */
  public static <T> T requireSeen(@Nullable T thing, boolean seen) {
    if (thing == null || !seen) {
      throw notFound();
    }
    return thing;
  }

  public static void requirePermitted(boolean permitted) {
    if (!permitted) {
      throw denied();
    }
  }

  public static void requireValid(boolean valid, String... fields) {
    if (!valid) {
      throw invalid(fields);
    }
  }

  public String outcome() {
    return outcome;
  }

  public Set<String> fields() {
    return fields;
  }
}
