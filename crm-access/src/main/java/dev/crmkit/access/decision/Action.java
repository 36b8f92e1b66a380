package dev.crmkit.access.decision;

import dev.crmkit.core.Subject;
import dev.crmkit.core.file.FileId;
import dev.crmkit.core.record.RecordId;
import dev.crmkit.core.user.SettingsArea;
import dev.crmkit.core.user.UserId;
import java.util.Locale;

/** An action on a thing. Not every action applies to every thing; see {@link #appliesTo}. */
public enum Action {
  /** To view a thing. */
  VIEW,
  /** To change a thing. */
  EDIT,
  /** To delete a thing. */
  DELETE,
  /** To give a record another owner. */
  ASSIGN,
  /** To create a thing. */
  CREATE,
  /** To open a settings area for reading. */
  OPEN,
  /** To change the settings of an area. */
  MANAGE,
  /** To sign in. */
  SIGN_IN;

  /**
   * Returns whether any user can have the right to this action on such a thing. Records can be
   * viewed, edited, deleted and assigned; files viewed and deleted; users, groups, sections,
   * fields, pipelines and labels viewed, edited and deleted; settings areas opened and managed; and
   * a user can sign in, only as themselves. A thing that is to be created has no id, so {@link
   * #CREATE} applies to none.
   *
   * @param thing the id of a thing, whether or not it exists
   * @return false if the action is denied to everyone, the Director included (rules.md A1)
   */
  public boolean appliesTo(Subject thing) {
    boolean area = thing instanceof SettingsArea;
    return switch (this) {
      case VIEW, DELETE -> !area;
      case EDIT -> !area && !(thing instanceof FileId);
      case ASSIGN -> thing instanceof RecordId;
      case OPEN, MANAGE -> area;
      case SIGN_IN -> thing instanceof UserId;
      case CREATE -> false;
    };
  }

  /**
   * Returns the name of the action in texts.
   *
   * @return such as {@code sign-in}
   */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
