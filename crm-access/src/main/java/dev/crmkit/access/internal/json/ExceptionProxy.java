package dev.crmkit.access.internal.json;

import dev.crmkit.access.decision.AccessDeniedException;
import dev.crmkit.access.decision.Decision;
import dev.crmkit.core.Subject;
import dev.crmkit.core.error.ConflictException;
import dev.crmkit.core.error.CrmException;
import dev.crmkit.core.error.InvalidException;
import dev.crmkit.core.error.NotFoundException;
import dev.crmkit.core.error.UnreadableException;
import dev.crmkit.core.error.Violation;
import dev.crmkit.core.internal.json.JsonProxy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the exceptions that refuse an operation, by their kind (rules.md A1). */
public final class ExceptionProxy implements JsonProxy<CrmException, ExceptionProxy.Refusal> {

  /** An exception as it is written. */
  public sealed interface Refusal {}

  /** The thing does not exist for the user. */
  public record NotFound(Subject subject) implements Refusal {}

  /** The user has no right to the action. */
  public record Denied(Decision decision) implements Refusal {}

  /** The version is stale; without versions, the plan is. */
  public record Conflict(
      Subject subject, @Nullable Long expectedVersion, @Nullable Long actualVersion)
      implements Refusal {}

  /** The input breaks rules. */
  public record Invalid(List<Violation> violations, int omitted) implements Refusal {}

  /** The store cannot read the thing. */
  public record Unreadable(@Nullable Subject subject) implements Refusal {}

  @Override
  public Class<CrmException> type() {
    return CrmException.class;
  }

  @Override
  public Class<Refusal> proxyType() {
    return Refusal.class;
  }

  @Override
  public Refusal toProxy(CrmException value) {
    if (value instanceof NotFoundException missing) {
      return new NotFound(missing.subject());
    }
    if (value instanceof AccessDeniedException denied) {
      return new Denied(denied.decision());
    }
    if (value instanceof ConflictException conflict) {
      long expected = conflict.expectedVersion();
      return expected == 0
          ? new Conflict(conflict.subject(), null, null)
          : new Conflict(conflict.subject(), expected, conflict.actualVersion());
    }
    if (value instanceof InvalidException invalid) {
      return new Invalid(invalid.violations(), invalid.omitted());
    }
    if (value instanceof UnreadableException unreadable) {
      return new Unreadable(unreadable.subject().orElse(null));
    }
    throw new IllegalArgumentException("no refusal of an operation: " + value.getClass());
  }

  @Override
  public CrmException fromProxy(Refusal written) {
    if (written instanceof NotFound missing) {
      return new NotFoundException(missing.subject());
    }
    if (written instanceof Denied denied) {
      return new AccessDeniedException(denied.decision());
    }
    if (written instanceof Conflict conflict) {
      Long expected = conflict.expectedVersion();
      Long actual = conflict.actualVersion();
      return expected == null || actual == null
          ? ConflictException.stalePlan(conflict.subject())
          : new ConflictException(conflict.subject(), expected, actual);
    }
    if (written instanceof Invalid invalid) {
      return new InvalidException(invalid.violations(), invalid.omitted());
    }
    Subject subject = ((Unreadable) written).subject();
    return new UnreadableException(
        subject == null ? "a record" : subject.path(), subject, null, "the reason is not known");
  }
}
