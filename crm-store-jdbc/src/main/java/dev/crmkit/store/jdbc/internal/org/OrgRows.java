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
import dev.crmkit.store.jdbc.internal.dialect.Database;
import dev.crmkit.store.jdbc.internal.dialect.PacketLimit;
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
 * The entries of an organisation in their table: a row for each, marked with the revision that
 * changed it last.
 */
public final class OrgRows {

  private static final SecureRandom RANDOM = new SecureRandom();

  private final DSLContext sql;
  private final Tables tables;

  public OrgRows(DSLContext sql, Tables tables) {
    this.sql = sql;
    this.tables = tables;
  }

  /**
   * Where an entry is kept: the word for its kind, and its number, or 0 of what there is one of.
   */
  private record EntryKey(String kind, long id) {}

  /** All entries at the revision of the head. */
  OrgSnapshot load(WorkspaceRow head) {
    OrgDelta all = read(head, 0);
    return OrgSnapshot.of(
        head.workspace(), head.epoch(), head.revision(), all.put(), all.removed());
  }

  /** What has changed since a revision. */
  OrgDelta since(WorkspaceRow head, long revision) {
    return read(head, revision);
  }

  private OrgDelta read(WorkspaceRow head, long after) {
    Tables.OrgEntries at = tables.orgEntries;
    OrgDelta.Builder delta = OrgDelta.builder();
    sql.select(at.kind, at.id, at.removed, at.doc)
        .from(at.table)
        .where(at.workspace.eq(head.workspace().value()))
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

  /** Whether an organisation that was known at a revision is an earlier one of this workspace's. */
  boolean isEarlierRevision(WorkspaceRow head, long revision, long stamp) {
    Tables.OrgRevisions at = tables.orgRevisions;
    return sql.fetchExists(
        sql.selectOne()
            .from(at.table)
            .where(at.workspace.eq(head.workspace().value()))
            .and(at.revision.eq(revision))
            .and(at.stamp.eq(stamp)));
  }

  /** The next revision of a workspace; what is put in this transaction is marked with it. */
  public WorkspaceRow incrementRevision(WorkspaceRow head) {
    WorkspaceRow next = head.withRevision(head.revision() + 1, randomStamp());
    Tables.Workspaces at = tables.workspaces;
    sql.update(at.table)
        .set(at.revision, next.revision())
        .set(at.stamp, next.stamp())
        .where(at.workspace.eq(head.workspace().value()))
        .execute();
    insertRevision(next);
    return next;
  }

  /** Keeps the stamp of a revision. */
  public void insertRevision(WorkspaceRow head) {
    Tables.OrgRevisions at = tables.orgRevisions;
    sql.insertInto(at.table, at.workspace, at.revision, at.stamp)
        .values(head.workspace().value(), head.revision(), head.stamp())
        .execute();
  }

  public static long randomStamp() {
    return RANDOM.nextLong(1, Id.MAX);
  }

  /** Writes a change, marked with the revision of the head. */
  public void write(WorkspaceRow head, OrgDelta delta) {
    Map<EntryKey, @Nullable OrgEntry> last = new LinkedHashMap<>();
    for (Subject removed : delta.removed()) {
      last.put(new EntryKey(removed.kind(), ((Id) removed).value()), null);
    }
    delta.put().forEach(entry -> last.put(keyOf(entry), entry));
    if (!last.isEmpty()) {
      List<Object[]> rows = new ArrayList<>();
      last.forEach((place, entry) -> rows.add(row(head, place, entry)));
      sql.connection(
          connection -> {
            for (Object[] row : rows) {
              PacketLimit.requireFits(connection, Database.of(connection), row);
            }
          });
      sql.batch(upsert(), rows.toArray(Object[][]::new)).execute();
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
            at.owner,
            at.name,
            at.doc)
        .values(
            (String) null, null, (Long) null, (Long) null, (Boolean) null, (Long) null, null, null)
        .onConflict(at.workspace, at.kind, at.id)
        .doUpdate()
        .set(at.revision, DSL.excluded(at.revision))
        .set(at.removed, DSL.excluded(at.removed))
        .set(at.owner, DSL.excluded(at.owner))
        .set(at.name, DSL.excluded(at.name))
        .set(at.doc, DSL.excluded(at.doc));
  }

  private static @Nullable Object[] row(
      WorkspaceRow head, EntryKey place, @Nullable OrgEntry entry) {
    return new @Nullable Object[] {
      head.workspace().value(),
      place.kind,
      place.id,
      head.revision(),
      entry == null,
      entry instanceof Portfolio portfolio ? (Object) portfolio.owner().value() : null,
      entry == null ? null : name(entry),
      entry == null ? null : CrmJson.write(entry)
    };
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

  /** What a person who looks with SQL knows it by. */
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
