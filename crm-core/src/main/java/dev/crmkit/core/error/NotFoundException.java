package dev.crmkit.core.error;

import dev.crmkit.core.Subject;

/**
 * Thrown if the subject of a call, or the thing that it is placed in or attached to, does not exist
 * or is not visible to the user. The two cannot be distinguished (rules.md V8, A1).
 */
public final class NotFoundException extends CrmException {

  private static final long serialVersionUID = 1L;

  private final transient Subject subject;

  /**
   * Creates an exception.
   *
   * @param subject the subject that was not found
   */
  public NotFoundException(Subject subject) {
    super("there is no " + subject.path(), null);
    this.subject = subject;
  }

  /**
   * Returns the subject that was not found.
   *
   * @return the subject
   */
  public Subject subject() {
    return subject;
  }
}
