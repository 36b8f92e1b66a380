package dev.crmkit.access.internal.query;

import dev.crmkit.access.internal.draft.Stages;
import dev.crmkit.access.options.Limits;
import dev.crmkit.core.RecordKind;
import dev.crmkit.core.Subject;
import dev.crmkit.core.error.ViolationCode;
import dev.crmkit.core.error.Violations;
import dev.crmkit.core.form.Field;
import dev.crmkit.core.form.FieldId;
import dev.crmkit.core.form.FieldOption;
import dev.crmkit.core.form.Form;
import dev.crmkit.core.org.OrgSnapshot;
import dev.crmkit.core.pipeline.Pipeline;
import dev.crmkit.core.pipeline.PipelineId;
import dev.crmkit.core.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Looks up what a query names, as the user sees it, and collects the violations. To the user, a
 * hidden field is an unknown one (rules.md A2, F2).
 */
final class QueryContext {

  private final OrgSnapshot org;
  private final Form form;
  private final RecordKind kind;
  private final Limits limits;
  private final Violations violations;

  QueryContext(OrgSnapshot org, Form form, RecordKind kind, Limits limits, Violations violations) {
    this.org = org;
    this.form = form;
    this.kind = kind;
    this.limits = limits;
    this.violations = violations;
  }

  OrgSnapshot org() {
    return org;
  }

  RecordKind kind() {
    return kind;
  }

  Limits limits() {
    return limits;
  }

  Violations violations() {
    return violations;
  }

  /** Returns a field that the user can see; adds a violation if there is none. */
  Optional<Field> field(FieldId id) {
    if (kind != RecordKind.CLIENT) {
      // The same answer whether or not the field exists, which must not show (F2).
      violations.add(
          id.path(),
          ViolationCode.NOT_ALLOWED,
          null,
          "a condition or order that " + kind.word() + " records have; fields are of clients");
      return Optional.empty();
    }
    Optional<Field> field = form.open(id);
    if (field.isEmpty()) {
      addUnknown(id, "a field of the client form");
    }
    return field;
  }

  /**
   * Returns the field with all options unarchived, archived ones last: new values cannot use them,
   * but filters and orders can.
   */
  static Field withAllOptions(Field field) {
    List<FieldOption> options = new ArrayList<>(field.activeOptions());
    field.options().stream()
        .filter(FieldOption::archived)
        .forEach(option -> options.add(new FieldOption(option.id(), option.name(), false)));
    return field.toBuilder().options(options).build();
  }

  /** Returns a pipeline of this kind of record; adds a violation if there is none. */
  Optional<Pipeline> pipeline(PipelineId id) {
    if (!requireKind("stage", RecordKind.CLIENT, RecordKind.DEAL)) {
      return Optional.empty();
    }
    Optional<Pipeline> pipeline = Stages.of(org, kind, id);
    if (pipeline.isEmpty()) {
      addUnknown(id, "a pipeline of " + kind.word() + "s");
    }
    return pipeline;
  }

  /** Adds a violation unless the query is for one of some kinds of records. */
  boolean requireKind(String at, RecordKind... kinds) {
    return require(at, List.of(kinds).contains(kind));
  }

  /** Adds a violation unless the records of the query can have an attribute. */
  boolean require(String at, boolean canHaveIt) {
    if (!canHaveIt) {
      violations.add(
          at, ViolationCode.NOT_ALLOWED, null, "something that " + kind.word() + " records have");
    }
    return canHaveIt;
  }

  /** Checks the length and the characters of a search text. */
  void checkSearchText(String at, String text) {
    if (text.length() > limits.searchTextLength()) {
      violations.add(
          at,
          ViolationCode.OUT_OF_RANGE,
          text.length() + " characters",
          "at most " + limits.searchTextLength() + " characters");
    } else {
      Texts.checkStorable(at, text, violations);
    }
  }

  void addUnknown(Subject subject, String expected) {
    violations.add(subject.path(), ViolationCode.UNKNOWN, null, expected);
  }
}
