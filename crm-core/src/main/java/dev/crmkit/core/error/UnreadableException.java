package dev.crmkit.core.error;

import dev.crmkit.core.Id;
import dev.crmkit.core.Subject;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a store holds under one id cannot be read, as after a change of its tables by hand. Other
 * records are not affected: lists and histories leave it out. The message has nothing of the
 * content.
 */
public final class UnreadableException extends CrmException {

  private static final long serialVersionUID = 1L;

  private final transient @Nullable Subject subject;
  private final transient @Nullable Id portfolio;

  /**
   * Something that cannot be read.
   *
   * @param what names it, such as {@code event 17}
   * @param subject the record, file or entry; null for something else
   * @param portfolio the portfolio of a record, if the store knows it without reading the record
   * @param reason what is wrong with it, without its content
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
   * Returns what cannot be read.
   *
   * @return the record, file or entry of the organisation; empty for something else
   */
  public Optional<Subject> subject() {
    return Optional.ofNullable(subject);
  }

  /**
   * Returns the portfolio of the record, by which it is known who sees it.
   *
   * @return empty if it is not known, or if it is no record
   */
  public Optional<Id> portfolio() {
    return Optional.ofNullable(portfolio);
  }
}
