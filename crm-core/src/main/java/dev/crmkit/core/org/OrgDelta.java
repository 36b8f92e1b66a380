package dev.crmkit.core.org;

import dev.crmkit.core.OrgEntry;
import dev.crmkit.core.Subject;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A change of the organisation, entry by entry. Pure functions make it, a preview shows it, and a
 * store applies it atomically.
 *
 * @param put the entries to add or replace, in order; the last one with an id counts
 * @param removed the groups, sections, fields, pipelines and labels to remove
 */
public record OrgDelta(List<OrgEntry> put, Set<Subject> removed) {

  /** The empty change. */
  public static final OrgDelta NONE = new OrgDelta(List.of(), Set.of());

  public OrgDelta {
    put = List.copyOf(put);
    removed = Set.copyOf(removed);
  }

  /**
   * Returns whether the change is empty.
   *
   * @return true if it contains no entry
   */
  public boolean isEmpty() {
    return put.isEmpty() && removed.isEmpty();
  }

  /**
   * Creates a change that puts entries.
   *
   * @param entries the entries to add or replace
   * @return the change
   */
  public static OrgDelta putting(OrgEntry... entries) {
    return new OrgDelta(List.of(entries), Set.of());
  }

  /**
   * Creates an empty builder.
   *
   * @return a builder
   */
  public static Builder builder() {
    return new Builder();
  }

  /** A builder of {@link OrgDelta}. */
  public static final class Builder {
    private final List<OrgEntry> put = new ArrayList<>();
    private final Set<Subject> removed = new LinkedHashSet<>();

    private Builder() {}

    /**
     * Adds an entry to add or replace.
     *
     * @param entry the entry
     * @return this
     */
    public Builder put(OrgEntry entry) {
      put.add(entry);
      return this;
    }

    /**
     * Adds an entry to remove.
     *
     * @param subject the id of a group, section, field, pipeline or label
     * @return this
     */
    public Builder remove(Subject subject) {
      removed.add(subject);
      return this;
    }

    /**
     * Builds the change.
     *
     * @return the change
     */
    public OrgDelta build() {
      return new OrgDelta(put, removed);
    }
  }
}
