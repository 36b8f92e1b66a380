package dev.crmkit.access.change;

import dev.crmkit.core.internal.style.ValueStyle;
import dev.crmkit.core.user.UserId;
import dev.crmkit.core.user.UserRef;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * What a change of the organisation would do (rules.md D4): what moves and to whom, and which
 * users, of those who can work, would start or stop seeing something. It applies to the
 * organisation as of when the plan was made. {@link dev.crmkit.access.CrmSession#apply} carries it
 * out.
 */
@Value.Immutable
@ValueStyle
public interface ImpactPlan {

  /**
   * Returns the change.
   *
   * @return the change as given
   */
  OrgChange change();

  /**
   * Returns what the change acts on.
   *
   * @return the thing with its name; for a creation, a change of the allowed ranges or of the
   *     policies, the settings area
   */
  SubjectRef subject();

  /**
   * Returns the number of values or records that would be lost, which the change has to be
   * confirmed with (rules.md F8, P4). Applying the plan confirms it.
   *
   * @return empty if no confirmation is needed, and in plans of anyone but the Director, to whom
   *     only the refusal of the change shows it (V8)
   */
  Optional<Long> confirm();

  /**
   * Returns the numbers of records that get another owner, closed deals included.
   *
   * @return all 0 if there are none
   */
  RecordCounts moved();

  /**
   * Returns the recipient of the records.
   *
   * @return empty if none get another owner
   */
  Optional<UserRef> recordsTo();

  /**
   * Returns the number of Managers who get another responsible.
   *
   * @return 0 or more
   */
  long managers();

  /**
   * Returns the new responsible of the Managers.
   *
   * @return empty if there are no such Managers
   */
  Optional<UserRef> managersTo();

  /**
   * Returns the users for whom something changes, of those whose profiles the user who asked can
   * view, and without a user who is deleted. {@link dev.crmkit.access.Previews} lists the records.
   *
   * @return in ascending order of the users' ids
   */
  List<VisibilityChange> visibilityChanges();

  /**
   * Returns the state of the organisation that the plan was made for, encrypted. It can be used by
   * the user who made the plan, and with the same change only.
   *
   * @return a text that is safe in a URL; two plans with different texts can be equal
   */
  @Value.Auxiliary
  String basis();

  /**
   * Returns what changes for one user.
   *
   * @param user the user
   * @return empty if nothing does
   */
  default Optional<VisibilityChange> visibilityChange(UserId user) {
    return visibilityChanges().stream().filter(each -> each.user().id().equals(user)).findFirst();
  }

  /**
   * Returns an empty builder.
   *
   * @return the builder
   */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link ImpactPlan}. */
  final class Builder extends ImmutableImpactPlan.Builder {
    Builder() {}
  }
}
