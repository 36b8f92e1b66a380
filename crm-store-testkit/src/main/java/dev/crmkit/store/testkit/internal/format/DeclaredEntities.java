package dev.crmkit.store.testkit.internal.format;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** The entities that a {@code given} sets up, and its references to them. */
public final class DeclaredEntities {

  private static final EntityRef FIRST_SECTION = new EntityRef(EntityKind.SECTION, "1");

  private final Set<EntityRef> entities = new LinkedHashSet<>(Set.of(FIRST_SECTION));
  private final Map<String, Set<String>> stages = new HashMap<>();
  private final List<Consumer<FileProblems>> references = new ArrayList<>();

  /** Adds an entity; returns false if it was there. Section 1 always exists. */
  boolean add(EntityRef entity) {
    return entities.add(entity) || entity.equals(FIRST_SECTION);
  }

  /** Adds the stages of a pipeline. */
  void addStages(String pipeline, List<String> names) {
    stages.computeIfAbsent(pipeline, none -> new LinkedHashSet<>()).addAll(names);
  }

  void require(FilePosition place, EntityRef entity) {
    references.add(
        problems -> {
          if (!entities.contains(entity)) {
            problems.add(place, "there is no " + entity + " in this given");
          }
        });
  }

  void requireStage(Node.Entry pipeline) {
    require(pipeline.at(), new EntityRef(EntityKind.PIPELINE, pipeline.key()));
    references.add(
        problems -> {
          Set<String> known = stages.get(pipeline.key());
          if (pipeline.value() instanceof Node.Text stage
              && known != null
              && !known.contains(stage.value())) {
            problems.add(
                stage.place(), "there is no stage " + stage.value() + " of " + pipeline.key());
          }
        });
  }

  /** Reports the references to what is not set up; called when all of {@code given} was read. */
  public void checkReferences(FileProblems problems) {
    references.forEach(reference -> reference.accept(problems));
  }

  /** Returns all entities in the order of the file. */
  public List<EntityRef> entities() {
    return List.copyOf(entities);
  }

  /** Returns the names of the entities of a kind. */
  public Set<String> names(EntityKind kind) {
    Set<String> names = new LinkedHashSet<>();
    entities.stream().filter(each -> each.kind() == kind).forEach(each -> names.add(each.name()));
    return names;
  }
}
