package dev.crmkit.access.change;

import dev.crmkit.core.internal.style.ValueStyle;
import dev.crmkit.core.user.UserId;
import dev.crmkit.core.user.UserRef;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * What a change of the organisation would do (rules.md D4): what moves and to whom, and who of
 * those who can work would start or stop seeing what, in the organisation as it was when the plan
 * was made.
 */
@Value.Immutable
@ValueStyle
public interface ImpactPlan {

  /**
   * The change that was asked about.
   *
   * @return as given
   */
  OrgChange change();

  /**
   * How many records get another owner, closed deals included.
   *
   * @return all nought where none does
   */
  RecordCounts moved();

  /**
   * Who takes the records.
   *
   * @return empty where none moves
   */
  Optional<UserRef> recordsTo();

  /**
   * How many managers come under another user.
   *
   * @return 0 where none does
   */
  long managers();

  /**
   * Under whom they come.
   *
   * @return empty where none moves
   */
  Optional<UserRef> managersTo();

  /**
   * The users who gain or lose visibility of something, of those whose profiles the user who asked
   * sees. What they gain and lose is told record by record by the session.
   *
   * @return by id upwards; without the user who is deleted
   */
  List<VisibilityChange> visibilityChanges();

  /**
   * What changes for one user.
   *
   * @param user who
   * @return empty where nothing does
   */
  default Optional<VisibilityChange> visibilityChange(UserId user) {
    return visibilityChanges().stream().filter(each -> each.user().id().equals(user)).findFirst();
  }

  /**
   * A new builder.
   *
   * @return empty
   */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link ImpactPlan}. */
  final class Builder extends ImmutableImpactPlan.Builder {
    Builder() {}
  }
}
