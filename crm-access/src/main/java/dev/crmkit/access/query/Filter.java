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
import dev.crmkit.core.user.UserId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which records a user asks for. What the user cannot see does not exist in it: a hidden field is
 * an unknown one, and that is invalid; an owner whose records the user cannot see has none
 * (rules.md A2).
 *
 * <p>How deeply filters can be nested, how many there can be and how long a text can be that is
 * searched for is limited; see {@code docs/limits.md}. Filters that ask for one thing to be equal
 * to several values, joined by {@link #or}, count as one.
 */
public sealed interface Filter {

  /** A filter that is met if one attribute equals any of several values. */
  sealed interface AnyOf extends Filter {

    /**
     * Returns what is compared.
     *
     * @return its path in violations
     */
    String subject();

    /**
     * Returns what it is compared with.
     *
     * @return without duplicates; if there are none, no record meets the filter
     */
    List<?> values();
  }

  /**
   * All of several filters.
   *
   * @param parts the filters; if there are none, every record meets it
   */
  record And(List<Filter> parts) implements Filter {
    /**
     * Copies the list.
     *
     * @param parts the filters
     */
    public And {
      parts = List.copyOf(parts);
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof And filter && FilterTree.equal(this, filter);
    }

    @Override
    public int hashCode() {
      return FilterTree.hash(this);
    }

    @Override
    public String toString() {
      return FilterTree.text(this);
    }
  }

  /**
   * At least one of several filters.
   *
   * @param parts the filters; if there are none, no record meets it
   */
  record Or(List<Filter> parts) implements Filter {
    /**
     * Copies the list.
     *
     * @param parts the filters
     */
    public Or {
      parts = List.copyOf(parts);
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Or filter && FilterTree.equal(this, filter);
    }

    @Override
    public int hashCode() {
      return FilterTree.hash(this);
    }

    @Override
    public String toString() {
      return FilterTree.text(this);
    }
  }

  /**
   * The negation of a filter.
   *
   * @param part the filter
   */
  record Not(Filter part) implements Filter {
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Not filter && FilterTree.equal(this, filter);
    }

    @Override
    public int hashCode() {
      return FilterTree.hash(this);
    }

    @Override
    public String toString() {
      return FilterTree.text(this);
    }
  }

  /**
   * A client or a deal with one of some labels.
   *
   * @param labels labels of the workspace
   */
  record HasLabel(List<LabelId> labels) implements AnyOf {
    /**
     * Copies the list, without duplicates.
     *
     * @param labels labels of the workspace
     */
    public HasLabel {
      labels = FilterTree.distinct(labels);
    }

    @Override
    public String subject() {
      return "label";
    }

    @Override
    public List<?> values() {
      return labels;
    }
  }

  /**
   * A client whose field has one of some values.
   *
   * @param field one that the user sees
   * @param values of the field's type, or texts that are read as that type; {@link
   *     FieldValue.Empty} for no value
   */
  record FieldIn(FieldId field, List<FieldValue> values) implements AnyOf {
    /**
     * Copies the list, without duplicates.
     *
     * @param field one that the user sees
     * @param values of the field's type, or texts that are read as that type; {@link
     *     FieldValue.Empty} for no value
     */
    public FieldIn {
      values = FilterTree.distinct(values);
    }

    @Override
    public String subject() {
      return field.path();
    }
  }

  /**
   * A client whose field compares to a value.
   *
   * @param field one that the user sees
   * @param comparison how
   * @param value of the field's type, or a text that is read as that type; {@link FieldValue.Empty}
   *     for no value
   */
  record Compares(FieldId field, Comparison comparison, FieldValue value) implements Filter {}

  /**
   * A client whose text field contains a text.
   *
   * @param field one that the user sees
   * @param text what to look for
   */
  record FieldContains(FieldId field, String text) implements Filter {}

  /**
   * A client or a deal in one of some stages of a pipeline.
   *
   * @param pipeline one of that kind of record
   * @param stages stages of the pipeline
   */
  record InStage(PipelineId pipeline, List<StageId> stages) implements AnyOf {
    /**
     * Copies the list, without duplicates.
     *
     * @param pipeline one of that kind of record
     * @param stages stages of the pipeline
     */
    public InStage {
      stages = FilterTree.distinct(stages);
    }

    @Override
    public String subject() {
      return pipeline.path();
    }

    @Override
    public List<?> values() {
      return stages;
    }
  }

  /**
   * A client or a deal that is in no stage of a pipeline.
   *
   * @param pipeline one of that kind of record
   */
  record OffPipeline(PipelineId pipeline) implements Filter {}

  /**
   * A record of one of some owners.
   *
   * @param users the owners; those whose records the user cannot see have none
   */
  record OwnedBy(List<UserId> users) implements AnyOf {
    /**
     * Copies the list, without duplicates.
     *
     * @param users the owners; those whose records the user cannot see have none
     */
    public OwnedBy {
      users = FilterTree.distinct(users);
    }

    @Override
    public String subject() {
      return "owner";
    }

    @Override
    public List<?> values() {
      return users;
    }
  }

  /**
   * A record whose name, subject or title contains a text.
   *
   * @param text what to look for, ignoring case
   */
  record NameContains(String text) implements Filter {}

  /**
   * An activity or a deal of one of some clients.
   *
   * @param clients the clients
   */
  record OfClient(List<ClientId> clients) implements AnyOf {
    /**
     * Copies the list, without duplicates.
     *
     * @param clients the clients
     */
    public OfClient {
      clients = FilterTree.distinct(clients);
    }

    @Override
    public String subject() {
      return "client";
    }

    @Override
    public List<?> values() {
      return clients;
    }
  }

  /**
   * An activity of one of some kinds.
   *
   * @param kinds the kinds
   */
  record OfKind(List<ActivityKind> kinds) implements AnyOf {
    /**
     * Copies the list, without duplicates.
     *
     * @param kinds the kinds
     */
    public OfKind {
      kinds = FilterTree.distinct(kinds);
    }

    @Override
    public String subject() {
      return "kind";
    }

    @Override
    public List<?> values() {
      return kinds;
    }
  }

  /** An activity that is done. */
  record Done() implements Filter {}

  /**
   * An activity that is due before an instant.
   *
   * @param instant itself not included
   */
  record DueBefore(Instant instant) implements Filter {}

  /**
   * A deal that is closed.
   *
   * @param how won or lost
   */
  record IsClosed(DealOutcome how) implements Filter {}

  /**
   * All of several.
   *
   * @param filters none of them is met by all
   * @return the filter
   */
  static Filter and(Filter... filters) {
    return new And(List.of(filters));
  }

  /**
   * One of several.
   *
   * @param filters none of them is met by nothing
   * @return the filter
   */
  static Filter or(Filter... filters) {
    return new Or(List.of(filters));
  }

  /**
   * The contrary.
   *
   * @param filter of what
   * @return the filter
   */
  static Filter not(Filter filter) {
    return new Not(filter);
  }

  /**
   * Clients or deals with a label.
   *
   * @param id one that there is
   * @return the filter
   */
  static Filter label(LabelId id) {
    return new HasLabel(List.of(id));
  }

  /**
   * Clients or deals with one of some labels.
   *
   * @param ids labels of the workspace; if there are none, nothing is found
   * @return the filter
   */
  static Filter labelIn(Collection<LabelId> ids) {
    return new HasLabel(List.copyOf(ids));
  }

  /**
   * Clients by a field of the form.
   *
   * @param id one that the user sees
   * @return what to go on with, as in {@code field(phone).contains("495")}
   */
  static FieldFilter field(FieldId id) {
    return new FieldFilter(id);
  }

  /**
   * Clients or deals in a stage.
   *
   * @param pipeline one of that kind of record
   * @param stage one of its stages
   * @return the filter
   */
  static Filter stage(PipelineId pipeline, StageId stage) {
    return new InStage(pipeline, List.of(stage));
  }

  /**
   * Clients or deals in one of some stages of a pipeline.
   *
   * @param pipeline one of that kind of record
   * @param stages stages of it; if there are none, nothing is found
   * @return the filter
   */
  static Filter stageIn(PipelineId pipeline, Collection<StageId> stages) {
    return new InStage(pipeline, List.copyOf(stages));
  }

  /**
   * Clients or deals that are in no stage of a pipeline.
   *
   * @param pipeline one of that kind of record
   * @return the filter
   */
  static Filter offPipeline(PipelineId pipeline) {
    return new OffPipeline(pipeline);
  }

  /**
   * Records of an owner.
   *
   * @param user who
   * @return the filter
   */
  static Filter owner(UserId user) {
    return new OwnedBy(List.of(user));
  }

  /**
   * Records of one of some owners.
   *
   * @param users the owners; if there are none, nothing is found
   * @return the filter
   */
  static Filter ownerIn(Collection<UserId> users) {
    return new OwnedBy(List.copyOf(users));
  }

  /**
   * Records with a text in their name, subject or title.
   *
   * @param text what to look for, without case
   * @return the filter
   */
  static Filter nameContains(String text) {
    return new NameContains(text);
  }

  /**
   * Activities or deals of a client.
   *
   * @param client who
   * @return the filter
   */
  static Filter ofClient(ClientId client) {
    return new OfClient(List.of(client));
  }

  /**
   * Activities or deals of one of some clients.
   *
   * @param clients the clients; if there are none, nothing is found
   * @return the filter
   */
  static Filter ofClientIn(Collection<ClientId> clients) {
    return new OfClient(List.copyOf(clients));
  }

  /**
   * Activities of a kind.
   *
   * @param kind which
   * @return the filter
   */
  static Filter kind(ActivityKind kind) {
    return new OfKind(List.of(kind));
  }

  /**
   * Activities of one of some kinds.
   *
   * @param kinds the kinds; if there are none, nothing is found
   * @return the filter
   */
  static Filter kindIn(Collection<ActivityKind> kinds) {
    return new OfKind(List.copyOf(kinds));
  }

  /**
   * Activities that are done.
   *
   * @return the filter
   */
  static Filter done() {
    return new Done();
  }

  /**
   * Activities that are due before an instant.
   *
   * @param instant itself not included
   * @return the filter
   */
  static Filter dueBefore(Instant instant) {
    return new DueBefore(instant);
  }

  /**
   * Deals that are closed so.
   *
   * @param how won or lost
   * @return the filter
   */
  static Filter closed(DealOutcome how) {
    return new IsClosed(how);
  }

  /**
   * Deals that are not closed.
   *
   * @return the filter
   */
  static Filter open() {
    return not(or(closed(DealOutcome.WON), closed(DealOutcome.LOST)));
  }
}
