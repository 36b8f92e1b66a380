package dev.crmkit.core.error;

import dev.crmkit.core.Subject;

/**
 * Somebody changed it since: a change named a stale version, or the organisation has changed since
 * a plan was made (rules.md E7, D4). Nothing was changed.
 */
public final class ConflictException extends CrmException {

  private static final long serialVersionUID = 1L;

  private final transient Subject subject;

  /** What the change was based on. */
  private final long expectedVersion;

  /** What it would have to be based on. */
  private final long actualVersion;

  /**
   * A stale version.
   *
   * @param subject what was to be changed
   * @param based the version, or the revision, that the change was based on
   * @param current the version, or the revision, now
   */
  public ConflictException(Subject subject, long based, long current) {
    this(
        subject,
        based,
        current,
        subject.path()
            + " was changed meanwhile: the change is based on "
            + based
            + ", it is now at "
            + current
            + "; read it again and repeat");
  }

  private ConflictException(Subject subject, long based, long current, String message) {
    super(message, null);
    this.subject = subject;
    this.expectedVersion = based;
    this.actualVersion = current;
  }

  /**
   * A plan that was made on an earlier revision of the organisation (rules.md D4). The subject of
   * the plan itself may be unchanged.
   *
   * @param subject what the plan is about
   * @param planned the revision of the organisation that the plan was made on
   * @param current the revision of the organisation now
   * @return the conflict
   */
  public static ConflictException stalePlan(Subject subject, long planned, long current) {
    return new ConflictException(
        subject,
        planned,
        current,
        "the organisation was changed after the plan for "
            + subject.path()
            + " was made: the plan is for revision "
            + planned
            + ", the organisation is now at revision "
            + current
            + "; make the plan again");
  }

  /**
   * What was to be changed.
   *
   * @return the thing
   */
  public Subject subject() {
    return subject;
  }

  /**
   * What the change was based on.
   *
   * @return a version, or the revision of a plan
   */
  public long expectedVersion() {
    return expectedVersion;
  }

  /**
   * What it would have to be based on.
   *
   * @return the version, or the revision, at the time of the refusal
   */
  public long actualVersion() {
    return actualVersion;
  }
}
