package dev.crmkit.store.jdbc.internal.summary;

import dev.crmkit.core.RecordKind;
import dev.crmkit.core.form.FieldType;
import dev.crmkit.core.form.FieldValue;
import dev.crmkit.core.label.Label;
import dev.crmkit.core.label.LabelId;
import dev.crmkit.core.org.OrgSnapshot;
import dev.crmkit.core.pipeline.Pipeline;
import dev.crmkit.core.pipeline.Stage;
import dev.crmkit.core.pipeline.StageId;
import dev.crmkit.core.portfolio.PortfolioId;
import dev.crmkit.core.query.CalendarUnit;
import dev.crmkit.core.query.Grouping;
import dev.crmkit.core.query.GroupingVisitor;
import dev.crmkit.core.query.TimeAttribute;
import dev.crmkit.store.jdbc.internal.page.MatchingRecords;
import dev.crmkit.store.jdbc.internal.sql.OrderPreservingKeys;
import dev.crmkit.store.jdbc.internal.sql.SqlFragments;
import dev.crmkit.store.jdbc.internal.sql.Tables;
import dev.crmkit.store.jdbc.internal.sql.TypeCodes;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** Translates what records are grouped by into columns. */
final class SummaryKeys implements GroupingVisitor<SummaryKey> {

  private static final Tables.Records RECORD = MatchingRecords.RECORD;

  private static final SummaryKey NO_VALUE =
      SummaryKey.of(DSL.castNull(SQLDataType.BIGINT), null, number -> null);

  private final SqlFragments sql;
  private final OrgSnapshot org;
  private final RecordKind kind;
  private int joins;

  SummaryKeys(SqlFragments sql, OrgSnapshot org, RecordKind kind) {
    this.sql = sql;
    this.org = org;
    this.kind = kind;
  }

  private String newAlias() {
    joins++;
    return "j" + joins;
  }

  @Override
  public SummaryKey byOwner(Grouping.ByOwner by) {
    return SummaryKey.of(
        RECORD.portfolio, null, number -> org.ownerOf(new PortfolioId(number)).ref());
  }

  @Override
  public SummaryKey byStage(Grouping.ByStage by) {
    Pipeline pipeline = org.pipeline(by.pipeline()).orElseThrow();
    String alias = newAlias();
    Tables.RecordStages row = new Tables.RecordStages(DSL.name(alias));
    return SummaryKey.of(
        row.stage,
        new SummaryKey.Join(
            sql.tables().recordStages.table.as(alias),
            row.workspace
                .eq(sql.workspace())
                .and(row.kind.eq(DSL.inline(TypeCodes.code(kind))))
                .and(row.id.eq(RECORD.id))
                .and(row.pipeline.eq(pipeline.id().value()))),
        number -> pipeline.currentStage(new StageId(number)).map(Stage::id).orElse(null));
  }

  @Override
  public SummaryKey byLabel(Grouping.ByLabel by) {
    String alias = newAlias();
    Tables.RecordLabels row = new Tables.RecordLabels(DSL.name(alias));
    List<Long> labels = org.labels().stream().map(Label::id).map(LabelId::value).toList();
    return SummaryKey.of(
        row.label,
        new SummaryKey.Join(
            sql.tables().recordLabels.table.as(alias),
            row.workspace
                .eq(sql.workspace())
                .and(row.kind.eq(DSL.inline(TypeCodes.code(kind))))
                .and(row.id.eq(RECORD.id))
                .and(sql.isOneOf(row.label, labels))),
        LabelId::new);
  }

  @Override
  public SummaryKey byField(Grouping.ByField by) {
    if (kind != RecordKind.CLIENT) {
      return NO_VALUE;
    }
    FieldValue ifUnset =
        org.field(by.field()).orElseThrow().type() == FieldType.CHECKBOX
            ? FieldValue.checkbox(false)
            : null;
    String alias = newAlias();
    Tables.FieldValues row = new Tables.FieldValues(DSL.name(alias));
    return new SummaryKey(
        row.keyPrefix,
        new SummaryKey.Join(
            sql.tables().fieldValues.table.as(alias),
            row.workspace
                .eq(sql.workspace())
                .and(row.client.eq(RECORD.id))
                .and(row.field.eq(by.field().value()))),
        CalendarUnit.DAY,
        (result, at) -> {
          byte[] key = result.getBytes(at);
          return key == null ? ifUnset : OrderPreservingKeys.choiceOrCheckbox(key);
        });
  }

  @Override
  public SummaryKey byKind(Grouping.ByKind by) {
    return SummaryKey.of(RECORD.activityKind, null, number -> TypeCodes.activityKind((int) number));
  }

  @Override
  public SummaryKey byTime(Grouping.ByTime<?> by) {
    if (!by.attribute().isOf(kind)) {
      return NO_VALUE;
    }
    SummaryKey.Join join = by.attribute() == TimeAttribute.CLOSED ? closings(newAlias()) : null;
    Field<Long> time =
        switch (by.attribute()) {
          case CREATED -> RECORD.created;
          case UPDATED -> RECORD.updated;
          case DUE -> RECORD.due;
          case DONE -> RECORD.done;
          case CLOSED -> DSL.field(DSL.name("j" + joins, "closed"), SQLDataType.BIGINT);
        };
    Field<Long> day = new CalendarSql(sql.dialect()).day(time, ZoneId.of(by.zone()));
    return new SummaryKey(
        day,
        join,
        by.unit(),
        (row, at) -> {
          long number = row.getLong(at);
          return row.wasNull() ? null : CalendarSql.value(by.unit(), number);
        });
  }

  /** Joins when each deal was closed: it is, by the first of its stages that closes it. */
  private SummaryKey.Join closings(String alias) {
    Tables.RecordStages row = new Tables.RecordStages(DSL.name("c"));
    Condition closes = DSL.falseCondition();
    Field<Long> since = row.entered;
    for (Pipeline pipeline : org.pipelines()) {
      Condition isOfPipeline = row.pipeline.eq(pipeline.id().value());
      List<Long> closing = new ArrayList<>();
      for (Stage stage : pipeline.allStages()) {
        Optional<Instant> later = pipeline.closesSince(stage.id());
        if (pipeline.currentStage(stage.id()).flatMap(Stage::closes).isPresent()) {
          closing.add(stage.id().value());
        }
        if (later.isPresent()) {
          long time = OrderPreservingKeys.toMicros(later.get());
          since =
              DSL.when(
                      isOfPipeline.and(row.stage.eq(stage.id().value())).and(row.entered.lt(time)),
                      DSL.val(time))
                  .otherwise(since);
        }
      }
      closes = closes.or(isOfPipeline.and(sql.isOneOf(row.stage, closing)));
    }
    return new SummaryKey.Join(
        DSL.select(row.id, DSL.min(since).as("closed"))
            .from(sql.tables().recordStages.table.as("c"))
            .where(row.workspace.eq(sql.workspace()))
            .and(row.kind.eq(DSL.inline(TypeCodes.code(kind))))
            .and(closes)
            .groupBy(row.id)
            .asTable(alias),
        DSL.field(DSL.name(alias, "id"), SQLDataType.BIGINT).eq(RECORD.id));
  }
}
