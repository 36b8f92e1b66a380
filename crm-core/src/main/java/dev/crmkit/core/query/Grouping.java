package dev.crmkit.core.query;

import dev.crmkit.core.activity.ActivityKind;
import dev.crmkit.core.form.FieldId;
import dev.crmkit.core.form.FieldValue;
import dev.crmkit.core.label.LabelId;
import dev.crmkit.core.pipeline.PipelineId;
import dev.crmkit.core.pipeline.StageId;
import dev.crmkit.core.user.UserRef;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;

/**
 * What a summary groups records by (rules.md R6). It is also the key by which {@link
 * SummaryGroup#get} returns the value of a group:
 *
 * <pre>{@code
 * Grouping<UserRef> owner = Grouping.owner();
 * Grouping<YearMonth> month = Grouping.month(TimeAttribute.CLOSED, ZoneId.of("Europe/Berlin"));
 * for (SummaryGroup group : session.deals().summarize(Query.all(), owner, month)) {
 *   print(group.get(owner), group.get(month), group.count(), group.sum("EUR"));
 * }
 * }</pre>
 *
 * @param <V> the type of the values
 */
public sealed interface Grouping<V> {

  /**
   * Calls the method of a visitor for this kind of grouping.
   *
   * @param <R> the result of the visitor
   * @param visitor the visitor
   * @return what the visitor returned
   */
  <R> R accept(GroupingVisitor<R> visitor);

  /** Groups by the owner. */
  record ByOwner() implements Grouping<UserRef> {
    @Override
    public <R> R accept(GroupingVisitor<R> visitor) {
      return visitor.byOwner(this);
    }
  }

  /**
   * Groups clients or deals by the present stage in a pipeline.
   *
   * @param pipeline the pipeline
   */
  record ByStage(PipelineId pipeline) implements Grouping<StageId> {
    @Override
    public <R> R accept(GroupingVisitor<R> visitor) {
      return visitor.byStage(this);
    }
  }

  /** Groups clients or deals by each of their labels. */
  record ByLabel() implements Grouping<LabelId> {
    @Override
    public <R> R accept(GroupingVisitor<R> visitor) {
      return visitor.byLabel(this);
    }
  }

  /**
   * Groups clients by the value of a selector or a checkbox.
   *
   * @param field the field
   */
  record ByField(FieldId field) implements Grouping<FieldValue> {
    @Override
    public <R> R accept(GroupingVisitor<R> visitor) {
      return visitor.byField(this);
    }
  }

  /** Groups activities by their kind. */
  record ByKind() implements Grouping<ActivityKind> {
    @Override
    public <R> R accept(GroupingVisitor<R> visitor) {
      return visitor.byKind(this);
    }
  }

  /**
   * Groups by the day, month or year that a time is in.
   *
   * @param <V> the type of the unit
   * @param attribute the time
   * @param unit the unit
   * @param zone the id of the time zone whose calendar counts, as {@link ZoneId#of} reads it
   */
  record ByTime<V>(TimeAttribute attribute, CalendarUnit unit, String zone) implements Grouping<V> {
    @Override
    public <R> R accept(GroupingVisitor<R> visitor) {
      return visitor.byTime(this);
    }
  }

  /**
   * Groups records by their owner.
   *
   * @return the grouping
   */
  static Grouping<UserRef> owner() {
    return new ByOwner();
  }

  /**
   * Groups clients or deals by their stage in a pipeline.
   *
   * @param pipeline a pipeline of the kind of the records
   * @return the grouping
   */
  static Grouping<StageId> stage(PipelineId pipeline) {
    return new ByStage(pipeline);
  }

  /**
   * Groups clients or deals by their labels. A record with several labels is in the group of each.
   *
   * @return the grouping
   */
  static Grouping<LabelId> label() {
    return new ByLabel();
  }

  /**
   * Groups clients by the value of a field. A checkbox that was never set is "no" (rules.md F6).
   *
   * @param field a selector or a checkbox that the user can see
   * @return the grouping
   */
  static Grouping<FieldValue> field(FieldId field) {
    return new ByField(field);
  }

  /**
   * Groups activities by their kind.
   *
   * @return the grouping
   */
  static Grouping<ActivityKind> kind() {
    return new ByKind();
  }

  /**
   * Groups records by the day of a time.
   *
   * @param attribute the time
   * @param zone the time zone
   * @return the grouping
   */
  static Grouping<LocalDate> day(TimeAttribute attribute, ZoneId zone) {
    return day(attribute, zone.getId());
  }

  /**
   * Groups records by the day of a time.
   *
   * @param attribute the time
   * @param zone the id of the time zone, such as a browser names it
   * @return the grouping
   */
  static Grouping<LocalDate> day(TimeAttribute attribute, String zone) {
    return new ByTime<>(attribute, CalendarUnit.DAY, zone);
  }

  /**
   * Groups records by the month of a time.
   *
   * @param attribute the time
   * @param zone the time zone
   * @return the grouping
   */
  static Grouping<YearMonth> month(TimeAttribute attribute, ZoneId zone) {
    return month(attribute, zone.getId());
  }

  /**
   * Groups records by the month of a time.
   *
   * @param attribute the time
   * @param zone the id of the time zone, such as a browser names it
   * @return the grouping
   */
  static Grouping<YearMonth> month(TimeAttribute attribute, String zone) {
    return new ByTime<>(attribute, CalendarUnit.MONTH, zone);
  }

  /**
   * Groups records by the year of a time.
   *
   * @param attribute the time
   * @param zone the time zone
   * @return the grouping
   */
  static Grouping<Year> year(TimeAttribute attribute, ZoneId zone) {
    return year(attribute, zone.getId());
  }

  /**
   * Groups records by the year of a time.
   *
   * @param attribute the time
   * @param zone the id of the time zone, such as a browser names it
   * @return the grouping
   */
  static Grouping<Year> year(TimeAttribute attribute, String zone) {
    return new ByTime<>(attribute, CalendarUnit.YEAR, zone);
  }
}
