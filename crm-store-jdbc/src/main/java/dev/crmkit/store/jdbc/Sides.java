package dev.crmkit.store.jdbc;

import dev.crmkit.core.form.FieldId;
import dev.crmkit.core.form.FieldType;
import dev.crmkit.core.form.FieldValue;
import dev.crmkit.core.pipeline.StageId;
import dev.crmkit.core.query.Comparison;
import dev.crmkit.core.query.Condition.FieldCompares;
import dev.crmkit.core.query.Condition.FieldContains;
import dev.crmkit.core.query.Condition.HasField;
import dev.crmkit.core.query.Condition.HasLabel;
import dev.crmkit.core.query.Condition.InStage;
import dev.crmkit.core.record.RecordKind;
import dev.crmkit.core.text.TextOrder;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** The rows beside the records of one kind that tell whether they meet a condition. */
final class Sides {

  private static final String ALIAS = "s";

  private final Sql sql;
  private final RecordKind kind;

  Sides(Sql sql, RecordKind kind) {
    this.sql = sql;
    this.kind = kind;
  }

  /** The rows of which a record has one when it meets a condition; null when no record can. */
  @Nullable Side of(dev.crmkit.core.query.Condition condition) {
    if (condition instanceof HasLabel has) {
      return kind == RecordKind.ACTIVITY ? null : labelled(has);
    }
    if (condition instanceof InStage in) {
      return kind == RecordKind.ACTIVITY || in.stages().isEmpty() ? null : staged(in);
    }
    if (kind != RecordKind.CLIENT) {
      return null;
    }
    Tables.FieldValues s = new Tables.FieldValues(DSL.name(ALIAS));
    if (condition instanceof HasField has) {
      return valued(s, has.field(), DSL.noCondition(), DSL.noCondition());
    }
    if (condition instanceof FieldContains contains) {
      return valued(
          s,
          contains.field(),
          inType(s, FieldType.TEXT),
          contains(s, TextOrder.key(contains.text())));
    }
    if (condition instanceof FieldCompares compares) {
      return compares(s, compares.field(), compares.comparison(), compares.value());
    }
    throw new IllegalArgumentException(condition + " is told by the record itself");
  }

  /** The windows of names; a record has one when its name may have a part in it. */
  IdSet windows(Grams.Range range) {
    Tables.NameGrams s = new Tables.NameGrams(DSL.name(ALIAS));
    boolean isOne = range.first() == range.last();
    return rows(
        sql.tables().nameGrams,
        s.id,
        s.workspace
            .eq(sql.workspace())
            .and(s.kind.eq(DSL.inline(Kept.code(kind))))
            .and(
                isOne
                    ? s.gram.eq(sql.unseen(range.first(), s.gram))
                    : s.gram.between(
                        sql.unseen(range.first(), s.gram), sql.unseen(range.last(), s.gram))),
        isOne ? List.of(s.id) : List.of(s.gram, s.id));
  }

  private Side labelled(HasLabel has) {
    Tables.RecordLabels s = new Tables.RecordLabels(DSL.name(ALIAS));
    return new Side(
        rows(
            sql.tables().recordLabels,
            s.id,
            s.workspace
                .eq(sql.workspace())
                .and(s.label.eq(sql.unseen(has.label().value(), s.label)))
                .and(s.kind.eq(DSL.inline(Kept.code(kind)))),
            List.of(s.id)),
        DSL.noCondition());
  }

  private Side staged(InStage in) {
    Tables.RecordStages s = new Tables.RecordStages(DSL.name(ALIAS));
    List<Long> stages = in.stages().stream().map(StageId::value).sorted().toList();
    return new Side(
        rows(
            sql.tables().recordStages,
            s.id,
            s.workspace
                .eq(sql.workspace())
                .and(s.pipeline.eq(in.pipeline().value()))
                .and(
                    stages.size() == 1
                        ? s.stage.eq(sql.unseen(stages.get(0), s.stage))
                        : sql.isOneOf(s.stage, stages))
                .and(s.kind.eq(DSL.inline(Kept.code(kind)))),
            List.of(s.id)),
        DSL.noCondition());
  }

