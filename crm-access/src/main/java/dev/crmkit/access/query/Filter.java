package dev.crmkit.access.query;

import dev.crmkit.core.activity.ActivityKind;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.form.FieldId;
import dev.crmkit.core.form.FieldValue;
import dev.crmkit.core.label.LabelId;
import dev.crmkit.core.pipeline.Closing;
import dev.crmkit.core.pipeline.PipelineId;
import dev.crmkit.core.pipeline.StageId;
import dev.crmkit.core.query.Comparison;
import dev.crmkit.core.user.UserId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which records a user asks for. What he does not see does not exist in it: a hidden field is an
 * unknown one, and that is invalid; an owner whose records he does not see has none (rules.md A2).
 */
public sealed interface Filter {

  /**
   * All of several.
   *
   * @param parts none of them is met by all
   */
  record And(List<Filter> parts) implements Filter {
    /**
     * Copies the list.
     *
     * @param parts none of them is met by all
     */
    public And {
      parts = List.copyOf(parts);
    }
  }

  /**
   * One of several.
   *
   * @param parts none of them is met by nothing
   */
  record Or(List<Filter> parts) implements Filter {
    /**
     * Copies the list.
     *
     * @param parts none of them is met by nothing
     */
    public Or {
      parts = List.copyOf(parts);
    }
  }

  /**
   * The contrary.
   *
   * @param part of what
   */
  record Not(Filter part) implements Filter {}

  /**
   * A client or a deal with a label.
   *
   * @param label one that there is
   */
  record HasLabel(LabelId label) implements Filter {}

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
   * A client whose text field has a text in it.
   *
   * @param field one that the user sees
   * @param text what to look for
   */
  record FieldContains(FieldId field, String text) implements Filter {}

  /**
   * A client or a deal in a stage, or off a pipeline.
   *
   * @param pipeline one of that kind of record
   * @param stage one of its stages; null for records that are in none of them
   */
  record InStage(PipelineId pipeline, @Nullable StageId stage) implements Filter {}

  /**
   * A record of an owner.
   *
   * @param user who; finds nothing where the user sees no records of his
   */
  record OwnedBy(UserId user) implements Filter {}

  /**
   * A record with a text in its name, subject or title.
   *
   * @param text what to look for, without case
   */
  record NameContains(String text) implements Filter {}

  /**
   * An activity or a deal of a client.
   *
   * @param client who
   */
  record OfClient(ClientId client) implements Filter {}

  /**
   * An activity of a kind.
   *
   * @param kind which
   */
  record OfKind(ActivityKind kind) implements Filter {}

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
  record IsClosed(Closing how) implements Filter {}

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
    return new HasLabel(id);
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
    return new InStage(pipeline, stage);
  }

  /**
   * Clients or deals that are in no stage of a pipeline.
   *
   * @param pipeline one of that kind of record
   * @return the filter
   */
  static Filter offPipeline(PipelineId pipeline) {
    return new InStage(pipeline, null);
  }

  /**
   * Records of an owner.
   *
   * @param user who
   * @return the filter
   */
  static Filter owner(UserId user) {
    return new OwnedBy(user);
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
    return new OfClient(client);
  }

  /**
   * Activities of a kind.
   *
   * @param kind which
   * @return the filter
   */
  static Filter kind(ActivityKind kind) {
    return new OfKind(kind);
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
  static Filter closed(Closing how) {
    return new IsClosed(how);
  }

  /**
   * Deals that are not closed.
   *
   * @return the filter
   */
  static Filter open() {
    return not(or(closed(Closing.WON), closed(Closing.LOST)));
  }
}
