package dev.crmkit.store.testkit.internal.invariant;

import dev.crmkit.core.RecordKind;
import dev.crmkit.core.Subject;
import dev.crmkit.core.error.Violations;
import dev.crmkit.core.form.Field;
import dev.crmkit.core.form.FieldOption;
import dev.crmkit.core.form.FieldType;
import dev.crmkit.core.form.OptionId;
import dev.crmkit.core.form.Section;
import dev.crmkit.core.form.SectionAccess;
import dev.crmkit.core.label.Label;
import dev.crmkit.core.org.OrgSnapshot;
import dev.crmkit.core.pipeline.Pipeline;
import dev.crmkit.core.pipeline.Stage;
import dev.crmkit.core.pipeline.StageId;
import dev.crmkit.core.text.TextOrder;
import dev.crmkit.core.user.Group;
import dev.crmkit.core.user.GroupId;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Checks the client form, pipelines, labels and groups (rules.md F1 to F5, P1, P3, P4, S3, R5). */
final class SettingsInvariants {

  private final OrgSnapshot org;
  private final Findings findings;

  SettingsInvariants(OrgSnapshot org, Findings findings) {
    this.org = org;
    this.findings = findings;
  }

  void check() {
    checkSections();
    checkFields();
    org.pipelines().forEach(this::checkPipeline);
    requireUniqueNames("P1", "pipelines", org.pipelines(), Pipeline::name);
    requireUniqueNames("S3", "labels", org.labels(), Label::name);
    requireUniqueNames("U11", "groups", org.groups(), Group::name);
    checkRetiredIds();
  }

  private void checkSections() {
    Section first = org.section(Section.FIRST).orElse(null);
    findings.require(first != null, "F1", "section 1 must always exist, but does not");
    findings.require(
        first == null || first.access().equals(SectionAccess.EVERYONE),
        "F1",
        "section 1 must be open to everyone, but is open to "
            + (first == null ? "" : first.access()));
    for (Section section : org.sections()) {
      for (GroupId group : section.access().groups()) {
        findings.require(
            org.group(group).isPresent(),
            "F2",
            section.id() + " is open to " + group + ", which does not exist");
      }
    }
  }

  private void checkFields() {
    Set<Field> shown = new HashSet<>(org.fields());
    org.entries().stream()
        .filter(Field.class::isInstance)
        .map(Field.class::cast)
        .forEach(
            field -> {
              findings.require(
                  org.section(field.section()).isPresent() && shown.contains(field),
                  "F1",
                  field.id() + " is in " + field.section() + ", which does not exist");
              checkField(field);
            });
  }

  private void checkField(Field field) {
    Set<OptionId> ids = new HashSet<>();
    for (FieldOption option : field.options()) {
      findings.require(ids.add(option.id()), "F4", field.id() + " has " + option.id() + " twice");
    }
    boolean selector = field.type() == FieldType.SELECTOR;
    findings.require(
        selector == !field.activeOptions().isEmpty(),
        "F3",
        field.id() + " of type " + field.type() + " offers " + field.activeOptions());
    field
        .defaultValue()
        .ifPresent(
            value -> {
              Violations violations = new Violations();
              boolean suits = field.check(value, null, "default", violations).equals(value);
              findings.require(
                  suits && violations.isEmpty(),
                  "F5",
                  field.id() + " has the invalid default " + value);
            });
  }

  private void checkPipeline(Pipeline pipeline) {
    findings.require(
        pipeline.kind() != RecordKind.ACTIVITY, "P1", pipeline.id() + " is for activities");
    findings.require(!pipeline.stages().isEmpty(), "P1", pipeline.id() + " has no stage");
    requireUniqueNames("P1", "stages of " + pipeline.id(), pipeline.stages(), Stage::name);
    Set<StageId> ids = new HashSet<>();
    for (Stage stage : pipeline.allStages()) {
      findings.require(ids.add(stage.id()), "P1", pipeline.id() + " has " + stage.id() + " twice");
      findings.require(
          stage.closes().isEmpty() || pipeline.kind() == RecordKind.DEAL,
          "P3",
          stage.id() + " of " + pipeline.id() + " closes records that are not deals");
      findings.require(
          pipeline.currentStage(stage.id()).isPresent(),
          "P4",
          stage.id() + " of " + pipeline.id() + " was replaced by a missing stage");
    }
  }

  private <T> void requireUniqueNames(
      String rule, String what, Collection<T> entries, Function<? super T, String> name) {
    Set<String> names = new HashSet<>();
    List<String> duplicates =
        entries.stream().map(name).filter(each -> !names.add(TextOrder.nameKey(each))).toList();
    findings.require(duplicates.isEmpty(), rule, "duplicate names of " + what + ": " + duplicates);
  }

  private void checkRetiredIds() {
    for (Subject subject : org.retired()) {
      boolean isUsed =
          org.sections().stream().anyMatch(entry -> entry.id().equals(subject))
              || org.fields().stream().anyMatch(entry -> entry.id().equals(subject))
              || org.pipelines().stream().anyMatch(entry -> entry.id().equals(subject))
              || org.labels().stream().anyMatch(entry -> entry.id().equals(subject))
              || org.groups().stream().anyMatch(entry -> entry.id().equals(subject));
      findings.require(!isUsed, "R5", subject.path() + " was removed, but is used again");
    }
  }
}
