package dev.crmkit.store.testkit.internal.step;

import dev.crmkit.store.testkit.internal.format.Checked;
import dev.crmkit.store.testkit.internal.format.Dispatcher;
import dev.crmkit.store.testkit.internal.format.EntityKind;
import dev.crmkit.store.testkit.internal.format.EntityRef;
import dev.crmkit.store.testkit.internal.format.Keys.Address;
import dev.crmkit.store.testkit.internal.format.Keys.Flat;
import dev.crmkit.store.testkit.internal.format.Keys.Kinds;
import dev.crmkit.store.testkit.internal.format.Keys.Name;
import dev.crmkit.store.testkit.internal.format.Keys.OneKey;
import dev.crmkit.store.testkit.internal.format.Keys.OneOf;
import dev.crmkit.store.testkit.internal.format.Keys.Word;
import dev.crmkit.store.testkit.internal.format.Node;
import dev.crmkit.store.testkit.internal.format.Reading;
import dev.crmkit.store.testkit.internal.format.RecordForm;
import dev.crmkit.store.testkit.internal.operation.Operation;
import dev.crmkit.store.testkit.internal.operation.OrgOperation;
import dev.crmkit.store.testkit.internal.operation.SignInOperation;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A step of a scenario without its expectation: a question or a change. The name of each record is
 * the verb of the step, and its components are the keys under the verb.
 */
public sealed interface Step {

  /** Dispatches on the verb. */
  interface Visitor<R> extends Dispatcher<R> {
    R check(Check step);

    R list(ListVisible step);

    R who(Who step);

    R read(Read step);

    R state(State step);

    R perform(Do step);

    R history(History step);

    R plan(Plan step);

    R count(Count step);

    R summarize(Summarize step);

    R events(Events step);

    R signIns(SignIns step);
  }

  /** Calls the visitor's method for this step. */
  default <R> R accept(Visitor<R> visitor) {
    return visitor.dispatch(Visitor.class, this);
  }

  /** Returns the key of the step in a file, such as {@code sign-ins}. */
  default String verb() {
    return RecordForm.word(getClass());
  }

  /** Returns who takes the step; null if it is the host application. */
  default @Nullable ActingUser by() {
    return null;
  }

  /** Returns the operation that the step carries out or plans; null if it is another question. */
  default @Nullable Operation operation() {
    return null;
  }

  /** Checks whether a user may perform an action. */
  record Check(@Flat ActingUser by, @Flat AccessQuestion question) implements Step {}

  /** Lists what a user sees; {@code where} is only for records. */
  @Word("list")
  record ListVisible(
      @Flat ActingUser by,
      @OneOf({
            "clients",
            "activities",
            "deals",
            "files",
            "users",
            "groups",
            "sections",
            "fields",
            "labels",
            "pipelines"
          })
          String what,
      @Nullable Map<String, @Nullable Object> where,
      @Name @Nullable String sort)
      implements Step, Checked {

    @Override
    public void check(Node.Entries map, Reading reading) {
      if (map.get("where") instanceof Node.Entries conditions) {
        Where.check(conditions, reading);
        if (!List.of("clients", "activities", "deals").contains(what)) {
          reading.problem(
              conditions.place(), "'where' is for lists of clients, activities and deals");
        }
      }
    }
  }

  /** Lists the users who can work and may perform an action. */
  record Who(@Flat AccessQuestion question) implements Step {}

  /** Reads an entity as a user. */
  record Read(@Flat ActingUser by, @Flat ReadableEntity entity) implements Step {}

  /** Reads the stored state of an entity, which is what the Director sees. */
  record State(@Flat ReadableEntity entity) implements Step {}

  /** What can be read. */
  record ReadableEntity(
      @Kinds({
            EntityKind.CLIENT,
            EntityKind.ACTIVITY,
            EntityKind.DEAL,
            EntityKind.FILE,
            EntityKind.USER,
            EntityKind.SECTION,
            EntityKind.FIELD,
            EntityKind.PIPELINE,
            EntityKind.LABEL,
            EntityKind.GROUP
          })
          EntityRef on) {}

  /** Carries out an operation, or only reports what it would do. */
  record Do(
      @Flat ActingUser by,
      @OneOf({"true", "false"}) @Nullable String dryRun,
      @OneKey("operation") Operation operation)
      implements Step, Checked {

    public boolean isDryRun() {
      return "true".equals(dryRun);
    }

    @Override
    public void check(Node.Entries map, Reading reading) {
      if (isDryRun() && operation instanceof SignInOperation) {
        reading.problem(map.place(), operation.word() + " has no dry run");
      }
    }
  }

  /** Reads the history of a record or file. */
  record History(
      @Flat ActingUser by,
      @Kinds({EntityKind.CLIENT, EntityKind.ACTIVITY, EntityKind.DEAL, EntityKind.FILE})
          EntityRef on)
      implements Step {}

  /** Plans a change of the organisation. */
  record Plan(@Flat ActingUser by, @OneKey("change") OrgOperation operation) implements Step {}

  /** Counts the records that a user sees. */
  record Count(
      @Flat ActingUser by,
      @OneOf({"clients", "activities", "deals"}) String what,
      @Nullable Map<String, @Nullable Object> where)
      implements Step, Checked {

    @Override
    public void check(Node.Entries map, Reading reading) {
      if (map.get("where") instanceof Node.Entries conditions) {
        Where.check(conditions, reading);
      }
    }
  }

  /**
   * Counts the records that a user sees, and sums the amounts of deals, in groups.
   *
   * @param zone the time zone of days, months and years; UTC if it is left out
   */
  record Summarize(
      @Flat ActingUser by,
      @OneOf({"clients", "activities", "deals"}) String what,
      @Word("by") @Nullable List<String> groupings,
      @Nullable Map<String, @Nullable Object> where,
      @Nullable String zone)
      implements Step, Checked {

    @Override
    public void check(Node.Entries map, Reading reading) {
      if (map.get("where") instanceof Node.Entries conditions) {
        Where.check(conditions, reading);
      }
      if (map.get("by") instanceof Node.Items items) {
        GroupBy.check(items, reading);
      }
    }
  }

  /**
   * Reads the events since the last such step, as a user or, without a user, as the host
   * application.
   */
  record Events(@Name @Nullable String user, @Address @Nullable String from) implements Step {
    @Override
    public @Nullable ActingUser by() {
      return user == null ? null : new ActingUser(user, from);
    }
  }

  /** Reads the attempts of a user to sign in. */
  record SignIns(@Flat ActingUser by, @Name String of) implements Step {}
}
