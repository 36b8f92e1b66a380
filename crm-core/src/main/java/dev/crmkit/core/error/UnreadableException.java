package dev.crmkit.core.error;

import dev.crmkit.core.Id;
import dev.crmkit.core.Subject;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Thrown if stored data cannot be read, such as after a manual change of the tables. Other records
 * are not affected: lists and histories leave the damaged one out. The message contains nothing of
 * the content.
 */
public final class UnreadableException extends CrmException {

  private static final long serialVersionUID = 1L;

  private final transient @Nullable Subject subject;
  private final transient @Nullable Id portfolio;

  /**
   * Creates an exception.
   *
   * @param what identifies the data, such as {@code event 17}
   * @param subject the record, file or entry, or null for other data
   * @param portfolio the portfolio of a record, if it is known without reading the record
   * @param reason what is wrong with the data, without its content
   */
  public UnreadableException(
      String what, @Nullable Subject subject, @Nullable Id portfolio, String reason) {
    super(
        "the store holds "
            + what
            + " in a form that cannot be read ("
            + reason
            + "); restore it from a backup, or correct or remove it in the store",
        null);
    this.subject = subject;
    this.portfolio = portfolio;
  }

  /**
   * Returns the subject of the data.
   *
   * @return the record, file or entry of the organisation; empty for other data
   */
  public Optional<Subject> subject() {
    return Optional.ofNullable(subject);
  }

  /**
   * Returns the portfolio of the record, which determines who can see it.
   *
   * @return empty if it is unknown or the data is not a record
   */
  public Optional<Id> portfolio() {
    return Optional.ofNullable(portfolio);
  }
}
