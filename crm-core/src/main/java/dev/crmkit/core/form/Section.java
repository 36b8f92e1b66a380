package dev.crmkit.core.form;

import dev.crmkit.core.OrgEntry;

/**
 * A section of the client form (rules.md F1, F2).
 *
 * @param id which
 * @param name what is shown above it, not blank
 * @param order sections are shown by order, then by id
 * @param access to whom it is open
 */
public record Section(SectionId id, String name, int order, SectionAccess access)
    implements OrgEntry {

  /** The section that is always there, open to everyone. */
  public static final SectionId FIRST = new SectionId(1);

  /**
   * The section with another access.
   *
   * @param changed to whom it shall be open
   * @return a copy
   */
  public Section withAccess(SectionAccess changed) {
    return new Section(id, name, order, changed);
  }
}
