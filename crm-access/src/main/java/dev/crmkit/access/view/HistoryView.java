package dev.crmkit.access.view;

import dev.crmkit.core.Subject;
import dev.crmkit.core.history.Change;
import dev.crmkit.core.history.EventType;
import dev.crmkit.core.user.UserRef;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A change as a user sees it, without what they cannot see (rules.md W2, W3).
 *
 * @param subject what was changed; null for a purge, and for a hand-over if the reader sees none of
 *     the portfolios' former owners in it
 * @param occurredAt when the change was made
 * @param actor who made it, with the name as it was; null for the host application
 * @param address the address that the change was made from; null if unknown, or if the reader
 *     cannot view the profile of whoever made the change
 * @param type the type of the change
 * @param changes the values before and after, as far as the reader can see them
 * @param users the users whom the changes name by id, with their names
 */
public record HistoryView(
    @Nullable Subject subject,
    Instant occurredAt,
    @Nullable UserRef actor,
    @Nullable String address,
    EventType type,
    List<Change> changes,
    List<UserRef> users) {

  /**
   * Copies the lists.
   *
   * @param subject what was changed; null for a purge, and for a hand-over if the reader sees none
   *     of the portfolios' former owners in it
   * @param occurredAt when the change was made
   * @param actor who made it, with the name as it was; null for the host application
   * @param address the address that the change was made from; null if unknown, or if the reader
   *     cannot view the profile of whoever made the change
   * @param type the type of the change
   * @param changes the values before and after, as far as the reader can see them
   * @param users the users whom the changes name by id, with their names
   */
  public HistoryView {
    changes = List.copyOf(changes);
    users = List.copyOf(users);
  }
}