  private Side valued(Tables.FieldValues s, FieldId field, Condition near, Condition exact) {
    return new Side(
        rows(
            sql.tables().fieldValues,
            s.client,
            s.workspace.eq(sql.workspace()).and(s.field.eq(field.value())).and(near),
            List.of(s.keyHead, s.client)),
        exact);
  }

  private IdSet.Rows rows(
      Tables.Named table, Field<Long> id, Condition rows, List<Field<?>> order) {
    return new IdSet.Rows(
        table.table.as(ALIAS), id, rows, order, sql.database() == Database.POSTGRESQL);
  }

  private Condition contains(Tables.FieldValues s, String part) {
    if (part.isEmpty()) {
      return DSL.noCondition();
    }
    // H2 reads the bytes as a text, in which the one for the type has no place.
    Field<byte[]> text =
        sql.database() == Database.H2
            ? DSL.field("substring({0} from 2)", byte[].class, whole(s))
            : whole(s);
    return sql.contains(text, part);
  }

  private @Nullable Side compares(
      Tables.FieldValues s, FieldId field, Comparison comparison, FieldValue value) {
    FieldType type = type(value);
    if (type == null) {
      return null;
    }
    byte[] key = Keys.field(value);
    byte[] head = Keys.head(key);
    if (comparison == Comparison.EQUAL) {
      Condition exact = Keys.isCut(head) ? whole(s).eq(key) : DSL.noCondition();
      return valued(
          s,
          field,
          s.keyHead.eq(sql.unseen(head, s.keyHead)),
          value instanceof FieldValue.Text text ? exact.and(hasLetters(s, text)) : exact);
    }
    if (type == FieldType.CHECKBOX || type == FieldType.SELECTOR) {
      return null;
    }
    boolean isLess = comparison == Comparison.LESS || comparison == Comparison.AT_MOST;
    if (!Keys.isCut(head)) {
      Condition stands = stands(s.keyHead, comparison, key);
      return valued(s, field, inType(s, type).and(stands), DSL.noCondition());
    }
    Field<byte[]> bound = sql.unseen(head, s.keyHead);
    Condition near = isLess ? s.keyHead.le(bound) : s.keyHead.ge(bound);
    return valued(s, field, inType(s, type).and(near), stands(whole(s), comparison, key));
  }

  private Condition stands(Field<byte[]> column, Comparison comparison, byte[] key) {
    Field<byte[]> bound = sql.unseen(key, column);
    return switch (comparison) {
      case EQUAL -> column.eq(bound);
      case LESS -> column.lt(bound);
      case AT_MOST -> column.le(bound);
      case GREATER -> column.gt(bound);
      case AT_LEAST -> column.ge(bound);
    };
  }

  private static @Nullable FieldType type(FieldValue value) {
    if (value instanceof FieldValue.Text) {
      return FieldType.TEXT;
    }
    if (value instanceof FieldValue.Number) {
      return FieldType.NUMBER;
    }
    if (value instanceof FieldValue.Checkbox) {
      return FieldType.CHECKBOX;
    }
    if (value instanceof FieldValue.Date) {
      return FieldType.DATE;
    }
    return value instanceof FieldValue.Choice ? FieldType.SELECTOR : null;
  }

  private static Condition inType(Tables.FieldValues s, FieldType type) {
    return s.keyHead.ge(Keys.lowest(type)).and(s.keyHead.lt(Keys.above(type)));
  }

  private static Condition hasLetters(Tables.FieldValues s, FieldValue.Text text) {
    byte[] letters = Keys.letters(text.value());
    return letters == null ? s.letters.isNull() : s.letters.eq(letters);
  }

  private static Field<byte[]> whole(Tables.FieldValues s) {
    return DSL.coalesce(s.valueKey, s.keyHead);
  }
}
