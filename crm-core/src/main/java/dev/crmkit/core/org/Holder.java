package dev.crmkit.core.org;

import dev.crmkit.core.user.User;

/**
 * Who holds a portfolio, with what a check of a record asks of him as numbers, so that it need not
 * look at the user himself.
 */
public interface Holder {

  /**
   * The holder himself.
   *
   * @return a living user
   */
  User user();

  /**
   * The number of his id.
   *
   * @return 1 to {@link dev.crmkit.core.Id#MAX}
   */
  long number();

  /**
   * His {@link User#teamNumber}.
   *
   * @return 0 for the Director and for Heads
   */
  long teamNumber();
}
