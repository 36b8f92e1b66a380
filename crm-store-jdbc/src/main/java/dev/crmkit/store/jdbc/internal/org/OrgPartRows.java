package dev.crmkit.store.jdbc.internal.org;

import dev.crmkit.core.OrgEntry;
import dev.crmkit.core.Subject;
import dev.crmkit.core.WorkspaceId;
import dev.crmkit.core.form.Field;
import dev.crmkit.core.form.FieldId;
import dev.crmkit.core.form.FieldOption;
import dev.crmkit.core.org.OrgDelta;
import dev.crmkit.core.pipeline.Pipeline;
import dev.crmkit.core.pipeline.PipelineId;
import dev.crmkit.core.pipeline.Stage;
import dev.crmkit.store.jdbc.internal.sql.OrderPreservingKeys;
import dev.crmkit.store.jdbc.internal.sql.Tables;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.jspecify.annotations.Nullable;

/** Writes the stages of pipelines and the options of fields, which the views for reports read. */
final class OrgPartRows {

  private static final String STAGE = "stage";
  private static final String OPTION = "option";

  private final DSLContext sql;
  private final Tables.OrgParts at;
  private final String workspace;

  OrgPartRows(DSLContext sql, Tables tables, WorkspaceId workspace) {
    this.sql = sql;
    this.at = tables.orgParts;
    this.workspace = workspace.value();
  }

  /** Replaces the rows of the pipelines and fields that are changed or removed. */
  void write(OrgDelta delta) {
    List<Object[]> parents = new ArrayList<>();
    List<@Nullable Object[]> parts = new ArrayList<>();
    for (Subject id : delta.removed()) {
      if (id instanceof PipelineId pipeline) {
        parents.add(key(STAGE, pipeline.value()));
      } else if (id instanceof FieldId field) {
        parents.add(key(OPTION, field.value()));
      }
    }
    for (OrgEntry entry : delta.put()) {
      if (entry instanceof Pipeline pipeline) {
        parents.add(key(STAGE, pipeline.id().value()));
        pipeline.allStages().forEach(stage -> addRow(pipeline, stage, parts));
      } else if (entry instanceof Field field) {
        parents.add(key(OPTION, field.id().value()));
        field.options().forEach(option -> addRow(field, option, parts));
      }
    }
    if (!parents.isEmpty()) {
      sql.batch(delete(), parents.toArray(Object[][]::new)).execute();
    }
    if (!parts.isEmpty()) {
      sql.batch(insert(), parts.toArray(Object[][]::new)).execute();
    }
  }

  private Object[] key(String kind, long parent) {
    return new Object[] {workspace, kind, parent};
  }

  private void addRow(Pipeline pipeline, Stage stage, List<@Nullable Object[]> rows) {
    Stage now = pipeline.currentStage(stage.id()).orElse(null);
    if (now != null) {
      rows.add(
          new @Nullable Object[] {
            workspace,
            STAGE,
            pipeline.id().value(),
            stage.id().value(),
            now.name(),
            now.closes().map(how -> how.name().toLowerCase(Locale.ROOT)).orElse(null),
            pipeline.closesSince(stage.id()).map(OrderPreservingKeys::toMicros).orElse(null)
          });
    }
  }

  private void addRow(Field field, FieldOption option, List<@Nullable Object[]> rows) {
    rows.add(
        new @Nullable Object[] {
          workspace, OPTION, field.id().value(), option.id().value(), option.name(), null, null
        });
  }

  private Query delete() {
    return sql.deleteFrom(at.table)
        .where(at.workspace.eq((String) null))
        .and(at.kind.eq((String) null))
        .and(at.parent.eq((Long) null));
  }

  private Query insert() {
    return sql.insertInto(
            at.table, at.workspace, at.kind, at.parent, at.id, at.name, at.outcome, at.closesSince)
        .values((String) null, null, null, null, null, null, (Long) null);
  }
}
