package dev.crmkit.core.user;

import dev.crmkit.core.Id;
import dev.crmkit.core.Subject;

/**
 * The identifier of a user group.
 *
 * @param value the number, 1 to {@link Id#MAX}
 */
public record GroupId(long value) implements Id, Subject {

  public GroupId {
    Id.check("group", value);
  }

  /**
   * Creates an identifier.
   *
   * @param value the number, 1 to {@link Id#MAX}
   * @return the id
   * @throws IllegalArgumentException if the number is out of range
   */
  public static GroupId of(long value) {
    return new GroupId(value);
  }

  @Override
  public String kind() {
    return "group";
  }

  @Override
  public String key() {
    return Long.toString(value);
  }

  @Override
  public String toString() {
    return path();
  }
}
