package dev.crmkit.core.error;

/**
 * Thrown if a reader of the feed continues so far back that the next change cannot be read through
 * the feed any more. So a reader that stayed away for too long learns that changes are missing, and
 * can read the records again before it continues (rules.md W3).
 */
public final class FeedExpiredException extends CrmException {

  private static final long serialVersionUID = 1L;

  /** What to continue after. */
  private final String oldest;

  /**
   * Creates an exception.
   *
   * @param oldest what to continue after, to read the oldest change that can be read
   */
  public FeedExpiredException(String oldest) {
    super(
        "the feed cannot be read so far back: the next change is older than its retention; read the"
            + " data again, and continue after oldest()",
        null);
    this.oldest = oldest;
  }

  /**
   * Returns what {@code after} takes to continue with the oldest change that can be read.
   *
   * @return the {@code next} of the page that would end before that change
   */
  public String oldest() {
    return oldest;
  }
}
