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
import dev.crmkit.core.pipeline.StageId;
import dev.crmkit.core.portfolio.PortfolioId;
import dev.crmkit.core.record.CrmRecord;
import dev.crmkit.core.record.StagePlace;
import dev.crmkit.core.text.TextOrder;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which records a store shall find. {@link #test} is its meaning; a store that translates a
 * condition finds just what passes it. An atom about what a kind of record does not have, such as
 * the due time of a client, is false for it.
 */
public sealed interface Condition {

  /**
   * Whether a record meets it.
   *
   * @param record any record of the workspace
   * @return true when it does
   */
  boolean test(CrmRecord record);

  /**
   * All of several; none of them is true.
   *
   * @param parts the conditions
   */
  record And(List<Condition> parts) implements Condition {
    /**
     * Copies the list.
     *
     * @param parts the conditions
     */
    public And {
      parts = List.copyOf(parts);
    }

    @Override
    public boolean test(CrmRecord record) {
      return parts.stream().allMatch(part -> part.test(record));
    }
  }

  /**
   * One of several; none of them is false.
   *
   * @param parts the conditions
   */
  record Or(List<Condition> parts) implements Condition {
    /**
     * Copies the list.
     *
     * @param parts the conditions
     */
    public Or {
      parts = List.copyOf(parts);
    }

    @Override
    public boolean test(CrmRecord record) {
      return parts.stream().anyMatch(part -> part.test(record));
    }
  }

  /**
   * The contrary.
   *
   * @param part the condition
   */
  record Not(Condition part) implements Condition {
    @Override
    public boolean test(CrmRecord record) {
      return !part.test(record);
    }
  }

  /**
   * It lies in one of some portfolios.
   *
   * @param ids the portfolios
   */
  record InPortfolios(Set<PortfolioId> ids) implements Condition {
    /**
     * Copies the set.
     *
     * @param ids the portfolios
     */
    public InPortfolios {
      ids = Set.copyOf(ids);
    }

    @Override
    public boolean test(CrmRecord record) {
      return ids.contains(record.portfolio());
    }
  }

  /**
   * Its name, subject or title has a text in it, in the order of texts (rules.md R5).
   *
   * @param text what to look for
   */
  record NameContains(String text) implements Condition {
    @Override
    public boolean test(CrmRecord record) {
      return record.headingKey().contains(TextOrder.key(text));
    }
  }

  /**
   * A field of the client holds a value.
   *
   * @param field which
   */
  record HasField(FieldId field) implements Condition {
    @Override
    public boolean test(CrmRecord record) {
      return record instanceof Client client && client.fields().containsKey(field);
    }
  }

  /**
   * A field of the client compares to a value: numbers as numbers, texts in the order of texts,
   * dates by calendar. A client without a value, or with one of another type, does not meet it.
   *
   * @param field which
   * @param comparison how
   * @param value of the field's type; checkboxes and options are only compared for being equal
   */
  record FieldCompares(FieldId field, Comparison comparison, FieldValue value)
      implements Condition {
    @Override
    public boolean test(CrmRecord record) {
      return record instanceof Client client
          && client.fields().containsKey(field)
          && comparison.holds(client.fields().get(field), value);
    }
  }

  /**
   * A text field of the client has a text in it, in the order of texts (rules.md R5).
   *
   * @param field which
   * @param text what to look for
   */
  record FieldContains(FieldId field, String text) implements Condition {
    @Override
    public boolean test(CrmRecord record) {
      return record instanceof Client client
          && client.fields().get(field) instanceof FieldValue.Text value
          && TextOrder.contains(value.value(), text);
    }
  }

  /**
   * It has a label.
   *
   * @param label which
   */
  record HasLabel(LabelId label) implements Condition {
    @Override
    public boolean test(CrmRecord record) {
      return (record instanceof Client client && client.labels().contains(label))
          || (record instanceof Deal deal && deal.labels().contains(label));
    }
  }

  /**
   * It was put in one of some stages of a pipeline.
   *
   * @param pipeline which
   * @param stages the stages; all that count as the one that is meant
   */
  record InStage(PipelineId pipeline, Set<StageId> stages) implements Condition {
    /**
     * Copies the set.
     *
     * @param pipeline which
     * @param stages the stages; all that count as the one that is meant
     */
    public InStage {
      stages = Set.copyOf(stages);
    }

    @Override
    public boolean test(CrmRecord record) {
      Map<PipelineId, StagePlace> places =
          record instanceof Client client
              ? client.stages()
              : record instanceof Deal deal ? deal.stages() : Map.of();
      StagePlace place = places.get(pipeline);
      return place != null && stages.contains(place.stage());
    }
  }

  /**
   * An activity or a deal of a client.
   *
   * @param client which
   */
  record OfClient(ClientId client) implements Condition {
    @Override
    public boolean test(CrmRecord record) {
      return (record instanceof Activity activity && activity.client().equals(client))
          || (record instanceof Deal deal && deal.client().equals(client));
    }
  }

  /**
   * An activity of a kind.
   *
   * @param kind which
   */
  record OfKind(ActivityKind kind) implements Condition {
    @Override
    public boolean test(CrmRecord record) {
      return record instanceof Activity activity && activity.kind() == kind;
    }
  }

  /** An activity that is done. */
  record IsDone() implements Condition {
    @Override
    public boolean test(CrmRecord record) {
      return record instanceof Activity activity && activity.done().isPresent();
    }
  }

  /**
   * An activity that is due before an instant.
   *
   * @param instant the instant, itself not included
   */
  record DueBefore(Instant instant) implements Condition {
    @Override
    public boolean test(CrmRecord record) {
      return record instanceof Activity activity
          && activity.due().isPresent()
          && activity.due().get().isBefore(instant);
    }
  }

  /**
   * Met by every record.
   *
   * @return true
   */
  static Condition always() {
    return new And(List.of());
  }

  /**
   * Met by no record.
   *
   * @return false
   */
  static Condition never() {
    return new Or(List.of());
  }
}
