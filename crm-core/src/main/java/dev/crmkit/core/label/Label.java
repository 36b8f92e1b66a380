package dev.crmkit.core.label;

import dev.crmkit.core.OrgEntry;

/**
 * A label for clients and deals (rules.md S3).
 *
 * @param id the id
 * @param name not blank, unique in the workspace, ignoring case
 * @param colour any text that the host application understands, such as {@code #d33}
 */
public record Label(LabelId id, String name, String colour) implements OrgEntry {

  /** The colour of a label unless another is set. */
  public static final String DEFAULT_COLOUR = "#888888";
}
