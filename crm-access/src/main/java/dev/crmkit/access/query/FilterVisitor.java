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
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Handles each kind of filter; {@link Filter#accept} calls the method for its own kind. Lists of
 * values have no duplicates, and no record meets a filter with an empty list of values. A visitor
 * that calls {@code accept} on the parts of a filter recurses as deeply as the filter is nested.
 *
 * @param <R> the type of the results
 */
public interface FilterVisitor<R> {

  /**
   * Handles a filter that is met if all of its parts are.
   *
   * @param parts the parts; if there are none, every record meets the filter
   * @return the result
   */
  R and(List<Filter> parts);

  /**
   * Handles a filter that is met if at least one of its parts is.
   *
   * @param parts the parts; if there are none, no record meets the filter
   * @return the result
   */
  R or(List<Filter> parts);

  /**
   * Handles the negation of a filter.
   *
   * @param part the negated filter
   * @return the result
   */
  R not(Filter part);

  /**
   * Handles a filter for clients or deals with one of some labels.
   *
   * @param labels the labels
   * @return the result
   */
  R hasLabel(List<LabelId> labels);

  /**
   * Handles a filter for clients whose field has one of some values.
   *
   * @param field a field of the client form
   * @param values values of the field's type, or texts to be read as that type; {@link
   *     FieldValue.Empty} for no value
   * @return the result
   */
  R fieldIn(FieldId field, List<FieldValue> values);

  /**
   * Handles a filter for clients whose field compares to a value.
   *
   * @param field a field of the client form
   * @param comparison how the field compares to the value
   * @param value a value of the field's type, or a text to be read as that type; {@link
   *     FieldValue.Empty} for no value
   * @return the result
   */
  R fieldCompares(FieldId field, Comparison comparison, FieldValue value);

  /**
   * Handles a filter for clients whose text field contains a text, ignoring case.
   *
   * @param field a field of the client form
   * @param text the text
   * @return the result
   */
  R fieldContains(FieldId field, String text);

  /**
   * Handles a filter for clients or deals in one of some stages of a pipeline.
   *
   * @param pipeline the pipeline
   * @param stages stages of the pipeline
   * @return the result
   */
  R inStage(PipelineId pipeline, List<StageId> stages);

  /**
   * Handles a filter for clients or deals that are in no stage of a pipeline.
   *
   * @param pipeline the pipeline
   * @return the result
   */
  R offPipeline(PipelineId pipeline);

  /**
   * Handles a filter for records of one of some owners.
   *
   * @param owners the owners
   * @return the result
   */
  R ownedBy(List<UserId> owners);

  /**
   * Handles a filter for records whose name, subject or title contains a text, ignoring case.
   *
   * @param text the text
   * @return the result
   */
  R nameContains(String text);

  /**
   * Handles a filter for activities or deals of one of some clients.
   *
   * @param clients the clients
   * @return the result
   */
  R ofClient(List<ClientId> clients);

  /**
   * Handles a filter for activities of one of some kinds.
   *
   * @param kinds the kinds
   * @return the result
   */
  R ofKind(List<ActivityKind> kinds);

  /**
   * Handles a filter for records that have a time, in a range.
   *
   * @param attribute the time
   * @param from the inclusive lower bound, or null
   * @param to the exclusive upper bound, or null
   * @return the result
   */
  R timeIn(TimeAttribute attribute, @Nullable Instant from, @Nullable Instant to);

  /**
   * Handles a filter for deals that have an amount, in a range.
   *
   * @param from the inclusive lower bound, or null
   * @param to the exclusive upper bound, or null
   * @param currency the only currency, or null for any; with a currency there is a bound
   * @return the result
   */
  R amountIn(@Nullable BigDecimal from, @Nullable BigDecimal to, @Nullable String currency);

  /**
   * Handles a filter for deals that are closed.
   *
   * @param outcome won or lost
   * @return the result
   */
  R closed(DealOutcome outcome);
}
