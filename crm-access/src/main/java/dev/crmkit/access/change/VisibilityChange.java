package dev.crmkit.access.change;

import dev.crmkit.core.user.UserRef;
import java.util.List;

/**
 * What one user would start and stop seeing by a change of the organisation.
 *
 * @param user the user
 * @param gains the numbers of records that the user would start seeing
 * @param loses the numbers of records that the user would stop seeing
 * @param opened the sections, in the order of the client form, and moved fields that would become
 *     visible to the user
 * @param closed those that would become hidden from the user
 */
public record VisibilityChange(
    UserRef user,
    RecordCounts gains,
    RecordCounts loses,
    List<SubjectRef> opened,
    List<SubjectRef> closed) {

  /**
   * Copies the lists.
   *
   * @param user the user
   * @param gains the numbers of records that the user would start seeing
   * @param loses the numbers of records that the user would stop seeing
   * @param opened the sections and moved fields that would become visible to the user
   * @param closed the sections and moved fields that would become hidden from the user
   */
  public VisibilityChange {
    opened = List.copyOf(opened);
    closed = List.copyOf(closed);
  }

  /**
   * Returns whether nothing changes for the user.
   *
   * @return true if the user gains and loses nothing
   */
  public boolean isNone() {
    return gains.isNone() && loses.isNone() && opened.isEmpty() && closed.isEmpty();
  }
}
