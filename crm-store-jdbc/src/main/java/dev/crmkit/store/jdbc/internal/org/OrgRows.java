package dev.crmkit.store.jdbc.internal.org;

import dev.crmkit.core.Id;
import dev.crmkit.core.OrgEntry;
import dev.crmkit.core.Subject;
import dev.crmkit.core.form.Field;
import dev.crmkit.core.form.Section;
import dev.crmkit.core.json.CrmJson;
import dev.crmkit.core.label.Label;
import dev.crmkit.core.network.AllowedRanges;
import dev.crmkit.core.org.OrgDelta;
import dev.crmkit.core.org.OrgSnapshot;
import dev.crmkit.core.org.Policies;
import dev.crmkit.core.org.Portfolio;
import dev.crmkit.core.pipeline.Pipeline;
import dev.crmkit.core.user.Group;
import dev.crmkit.core.user.User;
import dev.crmkit.store.jdbc.internal.dialect.SqlDialect;
import dev.crmkit.store.jdbc.internal.sql.StoredJson;
import dev.crmkit.store.jdbc.internal.sql.Tables;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes the organisation: a row for each entry, with the revision that changed it last.
 */
public final class OrgRows {

  private static final SecureRandom RANDOM = new SecureRandom();

  private final DSLContext sql;
  private final SqlDialect dialect;
  private final Tables tables;

  public OrgRows(DSLContext sql, SqlDialect dialect, Tables tables) {
    this.sql = sql;
    this.dialect = dialect;
    this.tables = tables;
  }

  /**
   * The primary key of an entry in its workspace: its kind, and its id or 0 if the kind has one
   * entry.
   */
  private record EntryKey(String kind, long id) {}

  /** Returns the organisation at the revision of a workspace row. */
  OrgSnapshot load(WorkspaceRow workspaceRow) {
    OrgDelta all = read(workspaceRow, 0);
    return OrgSnapshot.of(
        workspaceRow.workspace(),
        workspaceRow.epoch(),
        workspaceRow.revision(),
        all.put(),
        all.removed());
  }

  /** Returns what has changed since a revision. */
  OrgDelta since(WorkspaceRow workspaceRow, long revision) {
    return read(workspaceRow, revision);
  }

  private OrgDelta read(WorkspaceRow workspaceRow, long after) {
    Tables.OrgEntries at = tables.orgEntries;
    OrgDelta.Builder delta = OrgDelta.builder();
    sql.select(at.kind, at.id, at.removed, at.doc)
        .from(at.table)
        .where(at.workspace.eq(workspaceRow.workspace().value()))
        .and(after == 0 ? DSL.noCondition() : at.revision.gt(after))
        .forEach(
            row -> {
              if (row.value3()) {
                delta.remove(Subject.parse(row.value1() + "/" + row.value2()));
              } else {
                delta.put(
                    StoredJson.read(
                        row.value1() + "/" + row.value2(), row.value4(), OrgEntry.class));
              }
            });
    return delta.build();
  }

  /** Returns whether a revision with a stamp is an earlier one of this workspace. */
  boolean isEarlierRevision(WorkspaceRow workspaceRow, long revision, long stamp) {
    Tables.OrgRevisions at = tables.orgRevisions;
    return sql.fetchExists(
        sql.selectOne()
            .from(at.table)
            .where(at.workspace.eq(workspaceRow.workspace().value()))
            .and(at.revision.eq(revision))
            .and(at.stamp.eq(stamp)));
  }

  /** Increments the revision of a workspace. */
  public WorkspaceRow incrementRevision(WorkspaceRow workspaceRow) {
    WorkspaceRow next = workspaceRow.withRevision(workspaceRow.revision() + 1, randomStamp());
    Tables.Workspaces at = tables.workspaces;
    sql.update(at.table)
        .set(at.revision, next.revision())
        .set(at.stamp, next.stamp())
        .where(at.workspace.eq(workspaceRow.workspace().value()))
        .execute();
    insertRevision(next);
    return next;
  }

