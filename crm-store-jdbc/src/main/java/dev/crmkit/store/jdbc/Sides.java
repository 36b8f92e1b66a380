package dev.crmkit.store.jdbc;

import dev.crmkit.core.form.FieldId;
import dev.crmkit.core.form.FieldType;
import dev.crmkit.core.form.FieldValue;
import dev.crmkit.core.label.LabelId;
import dev.crmkit.core.pipeline.StageId;
import dev.crmkit.core.query.Comparison;
import dev.crmkit.core.query.Condition.FieldCompares;
import dev.crmkit.core.query.Condition.FieldContains;
import dev.crmkit.core.query.Condition.FieldIn;
import dev.crmkit.core.query.Condition.HasField;
import dev.crmkit.core.query.Condition.HasLabel;
import dev.crmkit.core.query.Condition.InStage;
import dev.crmkit.core.record.RecordKind;
import dev.crmkit.core.text.TextOrder;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
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
      return kind == RecordKind.ACTIVITY ? null : staged(in);
    }
    if (kind != RecordKind.CLIENT) {
      return null;
    }
    Tables.FieldValues s = new Tables.FieldValues(DSL.name(ALIAS));
    if (condition instanceof HasField has) {
      return valued(s, has.field(), DSL.noCondition(), DSL.noCondition());
    }
    if (condition instanceof FieldContains contains) {
      List<String> parts = contains.texts().stream().map(TextOrder::key).toList();
      return valued(s, contains.field(), inType(s, FieldType.TEXT), contains(s, parts));
    }
    if (condition instanceof FieldIn in) {
      return equalling(s, in);
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

  private @Nullable Side labelled(HasLabel has) {
    Tables.RecordLabels s = new Tables.RecordLabels(DSL.name(ALIAS));
    Condition rows = s.workspace.eq(sql.workspace()).and(s.kind.eq(DSL.inline(Kept.code(kind))));
    List<Long> labels = has.labels().stream().map(LabelId::value).sorted().toList();
    return among(
        sql.tables().recordLabels, s.id, rows, Among.numbers(sql, s.label, labels), List.of(s.id));
  }

  private @Nullable Side staged(InStage in) {
    Tables.RecordStages s = new Tables.RecordStages(DSL.name(ALIAS));
    Condition rows =
        s.workspace
            .eq(sql.workspace())
            .and(s.pipeline.eq(in.pipeline().value()))
            .and(s.kind.eq(DSL.inline(Kept.code(kind))));
    List<Long> stages = in.stages().stream().map(StageId::value).sorted().toList();
    return among(
        sql.tables().recordStages, s.id, rows, Among.numbers(sql, s.stage, stages), List.of(s.id));
  }

  private @Nullable Side equalling(Tables.FieldValues s, FieldIn in) {
    List<FieldValue> values = in.values().stream().filter(value -> type(value) != null).toList();
    Set<ByteBuffer> heads = new TreeSet<>();
    values.forEach(value -> heads.add(ByteBuffer.wrap(Keys.head(Keys.field(value)))));
    Condition rows = s.workspace.eq(sql.workspace()).and(s.field.eq(in.field().value()));
    Side near =
        among(
            sql.tables().fieldValues,
            s.client,
            rows,
            Among.keys(sql, s.keyHead, heads.stream().map(ByteBuffer::array).toList()),
            List.of(s.keyHead, s.client));
    return near == null ? null : near.narrowed(hasLetters(s, values));
  }

  /** The rows of which a column is one of some values; null when there are none. */
  private <T> @Nullable Side among(
      Tables.Named table, Field<Long> id, Condition rows, Among<T> values, List<Field<?>> order) {
    Table<Record> aliased = table.table.as(ALIAS);
    return switch (values.count()) {
      case 0 -> null;
      case 1 -> side(table, id, rows.and(values.isFirst()), DSL.noCondition(), order);
      default -> {
        Condition any = rows.and(values.isOneOf());
        IdSet set =
            switch (sql.database()) {
              case POSTGRESQL ->
                  new IdSet.Each(values.array(), rows(table, id, rows.and(values.isEach()), order));
              case H2 ->
                  new IdSet.Rows(
                      Sql.lookedUp(values.array(), aliased, rows.and(values.isLookedUp())),
                      id,
                      id.isNotNull(),
                      order,
                      false);
              case MARIADB -> rows(table, id, any, order);
            };
        IdSet.Rows all = set instanceof IdSet.Rows found ? found : rows(table, id, any, order);
        yield new Side(set, all.all(), aliased, id, rows.and(values.isAmong()));
      }
    };
  }

  private Side valued(Tables.FieldValues s, FieldId field, Condition near, Condition exact) {
    return side(
        sql.tables().fieldValues,
        s.client,
        s.workspace.eq(sql.workspace()).and(s.field.eq(field.value())).and(near),
        exact,
        List.of(s.keyHead, s.client));
  }

  private Side side(
      Tables.Named table, Field<Long> id, Condition near, Condition exact, List<Field<?>> order) {
    IdSet.Rows rows = rows(table, id, near, order);
    return new Side(rows, rows.all().and(exact), table.table.as(ALIAS), id, near.and(exact));
  }

  private IdSet.Rows rows(
      Tables.Named table, Field<Long> id, Condition rows, List<Field<?>> order) {
    return new IdSet.Rows(
        table.table.as(ALIAS), id, rows, order, sql.database() == Database.POSTGRESQL);
  }

  private Condition contains(Tables.FieldValues s, List<String> parts) {
    if (parts.contains("")) {
      return DSL.noCondition();
    }
    // H2 reads the bytes as a text, in which the one for the type has no place.
    Field<byte[]> text = sql.database() == Database.H2 ? untyped(s) : whole(s);
    return DSL.or(parts.stream().map(part -> sql.contains(text, part)).toList());
  }

  private @Nullable Side compares(
      Tables.FieldValues s, FieldId field, Comparison comparison, FieldValue value) {
    FieldType type = type(value);
    if (type == null) {
      return null;
    }
    if (comparison == Comparison.EQUAL) {
      return equalling(s, new FieldIn(field, value));
    }
    byte[] key = Keys.field(value);
    byte[] head = Keys.head(key);
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

  /** Whether a value with one of the heads is one of the values: texts equal to the letter. */
  private Condition hasLetters(Tables.FieldValues s, List<FieldValue> values) {
    List<FieldValue.Text> texts =
        values.stream()
            .filter(FieldValue.Text.class::isInstance)
            .map(FieldValue.Text.class::cast)
            .toList();
    if (texts.isEmpty()) {
      return DSL.noCondition();
    }
    if (values.size() == 1) {
      byte[] key = Keys.field(texts.get(0));
      byte[] letters = Keys.letters(texts.get(0).value());
      return (Keys.isCut(Keys.head(key)) ? whole(s).eq(key) : DSL.noCondition())
          .and(letters == null ? s.letters.isNull() : s.letters.eq(letters));
    }
    Field<byte[]> letters = DSL.coalesce(s.letters, untyped(s));
    Condition isText =
        sql.isKeyAmong(letters, texts.stream().map(text -> Keys.text(text.value())).toList());
    return texts.size() == values.size()
        ? isText
        : isText.and(inType(s, FieldType.TEXT)).or(DSL.not(inType(s, FieldType.TEXT)));
  }

  /** The key of a value without the byte for its type. */
  private static Field<byte[]> untyped(Tables.FieldValues s) {
    return DSL.field("substring({0} from 2)", byte[].class, whole(s));
  }

  private static Field<byte[]> whole(Tables.FieldValues s) {
    return DSL.coalesce(s.valueKey, s.keyHead);
  }
}
