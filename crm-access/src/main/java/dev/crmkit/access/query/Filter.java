package dev.crmkit.access.query;

import dev.crmkit.core.activity.ActivityKind;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.form.FieldId;
import dev.crmkit.core.label.LabelId;
import dev.crmkit.core.pipeline.DealOutcome;
import dev.crmkit.core.pipeline.PipelineId;
import dev.crmkit.core.pipeline.StageId;
import dev.crmkit.core.query.TimeAttribute;
import dev.crmkit.core.user.UserId;
import java.util.Collection;
import java.util.List;

/**
 * A boolean expression that selects records for a list: an immutable tree, made by the static
 * methods here and read through a {@link FilterVisitor}.
 *
 * <p>What the user cannot see does not exist in it: a hidden field is an unknown one, which is
 * invalid, and an owner whose records the user cannot see has none (rules.md A2). A filter is
 * checked when a query with it is run.
 *
 * <p>The depth of the tree, the number of filters and the lengths of search texts are limited
 * ({@code docs/limits.md}). Equalities of one attribute with several values that are joined by
 * {@link #or} count as one filter.
 */
public sealed interface Filter permits CombinedFilter, AttributeFilter {

  /**
   * Calls the method of a visitor for this kind of filter.
   *
   * @param visitor the visitor
   * @param <R> the type of the result
   * @return what the visitor returns
   */
  <R> R accept(FilterVisitor<R> visitor);

  /**
   * Returns a filter that is met if all of several filters are.
   *
   * @param filters the filters; if there are none, every record meets the result
   * @return the conjunction
   */
  static Filter and(Filter... filters) {
    return new CombinedFilter(CombinedFilter.Operator.AND, List.of(filters));
  }

  /**
   * Returns a filter that is met if at least one of several filters is.
   *
   * @param filters the filters; if there are none, no record meets the result
   * @return the disjunction
   */
  static Filter or(Filter... filters) {
    return new CombinedFilter(CombinedFilter.Operator.OR, List.of(filters));
  }

  /**
   * Returns the negation of a filter.
   *
   * @param filter the filter to negate
   * @return the negation
   */
  static Filter not(Filter filter) {
    return new CombinedFilter(CombinedFilter.Operator.NOT, List.of(filter));
  }

  /**
   * Returns a filter for clients or deals with a label.
   *
   * @param label a label of the workspace
   * @return the filter
   */
  static Filter label(LabelId label) {
    return new AttributeFilter.HasLabel(List.of(label));
  }

  /**
   * Returns a filter for clients or deals with at least one of some labels.
   *
   * @param labels labels of the workspace; if there are none, no record meets the filter
   * @return the filter
   */
  static Filter labelIn(Collection<LabelId> labels) {
    return new AttributeFilter.HasLabel(List.copyOf(labels));
  }

  /**
   * Begins a filter for clients by a field of the form, as in {@code field(phone).contains("495")}.
   *
   * @param field a field that the user can see
   * @return the comparisons that a field offers
   */
  static FieldFilter field(FieldId field) {
    return new FieldFilter(field);
  }

  /**
   * Returns a filter for clients or deals in a stage.
   *
   * @param pipeline a pipeline for that kind of record
   * @param stage a stage of the pipeline
   * @return the filter
   */
  static Filter stage(PipelineId pipeline, StageId stage) {
    return new AttributeFilter.InStage(pipeline, List.of(stage));
  }

  /**
   * Returns a filter for clients or deals in one of some stages.
   *
   * @param pipeline a pipeline for that kind of record
   * @param stages stages of the pipeline; if there are none, no record meets the filter
   * @return the filter
   */
  static Filter stageIn(PipelineId pipeline, Collection<StageId> stages) {
    return new AttributeFilter.InStage(pipeline, List.copyOf(stages));
  }

