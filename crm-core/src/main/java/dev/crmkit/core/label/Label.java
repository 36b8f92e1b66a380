package dev.crmkit.core.label;

import dev.crmkit.core.OrgEntry;

/**
 * A label that can be put on clients and deals (rules.md S3).
 *
 * @param id which
 * @param name unique in the workspace without case, not blank
 * @param colour any text that the host application understands, such as {@code #d33}
 */
public record Label(LabelId id, String name, String colour) implements OrgEntry {

  /** The colour of a label for which none is named. */
  public static final String DEFAULT_COLOUR = "#888888";
}