  /** Stores the stamp of a revision. */
  public void insertRevision(WorkspaceRow workspaceRow) {
    Tables.OrgRevisions at = tables.orgRevisions;
    sql.insertInto(at.table, at.workspace, at.revision, at.stamp)
        .values(workspaceRow.workspace().value(), workspaceRow.revision(), workspaceRow.stamp())
        .execute();
  }

  public static long randomStamp() {
    return RANDOM.nextLong(1, Id.MAX);
  }

  /** Writes changed entries with the revision of a workspace row. */
  public void write(WorkspaceRow workspaceRow, OrgDelta delta) {
    Map<EntryKey, @Nullable OrgEntry> last = new LinkedHashMap<>();
    for (Subject removed : delta.removed()) {
      last.put(new EntryKey(removed.kind(), ((Id) removed).value()), null);
    }
    delta.put().forEach(entry -> last.put(keyOf(entry), entry));
    if (!last.isEmpty()) {
      List<Object[]> rows = new ArrayList<>();
      last.forEach((place, entry) -> rows.add(row(workspaceRow, place, entry)));
      sql.connection(
          connection -> {
            for (Object[] row : rows) {
              dialect.requireFits(connection, row);
            }
          });
      sql.batch(upsert(), rows.toArray(Object[][]::new)).execute();
      new OrgPartRows(sql, tables, workspaceRow.workspace()).write(delta);
    }
  }

  private Query upsert() {
    Tables.OrgEntries at = tables.orgEntries;
    return sql.insertInto(
            at.table,
            at.workspace,
            at.kind,
            at.id,
            at.revision,
            at.removed,
            at.parent,
            at.name,
            at.doc)
        .values(
            (String) null, null, (Long) null, (Long) null, (Boolean) null, (Long) null, null, null)
        .onConflict(at.workspace, at.kind, at.id)
        .doUpdate()
        .set(at.revision, DSL.excluded(at.revision))
        .set(at.removed, DSL.excluded(at.removed))
        .set(at.parent, DSL.excluded(at.parent))
        .set(at.name, DSL.excluded(at.name))
        .set(at.doc, DSL.excluded(at.doc));
  }

  private static @Nullable Object[] row(
      WorkspaceRow workspaceRow, EntryKey place, @Nullable OrgEntry entry) {
    return new @Nullable Object[] {
      workspaceRow.workspace().value(),
      place.kind,
      place.id,
      workspaceRow.revision(),
      entry == null,
      parent(entry),
      entry == null ? null : name(entry),
      entry == null ? null : CrmJson.write(entry)
    };
  }

  private static @Nullable Object parent(@Nullable OrgEntry entry) {
    if (entry instanceof Portfolio portfolio) {
      return portfolio.owner().value();
    }
    return entry instanceof Field field ? field.section().value() : null;
  }

  private static EntryKey keyOf(OrgEntry entry) {
    if (entry instanceof User user) {
      return keyOf(user.id());
    } else if (entry instanceof Portfolio portfolio) {
      return new EntryKey("portfolio", portfolio.id().value());
    } else if (entry instanceof Group group) {
      return keyOf(group.id());
    } else if (entry instanceof Section section) {
      return keyOf(section.id());
    } else if (entry instanceof Field field) {
      return keyOf(field.id());
    } else if (entry instanceof Pipeline pipeline) {
      return keyOf(pipeline.id());
    } else if (entry instanceof Label label) {
      return keyOf(label.id());
    } else if (entry instanceof AllowedRanges) {
      return new EntryKey("ranges", 0);
    } else if (entry instanceof Policies) {
      return new EntryKey("policies", 0);
    }
    throw new IllegalArgumentException("no entry of an organisation: " + entry);
  }

  private static <T extends Subject & Id> EntryKey keyOf(T id) {
    return new EntryKey(id.kind(), id.value());
  }

  /** Returns the name of an entry, for people who read the table with SQL. */
  private static @Nullable String name(OrgEntry entry) {
    if (entry instanceof User user) {
      return user.name();
    } else if (entry instanceof Group group) {
      return group.name();
    } else if (entry instanceof Section section) {
      return section.name();
    } else if (entry instanceof Field field) {
      return field.name();
    } else if (entry instanceof Pipeline pipeline) {
      return pipeline.name();
    } else if (entry instanceof Label label) {
      return label.name();
    }
    return null;
  }
}
