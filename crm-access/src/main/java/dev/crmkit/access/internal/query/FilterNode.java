package dev.crmkit.access.internal.query;

import dev.crmkit.access.query.Filter;
import dev.crmkit.access.query.FilterVisitor;
import dev.crmkit.core.activity.ActivityKind;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.form.FieldId;
import dev.crmkit.core.form.FieldValue;
import dev.crmkit.core.label.LabelId;
import dev.crmkit.core.pipeline.DealOutcome;
import dev.crmkit.core.pipeline.PipelineId;
import dev.crmkit.core.pipeline.StageId;
import dev.crmkit.core.query.Comparison;
import dev.crmkit.core.query.TimeAttribute;
import dev.crmkit.core.user.UserId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A node of the tree of filters, reduced to what the {@link FilterLimits} distinguish. */
sealed interface FilterNode {

  record And(List<Filter> parts) implements FilterNode {}

  record Or(List<Filter> parts) implements FilterNode {}

  record Not(Filter part) implements FilterNode {
    @Override
    public List<Filter> parts() {
      return List.of(part);
    }
  }

  /** Equality of an attribute, named by its path in violations, with any of several values. */
  record Equality(String attribute, List<?> values) implements FilterNode {}

  /** Any other condition on an attribute. */
  record Other() implements FilterNode {}

  default List<Filter> parts() {
    return List.of();
  }

  /** Classifies a filter, without recursion into its parts. */
  static FilterNode of(Filter filter) {
    return filter.accept(new Classifier());
  }

  /** See {@link #of}. */
  final class Classifier implements FilterVisitor<FilterNode> {

    private Classifier() {}

    @Override
    public FilterNode and(List<Filter> parts) {
      return new And(parts);
    }

    @Override
    public FilterNode or(List<Filter> parts) {
      return new Or(parts);
    }

    @Override
    public FilterNode not(Filter part) {
      return new Not(part);
    }

    @Override
    public FilterNode hasLabel(List<LabelId> labels) {
      return new Equality("label", labels);
    }

    @Override
    public FilterNode fieldIn(FieldId field, List<FieldValue> values) {
      return new Equality(field.path(), values);
    }

    @Override
    public FilterNode fieldCompares(FieldId field, Comparison comparison, FieldValue value) {
      return comparison == Comparison.EQUAL
          ? new Equality(field.path(), List.of(value))
          : new Other();
    }

    @Override
    public FilterNode fieldContains(FieldId field, String text) {
      return new Other();
    }

    @Override
    public FilterNode inStage(PipelineId pipeline, List<StageId> stages) {
      return new Equality(pipeline.path(), stages);
    }

    @Override
    public FilterNode offPipeline(PipelineId pipeline) {
      return new Other();
    }

    @Override
    public FilterNode ownedBy(List<UserId> owners) {
      return new Equality("owner", owners);
    }

    @Override
    public FilterNode nameContains(String text) {
      return new Other();
    }

    @Override
    public FilterNode ofClient(List<ClientId> clients) {
      return new Equality("client", clients);
    }

    @Override
    public FilterNode ofKind(List<ActivityKind> kinds) {
      return new Equality("kind", kinds);
    }

    @Override
    public FilterNode timeIn(
        TimeAttribute attribute, @Nullable Instant from, @Nullable Instant to) {
      return new Other();
    }

    @Override
    public FilterNode amountIn(
        @Nullable BigDecimal from, @Nullable BigDecimal to, @Nullable String currency) {
      return new Other();
    }

    @Override
    public FilterNode closed(DealOutcome outcome) {
      return new Other();
    }
  }
}
