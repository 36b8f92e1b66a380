package dev.crmkit.store.testkit.internal.question;

import dev.crmkit.core.Subject;
import dev.crmkit.core.activity.ActivityKind;
import dev.crmkit.core.form.FieldId;
import dev.crmkit.core.form.FieldValue;
import dev.crmkit.core.pipeline.PipelineId;
import dev.crmkit.core.pipeline.Stage;
import dev.crmkit.core.pipeline.StageId;
import dev.crmkit.core.query.Grouping;
import dev.crmkit.core.query.Summary;
import dev.crmkit.core.query.SummaryGroup;
import dev.crmkit.core.query.TimeAttribute;
import dev.crmkit.core.user.UserRef;
import dev.crmkit.store.testkit.internal.format.EntityKind;
import dev.crmkit.store.testkit.internal.result.ActualLists;
import dev.crmkit.store.testkit.internal.result.ActualValue;
import dev.crmkit.store.testkit.internal.result.ActualValues;
import dev.crmkit.store.testkit.internal.step.Step;
import dev.crmkit.store.testkit.internal.step.Where;
import dev.crmkit.store.testkit.internal.workspace.EnumWords;
import dev.crmkit.store.testkit.internal.workspace.ScenarioWorkspace;
import java.time.Year;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What {@code by} of a summary asks for, and the groups of its answer. */
final class SummaryAnswers {

  private static final DateTimeFormatter YEAR = DateTimeFormatter.ofPattern("uuuu", Locale.ROOT);

  private SummaryAnswers() {}

  static List<Grouping<?>> groupings(ScenarioWorkspace workspace, Step.Summarize step) {
    List<Grouping<?>> by = new ArrayList<>();
    for (String word : words(step)) {
      by.add(grouping(workspace, word, step.zone() == null ? "UTC" : step.zone()));
    }
    return by;
  }

  private static List<String> words(Step.Summarize step) {
    return step.groupings() == null ? List.of() : step.groupings();
  }

  private static Grouping<?> grouping(ScenarioWorkspace workspace, String word, String zone) {
    if (word.startsWith(Where.FIELD)) {
      String field = word.substring(Where.FIELD.length());
      return Grouping.field(FieldId.of(workspace.names().number(EntityKind.FIELD, field)));
    }
    if (word.startsWith(Where.STAGE)) {
      String pipeline = word.substring(Where.STAGE.length());
      return Grouping.stage(PipelineId.of(workspace.names().number(EntityKind.PIPELINE, pipeline)));
    }
    return switch (word) {
      case "owner" -> Grouping.owner();
      case "label" -> Grouping.label();
      case "kind" -> Grouping.kind();
      default -> ofTime(word, zone);
    };
  }

  private static Grouping<?> ofTime(String word, String zone) {
    int point = word.indexOf('.');
    TimeAttribute time = TimeAttribute.valueOf(word.substring(0, point).toUpperCase(Locale.ROOT));
    return switch (word.substring(point + 1)) {
      case "day" -> Grouping.day(time, zone);
      case "month" -> Grouping.month(time, zone);
      case "year" -> Grouping.year(time, zone);
      default -> throw new IllegalArgumentException("no grouping: " + word);
    };
  }

  static ActualValue of(
      ScenarioWorkspace workspace, Step.Summarize step, List<Grouping<?>> by, Summary summary) {
    List<ActualValue> groups = new ArrayList<>();
    for (SummaryGroup group : summary) {
      Map<String, ActualValue> keys = new LinkedHashMap<>();
      for (int i = 0; i < by.size(); i++) {
        Grouping<?> grouping = by.get(i);
        keys.put(
            words(step).get(i),
            ActualValues.optional(
                group.get(grouping).map(value -> value(workspace, grouping, value))));
      }
      keys.put("count", ActualValues.number(group.count()));
      if (!group.sums().isEmpty()) {
        Map<String, ActualValue> sums = new LinkedHashMap<>();
        group.sums().forEach((currency, sum) -> sums.put(currency, ActualValues.number(sum)));
        keys.put("sum", ActualValues.exactly(sums));
      }
      groups.add(ActualValues.exactly(keys));
    }
    return ActualLists.bag(groups);
  }

  private static ActualValue value(
      ScenarioWorkspace workspace, Grouping<?> grouping, Object value) {
    if (value instanceof FieldValue of && grouping instanceof Grouping.ByField by) {
      return AttributeValues.value(workspace.org().field(by.field()).orElseThrow(), of);
    }
    if (value instanceof StageId stage && grouping instanceof Grouping.ByStage by) {
      return ActualValues.text(
          workspace
              .org()
              .pipeline(by.pipeline())
              .flatMap(pipeline -> pipeline.stage(stage))
              .map(Stage::name)
              .orElseThrow());
    }
    if (value instanceof ActivityKind kind) {
      return EnumWords.value(kind);
    }
    if (value instanceof Year year) {
      return ActualValues.text(year.format(YEAR));
    }
    return ActualValues.text(
        value instanceof UserRef owner
            ? workspace.names().name(owner.id())
            : value instanceof Subject subject
                ? workspace.names().name(subject)
                : value.toString());
  }
}
