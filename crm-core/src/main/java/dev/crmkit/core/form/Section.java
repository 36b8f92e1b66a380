package dev.crmkit.core.form;

import dev.crmkit.core.OrgEntry;

/**
 * A section of the client form (rules.md F1, F2).
 *
 * @param id the id
 * @param name shown above the section, not blank
 * @param order the sort key of the section; sections with the same key are sorted by id
 * @param access the users to whom it is open
 */
public record Section(SectionId id, String name, int order, SectionAccess access)
    implements OrgEntry {

  /** The section that always exists and is open to everyone. */
  public static final SectionId FIRST = new SectionId(1);

  /**
   * Returns the section with another access.
   *
   * @param changed the users to whom it is open
   * @return a copy
   */
  public Section withAccess(SectionAccess changed) {
    return new Section(id, name, order, changed);
  }
}
