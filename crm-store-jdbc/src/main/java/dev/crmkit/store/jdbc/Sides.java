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
      return valued(s, has.field(), DSL.noCondition());
    }
    if (condition instanceof FieldContains contains) {
      return valued(s, contains.field(), contains(s, TextOrder.key(contains.text())));
    }
    if (condition instanceof FieldCompares compares) {
      Condition stands = compares(s, compares.comparison(), compares.value());
      return stands == null ? null : valued(s, compares.field(), stands);
    }
    throw new IllegalArgumentException(condition + " is told by the record itself");
  }

  /** The windows of names; a record has one when its name may have a part in it. */
  Side windows(Grams.Range range) {
    Tables.NameGrams s = new Tables.NameGrams(DSL.name(ALIAS));
    return new Side(
        sql.tables().nameGrams.table.as(ALIAS),
        s.id,
        s.workspace
            .eq(sql.workspace())
            .and(s.kind.eq(DSL.inline(kind.ordinal())))
            .and(
                range.first() == range.last()
                    ? s.gram.eq(range.first())
                    : s.gram.between(range.first(), range.last())));
  }

  private Side labelled(HasLabel has) {
    Tables.RecordLabels s = new Tables.RecordLabels(DSL.name(ALIAS));
    return new Side(
        sql.tables().recordLabels.table.as(ALIAS),
        s.id,
        s.workspace
            .eq(sql.workspace())
            .and(s.label.eq(has.label().value()))
            .and(s.kind.eq(DSL.inline(kind.ordinal()))));
  }

  private Side staged(InStage in) {
    Tables.RecordStages s = new Tables.RecordStages(DSL.name(ALIAS));
    List<Long> stages = in.stages().stream().map(StageId::value).sorted().toList();
    return new Side(
        sql.tables().recordStages.table.as(ALIAS),
        s.id,
        s.workspace
            .eq(sql.workspace())
            .and(s.pipeline.eq(in.pipeline().value()))
            .and(sql.isOneOf(s.stage, stages))
            .and(s.kind.eq(DSL.inline(kind.ordinal()))));
  }

  private Side valued(Tables.FieldValues s, FieldId field, Condition value) {
    return new Side(
        sql.tables().fieldValues.table.as(ALIAS),
        s.client,
        s.workspace.eq(sql.workspace()).and(s.field.eq(field.value())).and(value));
  }

  private Condition contains(Tables.FieldValues s, String part) {
    Condition isText = inType(s, FieldType.TEXT);
    if (part.isEmpty()) {
      return isText;
    }
    // H2 reads the bytes as a text, in which the one for the type has no place.
    Field<byte[]> text =
        sql.database() == Database.H2
            ? DSL.field("substring({0} from 2)", byte[].class, whole(s))
            : whole(s);
    return isText.and(sql.contains(text, part));
  }

  private static @Nullable Condition compares(
      Tables.FieldValues s, Comparison comparison, FieldValue value) {
    FieldType type = type(value);
    if (type == null) {
      return null;
    }
    byte[] key = Keys.field(value);
    byte[] head = Keys.head(key);
    boolean isCut = Keys.isCut(head);
    if (comparison == Comparison.EQUAL) {
      Condition same = s.keyHead.eq(head);
      same = isCut ? same.and(whole(s).eq(key)) : same;
      return value instanceof FieldValue.Text text ? same.and(hasLetters(s, text)) : same;
    }
    if (type == FieldType.CHECKBOX || type == FieldType.SELECTOR) {
      return null;
    }
    Condition in = inType(s, type);
    return switch (comparison) {
      case EQUAL -> throw new IllegalStateException("seen to above");
      case LESS ->
          isCut
              ? in.and(s.keyHead.le(head)).and(s.keyHead.lt(head).or(whole(s).lt(key)))
              : in.and(s.keyHead.lt(head));
      case AT_MOST ->
          isCut
              ? in.and(s.keyHead.le(head)).and(s.keyHead.lt(head).or(whole(s).le(key)))
              : in.and(s.keyHead.le(head));
      case GREATER ->
          isCut
              ? in.and(s.keyHead.ge(head)).and(s.keyHead.gt(head).or(whole(s).gt(key)))
              : in.and(s.keyHead.gt(head));
      case AT_LEAST ->
          isCut
              ? in.and(s.keyHead.ge(head)).and(s.keyHead.gt(head).or(whole(s).ge(key)))
              : in.and(s.keyHead.ge(head));
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
