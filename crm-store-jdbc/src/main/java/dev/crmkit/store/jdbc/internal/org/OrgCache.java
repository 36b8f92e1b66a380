package dev.crmkit.store.jdbc.internal.org;

import dev.crmkit.core.WorkspaceId;
import dev.crmkit.core.org.OrgSnapshot;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Caches the latest revisions of the organisation of each workspace. The cache never decides which
 * revision is current: a transaction reads the revision in its own snapshot of the database and
 * gets exactly that organisation. A revision that is not cached is built from the latest cached one
 * and the entries that changed since.
 *
 * <p>Only committed revisions are cached. A revision is identified by a random stamp in addition to
 * its number, so that a revision of a restored backup is not mistaken for another with the same
 * number.
 */
public final class OrgCache {

  /** How many revisions of a workspace are cached, for readers that began a moment ago. */
  private static final int REVISIONS_PER_WORKSPACE = 4;

  private final Map<WorkspaceId, ConcurrentLinkedDeque<Known>> known = new ConcurrentHashMap<>();

  /** An organisation with the row of its workspace. */
  private record Known(OrgSnapshot org, WorkspaceRow row) {}

  /** Returns the latest known row of a workspace, or null if its organisation is not cached. */
  public @Nullable WorkspaceRow newestRow(WorkspaceId workspace) {
    Known last = all(workspace).peekFirst();
    return last == null ? null : last.row;
  }

  /** Returns the organisation of a row that the transaction of {@code rows} has read. */
  public OrgSnapshot get(WorkspaceRow row, Supplier<OrgRows> rows) {
    Known newest = null;
    for (Known each : all(row.workspace())) {
      if (each.row.equals(row)) {
        return each.org;
      }
      if (each.org.revision() < row.revision()
          && each.org.epoch() == row.epoch()
          && (newest == null || newest.org.revision() < each.org.revision())) {
        newest = each;
      }
    }
    return load(row, rows.get(), newest);
  }

  private static OrgSnapshot load(WorkspaceRow row, OrgRows rows, @Nullable Known from) {
    return from != null && rows.isEarlierRevision(row, from.org.revision(), from.row.stamp())
        ? from.org.with(rows.since(row, from.org.revision()), row.revision())
        : rows.load(row);
  }

  /** Caches the organisation of a committed revision. */
  public void put(WorkspaceRow row, OrgSnapshot org) {
    ConcurrentLinkedDeque<Known> all = all(row.workspace());
    Known last = all.peekFirst();
    if (last == null || !last.row.equals(row)) {
      all.removeIf(each -> each.row.equals(row));
      all.addFirst(new Known(org, row));
      while (all.size() > REVISIONS_PER_WORKSPACE) {
        all.pollLast();
      }
    }
  }

  private ConcurrentLinkedDeque<Known> all(WorkspaceId workspace) {
    return known.computeIfAbsent(workspace, id -> new ConcurrentLinkedDeque<>());
  }
}
