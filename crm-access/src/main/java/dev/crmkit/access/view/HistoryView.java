package dev.crmkit.access.view;

import dev.crmkit.core.Subject;
import dev.crmkit.core.history.Change;
import dev.crmkit.core.history.EventType;
import dev.crmkit.core.user.UserRef;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One change as a user sees it, without what he does not see (rules.md W2, W3).
 *
 * @param subject what was changed; null for a purge, and for a hand-over told of a user whom the
 *     reader does not see in it
 * @param at when
 * @param by who did it, with the name as it was; null when it was the host application
 * @param address where he came from; null when it is not known, or not for the reader to see
 * @param did what was done
 * @param changes what was before and after, as far as the reader sees it
 * @param users the users whom the changes name by id, with their names
 */
public record HistoryView(
    @Nullable Subject subject,
    Instant at,
    @Nullable UserRef by,
    @Nullable String address,
    EventType did,
    List<Change> changes,
    List<UserRef> users) {

  /**
   * Copies the lists.
   *
   * @param subject what was changed; null for a purge, and for a hand-over told of a user whom the
   *     reader does not see in it
   * @param at when
   * @param by who did it, with the name as it was; null when it was the host application
   * @param address where he came from; null when it is not known, or not for the reader to see
   * @param did what was done
   * @param changes what was before and after, as far as the reader sees it
   * @param users the users whom the changes name by id, with their names
   */
  public HistoryView {
    changes = List.copyOf(changes);
    users = List.copyOf(users);
  }
}
