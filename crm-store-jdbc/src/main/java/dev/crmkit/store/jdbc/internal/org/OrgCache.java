package dev.crmkit.store.jdbc.internal.org;

import dev.crmkit.core.WorkspaceId;
import dev.crmkit.core.org.OrgSnapshot;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The organisations as they were last seen, the newest revisions of each workspace. Which one
 * counts is never decided here: a transaction reads the revision from its own snapshot of the
 * database, and is given the organisation of just that revision. What is not known yet is made of
 * the newest that is, and of the entries that changed since.
 *
 * <p>Only what is committed may be put in. A revision is known by a random stamp as well, so that
 * one of a restored backup is never taken for another of the same number.
 */
public final class OrgCache {

  /** How many revisions of a workspace are kept, for those who began to read a moment ago. */
  private static final int REVISIONS_PER_WORKSPACE = 4;

  private final Map<WorkspaceId, ConcurrentLinkedDeque<Known>> known = new ConcurrentHashMap<>();

  /** An organisation, with the row of the workspace that tells its revision. */
  private record Known(OrgSnapshot org, WorkspaceRow head) {}

  /** The row of a workspace as it was seen last; null when its organisation is not known. */
  @Nullable
  public WorkspaceRow newestRow(WorkspaceId workspace) {
    Known last = all(workspace).peekFirst();
    return last == null ? null : last.head;
  }

  /** The organisation at a head that was read in a transaction of the same rows. */
  public OrgSnapshot get(WorkspaceRow head, Supplier<OrgRows> rows) {
    Known newest = null;
    for (Known each : all(head.workspace())) {
      if (each.head.equals(head)) {
        return each.org;
      }
      if (each.org.revision() < head.revision()
          && each.org.epoch() == head.epoch()
          && (newest == null || newest.org.revision() < each.org.revision())) {
        newest = each;
      }
    }
    return load(head, rows.get(), newest);
  }

  private static OrgSnapshot load(WorkspaceRow head, OrgRows rows, @Nullable Known from) {
    return from != null && rows.isEarlierRevision(head, from.org.revision(), from.head.stamp())
        ? from.org.with(rows.since(head, from.org.revision()), head.revision())
        : rows.load(head);
  }

  /** Keeps an organisation of a committed revision. */
  public void put(WorkspaceRow head, OrgSnapshot org) {
    ConcurrentLinkedDeque<Known> all = all(head.workspace());
    Known last = all.peekFirst();
    if (last == null || !last.head.equals(head)) {
      all.removeIf(each -> each.head.equals(head));
      all.addFirst(new Known(org, head));
      while (all.size() > REVISIONS_PER_WORKSPACE) {
        all.pollLast();
      }
    }
  }

  private ConcurrentLinkedDeque<Known> all(WorkspaceId workspace) {
    return known.computeIfAbsent(workspace, id -> new ConcurrentLinkedDeque<>());
  }
}
