package dev.crmkit.core.org;

import dev.crmkit.core.OrgEntry;
import dev.crmkit.core.Subject;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A change of the organisation, entry by entry. It is made by pure functions, told to a person by a
 * preview, and carried out by a store as a whole.
 *
 * @param put the entries that are new or changed, in order; the last of one id counts
 * @param removed the groups, sections, fields, pipelines and labels that go
 */
public record OrgDelta(List<OrgEntry> put, Set<Subject> removed) {

  /** No change. */
  public static final OrgDelta NONE = new OrgDelta(List.of(), Set.of());

  /**
   * Copies the collections.
   *
   * @param put the entries that are new or changed, in order; the last of one id counts
   * @param removed the groups, sections, fields, pipelines and labels that go
   */
  public OrgDelta {
    put = List.copyOf(put);
    removed = Set.copyOf(removed);
  }

  /**
   * Whether it changes nothing.
   *
   * @return true when it names no entry
   */
  public boolean isEmpty() {
    return put.isEmpty() && removed.isEmpty();
  }

  /**
   * A change that puts some entries.
   *
   * @param entries new or changed ones
   * @return the change
   */
  public static OrgDelta putting(OrgEntry... entries) {
    return new OrgDelta(List.of(entries), Set.of());
  }

  /**
   * A new builder.
   *
   * @return empty
   */
  public static Builder builder() {
    return new Builder();
  }

  /** Collects the entries of a change. */
  public static final class Builder {
    private final List<OrgEntry> put = new ArrayList<>();
    private final Set<Subject> removed = new LinkedHashSet<>();

    private Builder() {}

    /**
     * Adds an entry that is new or changed.
     *
     * @param entry it
     * @return this
     */
    public Builder put(OrgEntry entry) {
      put.add(entry);
      return this;
    }

    /**
     * Adds an entry that goes.
     *
     * @param subject a group, section, field, pipeline or label
     * @return this
     */
    public Builder remove(Subject subject) {
      removed.add(subject);
      return this;
    }

    /**
     * The change.
     *
     * @return all that was added
     */
    public OrgDelta build() {
      return new OrgDelta(put, removed);
    }
  }
}
