package dev.crmkit.core.error;

import dev.crmkit.core.Subject;

/**
 * The thing acted on, or the thing that it is put in or on, does not exist, or is not seen by who
 * asks: the two look the same (rules.md V8, A1).
 */
public final class NotFoundException extends CrmException {

  private static final long serialVersionUID = 1L;

  private final transient Subject subject;

  /**
   * No such thing.
   *
   * @param subject what was named
   */
  public NotFoundException(Subject subject) {
    super("there is no " + subject.path(), null);
    this.subject = subject;
  }

  /**
   * What was named.
   *
   * @return the thing that there is not
   */
  public Subject subject() {
    return subject;
  }
}
