package dev.crmkit.access.query;

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
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A filter on one attribute of a record: a leaf of the tree. {@link FilterVisitor} says more. */
sealed interface AttributeFilter extends Filter {

  private static <T> List<T> distinct(List<T> values) {
    return List.copyOf(new LinkedHashSet<>(values));
  }

  record HasLabel(List<LabelId> labels) implements AttributeFilter {
    public HasLabel {
      labels = distinct(labels);
    }

    @Override
    public <R> R accept(FilterVisitor<R> visitor) {
      return visitor.hasLabel(labels);
    }
  }

  record FieldIn(FieldId field, List<FieldValue> values) implements AttributeFilter {
    public FieldIn {
      values = distinct(values);
    }

    @Override
    public <R> R accept(FilterVisitor<R> visitor) {
      return visitor.fieldIn(field, values);
    }
  }

  record FieldCompares(FieldId field, Comparison comparison, FieldValue value)
      implements AttributeFilter {
    @Override
    public <R> R accept(FilterVisitor<R> visitor) {
      return visitor.fieldCompares(field, comparison, value);
    }
  }

  record FieldContains(FieldId field, String text) implements AttributeFilter {
    @Override
    public <R> R accept(FilterVisitor<R> visitor) {
      return visitor.fieldContains(field, text);
    }
  }

  record InStage(PipelineId pipeline, List<StageId> stages) implements AttributeFilter {
    public InStage {
      stages = distinct(stages);
    }

    @Override
    public <R> R accept(FilterVisitor<R> visitor) {
      return visitor.inStage(pipeline, stages);
    }
  }

  record OffPipeline(PipelineId pipeline) implements AttributeFilter {
    @Override
    public <R> R accept(FilterVisitor<R> visitor) {
      return visitor.offPipeline(pipeline);
    }
  }

  record OwnedBy(List<UserId> owners) implements AttributeFilter {
    public OwnedBy {
      owners = distinct(owners);
    }

    @Override
    public <R> R accept(FilterVisitor<R> visitor) {
      return visitor.ownedBy(owners);
    }
  }

  record NameContains(String text) implements AttributeFilter {
    @Override
    public <R> R accept(FilterVisitor<R> visitor) {
      return visitor.nameContains(text);
    }
  }

  record OfClient(List<ClientId> clients) implements AttributeFilter {
    public OfClient {
      clients = distinct(clients);
    }

    @Override
    public <R> R accept(FilterVisitor<R> visitor) {
      return visitor.ofClient(clients);
    }
  }

  record OfKind(List<ActivityKind> kinds) implements AttributeFilter {
    public OfKind {
      kinds = distinct(kinds);
    }

    @Override
    public <R> R accept(FilterVisitor<R> visitor) {
      return visitor.ofKind(kinds);
    }
  }

  record TimeIn(TimeAttribute attribute, @Nullable Instant from, @Nullable Instant to)
      implements AttributeFilter {
    @Override
    public <R> R accept(FilterVisitor<R> visitor) {
      return visitor.timeIn(attribute, from, to);
    }
  }

  record AmountIn(@Nullable BigDecimal from, @Nullable BigDecimal to, @Nullable String currency)
      implements AttributeFilter {
    @Override
    public <R> R accept(FilterVisitor<R> visitor) {
      return visitor.amountIn(from, to, currency);
    }
  }

  record Closed(DealOutcome outcome) implements AttributeFilter {
    @Override
    public <R> R accept(FilterVisitor<R> visitor) {
      return visitor.closed(outcome);
    }
  }
}
