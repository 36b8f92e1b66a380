package dev.crmkit.core.error;

import dev.crmkit.core.Subject;

/**
 * Thrown if a change is based on stale data: it names an old version of its subject, or the
 * organisation was changed after a plan was made (rules.md E7, D4). Nothing was changed.
 */
public final class ConflictException extends CrmException {

  private static final long serialVersionUID = 1L;

  private final transient Subject subject;

  /** The version that the change is based on. */
  private final long expectedVersion;

  /** The present version. */
  private final long actualVersion;

  /**
   * Creates an exception for a stale version.
   *
   * @param subject the subject of the change
   * @param expectedVersion the version that the change is based on
   * @param actualVersion the present version
   */
  public ConflictException(Subject subject, long expectedVersion, long actualVersion) {
    this(
        subject,
        expectedVersion,
        actualVersion,
        subject.path()
            + " was changed meanwhile: the change is based on version "
            + expectedVersion
            + ", the present version is "
            + actualVersion
            + "; read it again and repeat the change");
  }

  private ConflictException(
      Subject subject, long expectedVersion, long actualVersion, String message) {
    super(message, null);
    this.subject = subject;
    this.expectedVersion = expectedVersion;
    this.actualVersion = actualVersion;
  }

  /**
   * Creates an exception for a plan of an earlier state of the organisation (rules.md D4). The
   * subject of the plan itself may be unchanged.
   *
   * @param subject the subject of the plan
   * @return the exception
   */
  public static ConflictException stalePlan(Subject subject) {
    return new ConflictException(
        subject,
        0,
        0,
        "the organisation was changed after the plan for "
            + subject.path()
            + " was made; make the plan again");
  }

  /**
   * Returns the subject of the change.
   *
   * @return the subject
   */
  public Subject subject() {
    return subject;
  }

  /**
   * Returns the version that the change is based on.
   *
   * @return a version; 0 for a plan
   */
  public long expectedVersion() {
    return expectedVersion;
  }

  /**
   * Returns the version at the time of the conflict.
   *
   * @return a version; 0 for a plan
   */
  public long actualVersion() {
    return actualVersion;
  }
}
