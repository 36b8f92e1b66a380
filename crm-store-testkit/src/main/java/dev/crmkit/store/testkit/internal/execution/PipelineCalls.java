package dev.crmkit.store.testkit.internal.execution;

import static dev.crmkit.store.testkit.internal.format.MapKey.optional;
import static dev.crmkit.store.testkit.internal.format.MapKey.required;

import dev.crmkit.access.change.NewPipeline;
import dev.crmkit.access.change.PipelineChange.CreatePipeline;
import dev.crmkit.access.change.PipelineChange.EditPipeline;
import dev.crmkit.access.change.PipelineEdit;
import dev.crmkit.access.change.StageSpec;
import dev.crmkit.core.pipeline.DealOutcome;
import dev.crmkit.core.pipeline.PipelineId;
import dev.crmkit.core.record.RecordKind;
import dev.crmkit.store.testkit.internal.format.DeclaredEntities;
import dev.crmkit.store.testkit.internal.format.EntityKind;
import dev.crmkit.store.testkit.internal.format.MapShape;
import dev.crmkit.store.testkit.internal.format.Shapes;
import dev.crmkit.store.testkit.internal.workspace.Actor;
import dev.crmkit.store.testkit.yaml.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is done with pipelines. */
final class PipelineCalls {

  private static final MapShape KEYS =
      MapShape.of(
          required("pipeline", Shapes.NAME),
          optional("of", Shapes.NAME),
          optional("stages", Shapes.STAGES),
          optional("replace", Shapes.TEXTS_BY_NAME));

  /** All of them. */
  static final List<ScenarioOperation> ALL =
      List.of(
          new OrgOperation<>(
              "create-pipeline",
              KEYS,
              PipelineCalls::create,
              (actor, change) ->
                  actor
                      .workspace()
                      .bindName(actor.session().pipelines().create(change.pipeline()))),
          new OrgOperation<>(
              "edit-pipeline",
              KEYS,
              PipelineCalls::edit,
              (actor, change) -> actor.session().pipelines().edit(change.edit())));

  private PipelineCalls() {}

  private static CreatePipeline create(Actor actor, OperationArguments given) {
    String name = given.required("pipeline");
    Optional<RecordKind> of = of(given);
    if (!given.has("of")) {
      given.refuse("of", "clients or deals");
    }
    if (!replace(given).isEmpty()) {
      given.refuse("replace", "nothing: what is created has no stages to replace");
    }
    return new CreatePipeline(
        NewPipeline.builder()
            .id(PipelineId.of(given.names().next(EntityKind.PIPELINE, name)))
            .name(name)
            .of(of.orElse(RecordKind.CLIENT))
            .stages(stages(given))
            .build());
  }

  private static EditPipeline edit(Actor actor, OperationArguments given) {
    return new EditPipeline(
        PipelineEdit.builder()
            .pipeline(given.id("pipeline", EntityKind.PIPELINE, PipelineId::of).orElseThrow())
            .of(of(given))
            .stages(given.has("stages") ? Optional.of(stages(given)) : Optional.empty())
            .replace(replace(given))
            .build());
  }

  private static Optional<RecordKind> of(OperationArguments given) {
    return given
        .text("of")
        .flatMap(
            word ->
                switch (word) {
                  case "clients" -> Optional.of(RecordKind.CLIENT);
                  case "deals" -> Optional.of(RecordKind.DEAL);
                  default -> {
                    given.refuse("of", "clients or deals");
                    yield Optional.empty();
                  }
                });
  }

  private static List<StageSpec> stages(OperationArguments given) {
    List<StageSpec> stages = new ArrayList<>();
    for (Node item : DeclaredEntities.items(given.node("stages"))) {
      if (item instanceof Node.Entries map) {
        stages.add(new StageSpec(null, text(map, "stage"), closes(given, text(map, "closes"))));
      } else {
        stages.add(StageSpec.of(item.toString()));
      }
    }
    return stages;
  }

  private static @Nullable DealOutcome closes(OperationArguments given, String word) {
    return word.isEmpty() ? null : given.constant("stages", word, DealOutcome.class).orElse(null);
  }

  private static Map<String, String> replace(OperationArguments given) {
    Map<String, String> replace = new LinkedHashMap<>();
    if (given.node("replace") instanceof Node.Entries map) {
      map.entries()
          .forEach(
              entry ->
                  replace.put(
                      entry.key(), entry.value() instanceof Node.Text text ? text.value() : ""));
    }
    return replace;
  }

  private static String text(Node.Entries map, String key) {
    return map.get(key) instanceof Node.Text text ? text.value() : "";
  }
}
