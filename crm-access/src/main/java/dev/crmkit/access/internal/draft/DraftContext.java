package dev.crmkit.access.internal.draft;

import dev.crmkit.access.decision.Visibility;
import dev.crmkit.access.options.Limits;
import dev.crmkit.core.edit.SetEdit;
import dev.crmkit.core.error.ViolationCode;
import dev.crmkit.core.error.Violations;
import dev.crmkit.core.form.FieldId;
import dev.crmkit.core.form.FieldValue;
import dev.crmkit.core.form.Form;
import dev.crmkit.core.label.LabelId;
import dev.crmkit.core.org.OrgSnapshot;
import dev.crmkit.core.text.TextLimits;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The input of a draft apart from the record itself: what the user sees of the organisation, the
 * time and the limits. It collects the violations.
 */
public record DraftContext(
    Visibility visibility, Instant now, Limits limits, Violations violations) {

  public OrgSnapshot org() {
    return visibility.org();
  }

  public Form form() {
    return form(visibility);
  }

  public static Form form(Visibility visibility) {
    return new Form(visibility.org().form(), visibility::opens);
  }

  /**
   * Checks that labels exist (rules.md S3, A2), and that there are not more than the limit, unless
   * the record has as many already.
   */
  void checkLabels(Set<LabelId> held, Set<LabelId> labels) {
    long before = held.stream().filter(label -> org().label(label).isPresent()).count();
    if (!fits("labels", limits.labelsOnRecord(), before, labels.size(), "labels on a record")) {
      return;
    }
    for (LabelId label : labels) {
      if (org().label(label).isEmpty()) {
        violations.add("labels", ViolationCode.UNKNOWN, label.key(), "labels of the workspace");
      }
    }
  }

  /** Returns the labels of a record after an edit, and adds what changes. */
  Set<LabelId> labels(Set<LabelId> held, SetEdit<LabelId> edit, AttributeDiff diff) {
    if (edit.isKeep()) {
      return held;
    }
    Set<LabelId> live =
        held.stream().filter(label -> org().label(label).isPresent()).collect(Collectors.toSet());
    Set<LabelId> after = edit.applyTo(live);
    checkLabels(held, after);
    diff.labels(org(), held, after);
    return after;
  }

  /** Returns a value that a creation needs; without it, throws all violations so far and this. */
  <T> T required(String at, @Nullable T given) {
    if (given == null) {
      violations.add(at, ViolationCode.REQUIRED, null, "the id of a " + at);
      violations.throwIfAny();
    }
    return Objects.requireNonNull(given);
  }

  /** Throws if a write names more fields than a client can have. */
  void checkFieldCount(int count) {
    if (count > limits.fields()) {
      long open = org().fields().stream().filter(f -> visibility.opens(f.section())).count();
      if (!fits("fields", limits.fields(), open, count, "fields in one write")) {
        violations.throwIfAny();
      }
    }
  }

  /** Throws if a write names more pipelines than there can be. */
  void checkStageCount(int count) {
    int pipelines = org().pipelineCount();
    if (!fits("stages", limits.pipelines(), pipelines, count, "pipelines in one write")) {
      violations.throwIfAny();
    }
  }

  /** Checks a number against a limit, which it can exceed only if it does not grow. */
  private boolean fits(String at, int limit, long before, long after, String of) {
    if (after <= limit || after <= before) {
      return true;
    }
    violations.add(
        at, ViolationCode.OUT_OF_RANGE, Long.toString(after), "at most " + limit + " " + of);
    return false;
  }

  /**
   * Checks the length of each text in some fields, and the total length of all texts of the client.
   *
   * @param given the fields that the write names
   */
  void checkTexts(
      Map<FieldId, FieldValue> before, Set<FieldId> given, Map<FieldId, FieldValue> after) {
    TextLimits texts = limits.texts();
    boolean eachIsShort = true;
    for (FieldId field : given) {
      if (after.get(field) instanceof FieldValue.Text text) {
        eachIsShort &= texts.check(field.path(), text.value(), violations);
      }
    }
    if (eachIsShort) {
      texts.checkTogether("fields", length(before), length(after), violations);
    }
  }

  private static long length(Map<FieldId, FieldValue> values) {
    return values.values().stream()
        .mapToLong(value -> value instanceof FieldValue.Text text ? text.value().length() : 0)
        .sum();
  }

  /** Returns a time truncated to the microsecond; adds a violation if stores cannot hold it. */
  public Instant time(String at, Instant given) {
    if (!StorableTimes.contains(given)) {
      violations.add(
          at, ViolationCode.OUT_OF_RANGE, given.toString(), "a time in the years 1 to 9999");
      return now;
    }
    return given.truncatedTo(ChronoUnit.MICROS);
  }
}
