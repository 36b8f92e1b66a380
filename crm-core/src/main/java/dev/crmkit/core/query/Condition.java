package dev.crmkit.core.query;

import dev.crmkit.core.activity.Activity;
import dev.crmkit.core.activity.ActivityKind;
import dev.crmkit.core.client.Client;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.deal.Deal;
import dev.crmkit.core.form.FieldId;
import dev.crmkit.core.form.FieldValue;
import dev.crmkit.core.label.LabelId;
import dev.crmkit.core.pipeline.PipelineId;
import dev.crmkit.core.pipeline.StageEntry;
import dev.crmkit.core.pipeline.StageId;
import dev.crmkit.core.portfolio.PortfolioId;
import dev.crmkit.core.record.CrmRecord;
import dev.crmkit.core.text.TextOrder;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A boolean expression over the attributes of a record, by which a store finds records. {@link
 * #test} defines its meaning; a store that translates a condition finds exactly the records that
 * pass it. A condition on an attribute that a kind of record does not have, such as the due time of
 * a client, is false for that kind.
 *
 * <p>{@link AnyOf} conditions are equalities with any of several values. {@link #normalized} folds
 * equalities that are joined by <em>or</em> into one of them.
 */
public sealed interface Condition {

  /**
   * How deeply conditions can be nested, so that code that recurses into them, including {@code
   * equals} and {@code hashCode}, cannot overflow the stack.
   */
  int MAX_DEPTH = 100;

  /**
   * Prepares the condition for being tested against many records: search texts are normalized once,
   * here, and each text of a record is normalized once, however many conditions look at it.
   *
   * @return a predicate without side effects
   */
  Predicate<KeyedRecord> prepared();

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
   * Prepares the condition for being tested against many records.
   *
   * @return a predicate that accepts the records that {@link #test} accepts
   */
  default Predicate<CrmRecord> matcher() {
    Predicate<KeyedRecord> prepared = prepared();
    return record -> prepared.test(new KeyedRecord(record));
  }

  /**
   * Returns how deeply the condition is nested.
   *
   * @return 1 for a condition that contains no other
   */
  default int depth() {
    return 1;
  }

  /**
   * Returns an equivalent condition in normal form: no <em>and</em> directly in an <em>and</em>, no
   * <em>or</em> directly in an <em>or</em>, no <em>not</em> directly in a <em>not</em>, no
   * constants or duplicates in either, equalities as {@link FieldIn}, and the {@link AnyOf}
   * conditions on one subject that are joined by <em>or</em> (or negated, by <em>and</em>) folded
   * into one.
   *
   * @return a condition that the same records meet
   */
  default Condition normalized() {
    return Normalizer.normalize(this);
  }

  /**
   * A condition that one attribute, its subject, matches any of several values; with no values it
   * is false.
   */
  sealed interface AnyOf extends Condition {

    /**
     * Returns what is compared with the values. Two conditions with equal subjects differ only in
     * their values.
     *
     * @return an object that is compared by {@code equals}
     */
    Object attribute();

    /**
     * Returns the values.
     *
     * @return a set without order
     */
    Set<?> values();

    /**
     * Returns a condition on the same subject that is met by what meets this one or any of the
     * others.
     *
     * @param others conditions with the same subject
     * @return the union
     */
    AnyOf union(Collection<AnyOf> others);
  }

  /**
   * All of several; if there are none, it is true.
   *
   * @param parts the conditions
   */
  record And(List<Condition> parts) implements Condition {
    /**
     * Copies the list.
     *
     * @param parts the conditions
     * @throws IllegalArgumentException if it is nested more deeply than {@link #MAX_DEPTH}
     */
    public And {
      parts = List.copyOf(parts);
      Normalizer.checkDepth(parts);
    }

    @Override
    public Predicate<KeyedRecord> prepared() {
      List<Predicate<KeyedRecord>> all = Normalizer.prepared(parts);
      return record -> {
        for (Predicate<KeyedRecord> part : all) {
          if (!part.test(record)) {
            return false;
          }
        }
        return true;
      };
    }

    @Override
    public int depth() {
      return 1 + Normalizer.depth(parts);
    }
  }

  /**
   * One of several; if there are none, it is false.
   *
   * @param parts the conditions
   */
  record Or(List<Condition> parts) implements Condition {
    /**
     * Copies the list.
     *
     * @param parts the conditions
     * @throws IllegalArgumentException if it is nested more deeply than {@link #MAX_DEPTH}
     */
    public Or {
      parts = List.copyOf(parts);
      Normalizer.checkDepth(parts);
    }

    @Override
    public Predicate<KeyedRecord> prepared() {
      List<Predicate<KeyedRecord>> all = Normalizer.prepared(parts);
      return record -> {
        for (Predicate<KeyedRecord> part : all) {
          if (part.test(record)) {
            return true;
          }
        }
        return false;
      };
    }

    @Override
    public int depth() {
      return 1 + Normalizer.depth(parts);
    }
  }

  /**
   * The negation of a condition.
   *
   * @param part the condition
   */
  record Not(Condition part) implements Condition {
    /**
     * Checks the depth.
     *
     * @param part the condition
     * @throws IllegalArgumentException if it is nested more deeply than {@link #MAX_DEPTH}
     */
    public Not {
      Normalizer.checkDepth(List.of(part));
    }

    @Override
    public Predicate<KeyedRecord> prepared() {
      return part.prepared().negate();
    }

    @Override
    public int depth() {
      return 1 + part.depth();
    }
  }

  /**
   * A record in one of some portfolios.
   *
   * @param ids any of these
   */
  record InPortfolios(Set<PortfolioId> ids) implements AnyOf {
    /**
     * Copies the set.
     *
     * @param ids any of these
     */
    public InPortfolios {
      ids = Set.copyOf(ids);
    }

    /**
     * The same for one value.
     *
     * @param id the portfolio
     */
    public InPortfolios(PortfolioId id) {
      this(Set.of(id));
    }

    @Override
    public Predicate<KeyedRecord> prepared() {
      return tested -> ids.contains(tested.record().portfolio());
    }

    @Override
    public Object attribute() {
      return InPortfolios.class;
    }

    @Override
    public Set<?> values() {
      return ids;
    }

    @Override
    public AnyOf union(Collection<AnyOf> others) {
      return new InPortfolios(Normalizer.union(ids, others, PortfolioId.class));
    }
  }

  /**
   * A record whose name, subject or title contains one of some texts, in the order of texts
   * (rules.md R5).
   *
   * @param texts any of these
   */
  record NameContains(Set<String> texts) implements AnyOf {
    /**
     * Copies the set.
     *
     * @param texts any of these
     */
    public NameContains {
      texts = Set.copyOf(texts);
    }

    /**
     * The same for one value.
     *
     * @param text the text
     */
    public NameContains(String text) {
      this(Set.of(text));
    }

    @Override
    public Predicate<KeyedRecord> prepared() {
      Predicate<String> contains = Normalizer.containsAny(texts);
      return tested -> contains.test(tested.record().titleKey());
    }

    @Override
    public Object attribute() {
      return NameContains.class;
    }

    @Override
    public Set<?> values() {
      return texts;
    }

    @Override
    public AnyOf union(Collection<AnyOf> others) {
      return new NameContains(Normalizer.union(texts, others, String.class));
    }
  }

  /**
   * A client whose field has a value.
   *
   * @param field which
   */
  record HasField(FieldId field) implements Condition {
    @Override
    public Predicate<KeyedRecord> prepared() {
      return tested -> tested.value(field) != null;
    }
  }

  /**
   * A client whose field compares to a value: numbers as numbers, texts in the order of texts,
   * dates by calendar. A client without a value, or with one of another type, does not meet it.
   *
   * @param field which
   * @param comparison how
   * @param value of the field's type; checkboxes and options can only be compared for equality
   */
  record FieldCompares(FieldId field, Comparison comparison, FieldValue value)
      implements Condition {
    @Override
    public Predicate<KeyedRecord> prepared() {
      if (comparison != Comparison.EQUAL && value instanceof FieldValue.Text text) {
        String bound = TextOrder.key(text.value());
        return tested -> {
          String key = tested.textKey(field);
          return key != null && comparison.accepts(TextOrder.BY_CODE_POINT.compare(key, bound));
        };
      }
      return tested -> {
        FieldValue found = tested.value(field);
        return found != null && comparison.holds(found, value);
      };
    }
  }

  /**
   * A client whose field has one of some values: numbers equal by value, texts to the letter.
   *
   * @param field which
   * @param values any of these
   */
  record FieldIn(FieldId field, Set<FieldValue> values) implements AnyOf {
    /**
     * Copies the set.
     *
     * @param field which
     * @param values any of these
     */
    public FieldIn {
      values = Set.copyOf(values);
    }

    /**
     * The same for one value.
     *
     * @param field which
     * @param value the value
     */
    public FieldIn(FieldId field, FieldValue value) {
      this(field, Set.of(value));
    }

    @Override
    public Predicate<KeyedRecord> prepared() {
      return tested -> {
        FieldValue found = tested.value(field);
        return found != null && values.contains(found);
      };
    }

    @Override
    public Object attribute() {
      return List.of(FieldIn.class, field);
    }

    @Override
    public AnyOf union(Collection<AnyOf> others) {
      return new FieldIn(field, Normalizer.union(values, others, FieldValue.class));
    }
  }

  /**
   * A client whose text field contains one of some texts, in the order of texts (rules.md R5).
   *
   * @param field which
   * @param texts any of these
   */
  record FieldContains(FieldId field, Set<String> texts) implements AnyOf {
    /**
     * Copies the set.
     *
     * @param field which
     * @param texts any of these
     */
    public FieldContains {
      texts = Set.copyOf(texts);
    }

    /**
     * The same for one value.
     *
     * @param field which
     * @param text the text
     */
    public FieldContains(FieldId field, String text) {
      this(field, Set.of(text));
    }

    @Override
    public Predicate<KeyedRecord> prepared() {
      Predicate<String> contains = Normalizer.containsAny(texts);
      return tested -> {
        String key = tested.textKey(field);
        return key != null && contains.test(key);
      };
    }

    @Override
    public Object attribute() {
      return List.of(FieldContains.class, field);
    }

    @Override
    public Set<?> values() {
      return texts;
    }

    @Override
    public AnyOf union(Collection<AnyOf> others) {
      return new FieldContains(field, Normalizer.union(texts, others, String.class));
    }
  }

  /**
   * A client or a deal that has one of some labels.
   *
   * @param labels any of these
   */
  record HasLabel(Set<LabelId> labels) implements AnyOf {
    /**
     * Copies the set.
     *
     * @param labels any of these
     */
    public HasLabel {
      labels = Set.copyOf(labels);
    }

    /**
     * The same for one value.
     *
     * @param label the label
     */
    public HasLabel(LabelId label) {
      this(Set.of(label));
    }

    @Override
    public Predicate<KeyedRecord> prepared() {
      return tested ->
          tested.record() instanceof Client client
              ? !Collections.disjoint(labels, client.labels())
              : tested.record() instanceof Deal deal
                  && !Collections.disjoint(labels, deal.labels());
    }

    @Override
    public Object attribute() {
      return HasLabel.class;
    }

    @Override
    public Set<?> values() {
      return labels;
    }

    @Override
    public AnyOf union(Collection<AnyOf> others) {
      return new HasLabel(Normalizer.union(labels, others, LabelId.class));
    }
  }

  /**
   * A client or a deal that is in one of some stages of a pipeline.
   *
   * @param pipeline which
   * @param stages any of these
   */
  record InStage(PipelineId pipeline, Set<StageId> stages) implements AnyOf {
    /**
     * Copies the set.
     *
     * @param pipeline which
     * @param stages any of these
     */
    public InStage {
      stages = Set.copyOf(stages);
    }

    /**
     * The same for one value.
     *
     * @param pipeline which
     * @param stage the stage
     */
    public InStage(PipelineId pipeline, StageId stage) {
      this(pipeline, Set.of(stage));
    }

    @Override
    public Predicate<KeyedRecord> prepared() {
      return tested -> {
        Map<PipelineId, StageEntry> places =
            tested.record() instanceof Client client
                ? client.stages()
                : tested.record() instanceof Deal deal ? deal.stages() : Map.of();
        StageEntry place = places.get(pipeline);
        return place != null && stages.contains(place.stage());
      };
    }

    @Override
    public Object attribute() {
      return List.of(InStage.class, pipeline);
    }

    @Override
    public Set<?> values() {
      return stages;
    }

    @Override
    public AnyOf union(Collection<AnyOf> others) {
      return new InStage(pipeline, Normalizer.union(stages, others, StageId.class));
    }
  }

  /**
   * An activity or a deal of one of some clients.
   *
   * @param clients any of these
   */
  record OfClient(Set<ClientId> clients) implements AnyOf {
    /**
     * Copies the set.
     *
     * @param clients any of these
     */
    public OfClient {
      clients = Set.copyOf(clients);
    }

    /**
     * The same for one value.
     *
     * @param client the client
     */
    public OfClient(ClientId client) {
      this(Set.of(client));
    }

    @Override
    public Predicate<KeyedRecord> prepared() {
      return tested ->
          (tested.record() instanceof Activity activity && clients.contains(activity.client()))
              || (tested.record() instanceof Deal deal && clients.contains(deal.client()));
    }

    @Override
    public Object attribute() {
      return OfClient.class;
    }

    @Override
    public Set<?> values() {
      return clients;
    }

    @Override
    public AnyOf union(Collection<AnyOf> others) {
      return new OfClient(Normalizer.union(clients, others, ClientId.class));
    }
  }

  /**
   * An activity of one of some kinds.
   *
   * @param kinds any of these
   */
  record OfKind(Set<ActivityKind> kinds) implements AnyOf {
    /**
     * Copies the set.
     *
     * @param kinds any of these
     */
    public OfKind {
      kinds = Set.copyOf(kinds);
    }

    /**
     * The same for one value.
     *
     * @param kind the kind
     */
    public OfKind(ActivityKind kind) {
      this(Set.of(kind));
    }

    @Override
    public Predicate<KeyedRecord> prepared() {
      return tested ->
          tested.record() instanceof Activity activity && kinds.contains(activity.kind());
    }

    @Override
    public Object attribute() {
      return OfKind.class;
    }

    @Override
    public Set<?> values() {
      return kinds;
    }

    @Override
    public AnyOf union(Collection<AnyOf> others) {
      return new OfKind(Normalizer.union(kinds, others, ActivityKind.class));
    }
  }

  /** An activity that is done. */
  record IsDone() implements Condition {
    @Override
    public Predicate<KeyedRecord> prepared() {
      return tested -> tested.record() instanceof Activity activity && activity.done().isPresent();
    }
  }

  /**
   * An activity that is due before an instant.
   *
   * @param instant the instant, itself not included
   */
  record DueBefore(Instant instant) implements Condition {
    @Override
    public Predicate<KeyedRecord> prepared() {
      return tested ->
          tested.record() instanceof Activity activity
              && activity.due().isPresent()
              && activity.due().get().isBefore(instant);
    }
  }

  /**
   * Returns the condition that every record meets.
   *
   * @return true
   */
  static Condition always() {
    return new And(List.of());
  }

  /**
   * Returns the condition that no record meets.
   *
   * @return false
   */
  static Condition never() {
    return new Or(List.of());
  }
}