  /**
   * Returns a filter for clients or deals that are in no stage of a pipeline.
   *
   * @param pipeline a pipeline for that kind of record
   * @return the filter
   */
  static Filter offPipeline(PipelineId pipeline) {
    return new AttributeFilter.OffPipeline(pipeline);
  }

  /**
   * Returns a filter for the records of an owner.
   *
   * @param owner the owner
   * @return the filter
   */
  static Filter owner(UserId owner) {
    return new AttributeFilter.OwnedBy(List.of(owner));
  }

  /**
   * Returns a filter for the records of any of some owners.
   *
   * @param owners the owners; if there are none, no record meets the filter
   * @return the filter
   */
  static Filter ownerIn(Collection<UserId> owners) {
    return new AttributeFilter.OwnedBy(List.copyOf(owners));
  }

  /**
   * Returns a filter for records whose name, subject or title contains a text, ignoring case.
   *
   * @param text the text to search for
   * @return the filter
   */
  static Filter nameContains(String text) {
    return new AttributeFilter.NameContains(text);
  }

  /**
   * Returns a filter for the activities or deals of a client.
   *
   * @param client the client
   * @return the filter
   */
  static Filter ofClient(ClientId client) {
    return new AttributeFilter.OfClient(List.of(client));
  }

  /**
   * Returns a filter for the activities or deals of any of some clients.
   *
   * @param clients the clients; if there are none, no record meets the filter
   * @return the filter
   */
  static Filter ofClientIn(Collection<ClientId> clients) {
    return new AttributeFilter.OfClient(List.copyOf(clients));
  }

  /**
   * Returns a filter for activities of a kind.
   *
   * @param kind the kind
   * @return the filter
   */
  static Filter kind(ActivityKind kind) {
    return new AttributeFilter.OfKind(List.of(kind));
  }

  /**
   * Returns a filter for activities of any of some kinds.
   *
   * @param kinds the kinds; if there are none, no record meets the filter
   * @return the filter
   */
  static Filter kindIn(Collection<ActivityKind> kinds) {
    return new AttributeFilter.OfKind(List.copyOf(kinds));
  }

  /**
   * Begins a filter by the time of creation, as in {@code created().from(yesterday)}.
   *
   * @return the ranges that a time offers
   */
  static TimeFilter created() {
    return new TimeFilter(TimeAttribute.CREATED);
  }

  /**
   * Begins a filter by the time of the last change, as in {@code updated().to(lastYear)}.
   *
   * @return the ranges that a time offers
   */
  static TimeFilter updated() {
    return new TimeFilter(TimeAttribute.UPDATED);
  }

  /**
   * Begins a filter by the due time of activities, as in {@code due().between(monday, sunday)}.
   *
   * @return the ranges that a time offers
   */
  static TimeFilter due() {
    return new TimeFilter(TimeAttribute.DUE);
  }

  /**
   * Begins a filter by the time when activities were done, as in {@code done().absent()}.
   *
   * @return the ranges that a time offers
   */
  static TimeFilter done() {
    return new TimeFilter(TimeAttribute.DONE);
  }

  /**
   * Begins a filter by the time when deals were closed, as in {@code closed().present()}.
   *
   * @return the ranges that a time offers
   */
  static TimeFilter closed() {
    return new TimeFilter(TimeAttribute.CLOSED);
  }

  /**
   * Begins a filter by the amount of deals, as in {@code amount().from(Money.parse("100 EUR"))}.
   *
   * @return the ranges that an amount offers
   */
  static AmountFilter amount() {
    return AmountFilter.INSTANCE;
  }

  /**
   * Returns a filter for deals that are closed with an outcome.
   *
   * @param outcome won or lost
   * @return the filter
   */
  static Filter closed(DealOutcome outcome) {
    return new AttributeFilter.Closed(outcome);
  }

  /**
   * Returns a filter for deals that are not closed.
   *
   * @return the filter
   */
  static Filter open() {
    return closed().absent();
  }
}
