package dev.crmkit.access.view;

import dev.crmkit.core.WorkspaceId;
import dev.crmkit.core.history.Event;
import dev.crmkit.core.user.UserRef;
import java.util.List;

/**
 * A change in the feed of the host application (rules.md W3).
 *
 * @param workspace the workspace that was changed
 * @param event the change; its {@linkplain Event#actor actor} has the name of that time
 * @param users the users whom the changes name by id, with their names
 */
public record FeedEvent(WorkspaceId workspace, Event event, List<UserRef> users) {

  /**
   * Copies the list.
   *
   * @param workspace the workspace that was changed
   * @param event the change
   * @param users the users whom the changes name by id, with their names
   */
  public FeedEvent {
    users = List.copyOf(users);
  }
}
