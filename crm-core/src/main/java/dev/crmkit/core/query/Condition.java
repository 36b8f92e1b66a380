package dev.crmkit.core.query;

import dev.crmkit.core.activity.ActivityKind;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.form.FieldId;
import dev.crmkit.core.form.FieldValue;
import dev.crmkit.core.label.LabelId;
import dev.crmkit.core.pipeline.PipelineId;
import dev.crmkit.core.pipeline.StageId;
import dev.crmkit.core.portfolio.PortfolioId;
import dev.crmkit.core.record.CrmRecord;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A boolean expression over the attributes of a record, by which a store finds records. It is a
 * sealed tree: {@link And}, {@link Or} and {@link Not} contain other conditions, all others are
 * leaves. A condition on an attribute that a kind of record does not have, such as the due time of
 * a client, is false for that kind.
 *
 * <p>{@link #test} defines the meaning of a condition. A store that translates a condition must
 * find exactly the records that pass the test. Translators implement {@link ConditionVisitor}, so
 * that the compiler reports every one that does not handle a new kind of condition.
 *
 * <p>{@link AnyOf} conditions are equalities with any of several values. {@link #normalized} folds
 * equalities that are joined by <em>or</em> into one of them.
 */
public sealed interface Condition {

  /**
   * The maximum depth of nested conditions. It protects the stack of code that recurses into them,
   * including {@code equals} and {@code hashCode}.
   */
  int MAX_DEPTH = 100;

  /**
   * Calls the method of a visitor for this kind of condition.
   *
   * @param <R> the result of the visitor
   * @param visitor the visitor
   * @return what the visitor returned
   */
  <R> R accept(ConditionVisitor<R> visitor);

  /**
   * Returns whether a record meets the condition. To test many records, use {@link #matcher}.
   *
   * @param record any record of the workspace
   * @return true if it does
   */
  default boolean test(CrmRecord record) {
    return matcher().test(record);
  }

  /**
   * Compiles the condition to a predicate. Search texts are normalized once, at compile time, and
   * each text of a record is normalized once, however many conditions read it.
   *
   * @return a predicate that accepts the records that {@link #test} accepts
   */
  default Predicate<CrmRecord> matcher() {
    Predicate<RecordContext> compiled = accept(new ConditionEvaluator());
    return record -> compiled.test(new RecordContext(record));
  }

  /**
   * Returns the depth of the tree.
   *
   * @return 1 for a condition that contains no other
   */
  default int depth() {
    return 1 + ConditionNormalizer.depth(parts());
  }

  /**
   * Returns the conditions that this one combines.
   *
   * @return no conditions for a leaf
   */
  default List<Condition> parts() {
    return List.of();
  }

  /**
   * Returns the conditions in the tree that contain no others.
   *
   * @return the leaves, in order
   */
  default Stream<Condition> leaves() {
    return Stream.of(this);
  }

  /**
   * Returns an equivalent condition in normal form:
   *
   * <ul>
   *   <li>no <em>and</em> directly in an <em>and</em>, no <em>or</em> directly in an <em>or</em>,
   *       no <em>not</em> directly in a <em>not</em>, and no constants or duplicates in them;
   *   <li>equalities as {@link FieldIn};
   *   <li>{@link AnyOf} conditions on one attribute that are joined by <em>or</em> (or negated, by
   *       <em>and</em>) folded into one;
   *   <li>{@link InRange} conditions on one attribute that are joined by <em>and</em> intersected.
   * </ul>
   *
   * @return a condition that the same records meet
   */
  default Condition normalized() {
    return ConditionNormalizer.normalize(this);
  }

  /**
   * Returns the condition that every record meets.
   *
   * @return an empty <em>and</em>
   */
  static Condition always() {
    return new And(List.of());
  }

  /**
   * Returns the condition that no record meets.
   *
   * @return an empty <em>or</em>
   */
  static Condition never() {
    return new Or(List.of());
  }

  /**
   * All of several conditions; true if there are none.
   *
   * @param parts the conditions, nested less deeply than {@link #MAX_DEPTH}
   */
  record And(List<Condition> parts) implements Condition {
    public And {
      parts = List.copyOf(parts);
      ConditionNormalizer.checkDepth(parts);
    }

    @Override
    public Stream<Condition> leaves() {
      return parts.stream().flatMap(Condition::leaves);
    }

    @Override
    public <R> R accept(ConditionVisitor<R> visitor) {
      return visitor.and(this);
    }
  }

  /**
   * At least one of several conditions; false if there are none.
   *
   * @param parts the conditions, nested less deeply than {@link #MAX_DEPTH}
   */
  record Or(List<Condition> parts) implements Condition {
    public Or {
      parts = List.copyOf(parts);
      ConditionNormalizer.checkDepth(parts);
    }

    @Override
    public Stream<Condition> leaves() {
      return parts.stream().flatMap(Condition::leaves);
    }

    @Override
    public <R> R accept(ConditionVisitor<R> visitor) {
      return visitor.or(this);
    }
  }

  /**
   * The negation of a condition.
   *
   * @param part the condition, nested less deeply than {@link #MAX_DEPTH}
   */
  record Not(Condition part) implements Condition {
    public Not {
      ConditionNormalizer.checkDepth(List.of(part));
    }

    @Override
    public List<Condition> parts() {
      return List.of(part);
    }

    @Override
    public Stream<Condition> leaves() {
      return part.leaves();
    }

    @Override
    public <R> R accept(ConditionVisitor<R> visitor) {
      return visitor.not(this);
    }
  }

  /**
   * A condition that one attribute matches any of several values. Without values it is false.
   *
   * @param <V> the type of the values
   */
  sealed interface AnyOf<V> extends Condition {

    /**
     * Returns the values.
     *
     * @return an immutable set
     */
    Set<V> values();

    /**
     * Returns the condition on the same attribute with other values. Two conditions are on the same
     * attribute if and only if they are equal when both have the same values.
     *
     * @param values the other values
     * @return a condition of the same class
     */
    AnyOf<V> withValues(Set<V> values);
  }

  /**
   * A record in one of some portfolios.
   *
   * @param values the alternatives
   */
  record InPortfolios(Set<PortfolioId> values) implements AnyOf<PortfolioId> {
    public InPortfolios {
      values = Set.copyOf(values);
    }

    /** Creates a condition with one value. */
    public InPortfolios(PortfolioId id) {
      this(Set.of(id));
    }

    @Override
    public InPortfolios withValues(Set<PortfolioId> values) {
      return new InPortfolios(values);
    }

    @Override
    public <R> R accept(ConditionVisitor<R> visitor) {
      return visitor.inPortfolios(this);
    }
  }

  /**
   * A record whose name, subject or title contains one of some texts, as {@link
   * dev.crmkit.core.text.TextOrder#contains} compares them (rules.md R5).
   *
   * @param values the alternatives
   */
  record NameContains(Set<String> values) implements AnyOf<String> {
    public NameContains {
      values = Set.copyOf(values);
    }

    /** Creates a condition with one value. */
    public NameContains(String text) {
      this(Set.of(text));
    }

    @Override
    public NameContains withValues(Set<String> values) {
      return new NameContains(values);
    }

    @Override
    public <R> R accept(ConditionVisitor<R> visitor) {
      return visitor.nameContains(this);
    }
  }

  /**
   * A client whose field has one of some values. Numbers are equal by value, texts if they have
   * exactly the same characters.
   *
   * @param field the field
   * @param values the alternatives
   */
  record FieldIn(FieldId field, Set<FieldValue> values) implements AnyOf<FieldValue> {
    public FieldIn {
      values = Set.copyOf(values);
    }

    /** Creates a condition with one value. */
    public FieldIn(FieldId field, FieldValue value) {
      this(field, Set.of(value));
    }

    @Override
    public FieldIn withValues(Set<FieldValue> values) {
      return new FieldIn(field, values);
    }

    @Override
    public <R> R accept(ConditionVisitor<R> visitor) {
      return visitor.fieldIn(this);
    }
  }

  /**
   * A client whose text field contains one of some texts, as {@link
   * dev.crmkit.core.text.TextOrder#contains} compares them (rules.md R5).
   *
   * @param field the field
   * @param values the alternatives
   */
  record FieldContains(FieldId field, Set<String> values) implements AnyOf<String> {
    public FieldContains {
      values = Set.copyOf(values);
    }

    /** Creates a condition with one value. */
    public FieldContains(FieldId field, String text) {
      this(field, Set.of(text));
    }

    @Override
    public FieldContains withValues(Set<String> values) {
      return new FieldContains(field, values);
    }

    @Override
    public <R> R accept(ConditionVisitor<R> visitor) {
      return visitor.fieldContains(this);
    }
  }

  /**
   * A client or a deal that has one of some labels.
   *
   * @param values the alternatives
   */
  record HasLabel(Set<LabelId> values) implements AnyOf<LabelId> {
    public HasLabel {
      values = Set.copyOf(values);
    }

    /** Creates a condition with one value. */
    public HasLabel(LabelId label) {
      this(Set.of(label));
    }

    @Override
    public HasLabel withValues(Set<LabelId> values) {
      return new HasLabel(values);
    }

    @Override
    public <R> R accept(ConditionVisitor<R> visitor) {
      return visitor.hasLabel(this);
    }
  }

  /**
   * A client or a deal that is in one of some stages of a pipeline.
   *
   * @param pipeline the pipeline
   * @param values the alternatives
   * @param enteredFrom when the record entered the stage at the earliest, or null
   * @param enteredBefore the time before which the record entered the stage, or null
   */
  record InStage(
      PipelineId pipeline,
      Set<StageId> values,
      @Nullable Instant enteredFrom,
      @Nullable Instant enteredBefore)
      implements AnyOf<StageId> {
    public InStage {
      values = Set.copyOf(values);
    }

    /** Creates a condition on the stages alone. */
    public InStage(PipelineId pipeline, Set<StageId> values) {
      this(pipeline, values, null, null);
    }

    /** Creates a condition with one value. */
    public InStage(PipelineId pipeline, StageId stage) {
      this(pipeline, Set.of(stage));
    }

    @Override
    public InStage withValues(Set<StageId> values) {
      return new InStage(pipeline, values, enteredFrom, enteredBefore);
    }

    /** Returns whether a time of entry is in the range. */
    boolean includes(Instant entered) {
      return (enteredFrom == null || !entered.isBefore(enteredFrom))
          && (enteredBefore == null || entered.isBefore(enteredBefore));
    }

    @Override
    public <R> R accept(ConditionVisitor<R> visitor) {
      return visitor.inStage(this);
    }
  }

  /**
   * An activity or a deal of one of some clients.
   *
   * @param values the alternatives
   */
  record OfClient(Set<ClientId> values) implements AnyOf<ClientId> {
    public OfClient {
      values = Set.copyOf(values);
    }

    /** Creates a condition with one value. */
    public OfClient(ClientId client) {
      this(Set.of(client));
    }

    @Override
    public OfClient withValues(Set<ClientId> values) {
      return new OfClient(values);
    }

    @Override
    public <R> R accept(ConditionVisitor<R> visitor) {
      return visitor.ofClient(this);
    }
  }

  /**
   * An activity of one of some kinds.
   *
   * @param values the alternatives
   */
  record OfKind(Set<ActivityKind> values) implements AnyOf<ActivityKind> {
    public OfKind {
      values = Set.copyOf(values);
    }

    /** Creates a condition with one value. */
    public OfKind(ActivityKind kind) {
      this(Set.of(kind));
    }

    @Override
    public OfKind withValues(Set<ActivityKind> values) {
      return new OfKind(values);
    }

    @Override
    public <R> R accept(ConditionVisitor<R> visitor) {
      return visitor.ofKind(this);
    }
  }

  /**
   * A deal whose amount is in one of some currencies.
   *
   * @param values ISO 4217 codes
   */
  record InCurrency(Set<String> values) implements AnyOf<String> {
    public InCurrency {
      values = Set.copyOf(values);
    }

    @Override
    public InCurrency withValues(Set<String> values) {
      return new InCurrency(values);
    }

    @Override
    public <R> R accept(ConditionVisitor<R> visitor) {
      return visitor.inCurrency(this);
    }
  }

  /**
   * A client whose field has a value.
   *
   * @param field the field
   */
  record HasField(FieldId field) implements Condition {
    @Override
    public <R> R accept(ConditionVisitor<R> visitor) {
      return visitor.hasField(this);
    }
  }

  /**
   * A client whose field compares to a value: numbers as numbers, texts in {@linkplain
   * dev.crmkit.core.text.TextOrder the order of texts}, dates by the calendar. A client without a
   * value, or with a value of another type, does not meet it.
   *
   * @param field the field
   * @param comparison the operator
   * @param value the right operand; checkboxes and options can only be compared for equality
   */
  record FieldCompares(FieldId field, Comparison comparison, FieldValue value)
      implements Condition {
    @Override
    public <R> R accept(ConditionVisitor<R> visitor) {
      return visitor.fieldCompares(this);
    }
  }

  /**
   * A record with a time or an amount in a range. Amounts are compared by number, whatever the
   * currency. Without bounds, the record only has to have the attribute.
   *
   * @param attribute any attribute but the name
   * @param from the inclusive lower bound, or null
   * @param to the exclusive upper bound, or null
   */
  record InRange(Sort.Attribute attribute, @Nullable SortKey from, @Nullable SortKey to)
      implements Condition {

    public InRange {
      attribute.requireBound(from);
      attribute.requireBound(to);
    }

    /** Creates a range of times. */
    public static InRange of(
        Sort.Attribute attribute, @Nullable Instant from, @Nullable Instant to) {
      return new InRange(
          attribute,
          from == null ? null : new SortKey.OfInstant(from),
          to == null ? null : new SortKey.OfInstant(to));
    }

    /** Creates the condition that a record has the attribute. */
    public static InRange present(Sort.Attribute attribute) {
      return new InRange(attribute, null, null);
    }

    /** Returns whether the bounds exclude every key. */
    public boolean isEmpty() {
      return from != null && to != null && from.compareTo(to) >= 0;
    }

    /** Returns the keys that are in this range and in another one of the attribute. */
    public InRange intersection(InRange other) {
      return new InRange(
          attribute,
          from == null || (other.from != null && other.from.compareTo(from) > 0)
              ? other.from
              : from,
          to == null || (other.to != null && other.to.compareTo(to) < 0) ? other.to : to);
    }

    /** Returns whether a key is in the range. */
    public boolean contains(SortKey key) {
      return (from == null || key.compareTo(from) >= 0) && (to == null || key.compareTo(to) < 0);
    }

    @Override
    public <R> R accept(ConditionVisitor<R> visitor) {
      return visitor.inRange(this);
    }
  }
}
