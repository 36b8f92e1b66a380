package dev.crmkit.store.testkit.internal.format;

import dev.crmkit.store.testkit.internal.operation.EntityKind;
import dev.crmkit.store.testkit.internal.operation.EntityRef;
import dev.crmkit.store.testkit.internal.yaml.FileProblems;
import dev.crmkit.store.testkit.internal.yaml.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The entities that a {@code given} sets up and can therefore refer to. */
public final class DeclaredEntities {

  private final Set<EntityRef> entities = new LinkedHashSet<>();
  private final Map<String, Set<String>> stages = new HashMap<>();

  /** Starts with section 1, which always exists. */
  public DeclaredEntities() {
    entities.add(new EntityRef(EntityKind.SECTION, "1"));
  }

  /** Adds the entities of a list. */
  public void addAll(EntityKind kind, String key, @Nullable Node list, FileProblems problems) {
    for (Node item : items(list)) {
      if (item instanceof Node.Entries map && map.get(key) instanceof Node.Text name) {
        add(kind, name, problems);
      } else if (item instanceof Node.Text name) {
        add(kind, name, problems);
      }
    }
  }

  private void add(EntityKind kind, Node.Text name, FileProblems problems) {
    EntityRef thing = new EntityRef(kind, name.value());
    boolean first = kind == EntityKind.SECTION && name.value().equals("1");
    if (!entities.add(thing) && !first) {
      problems.add(name.place(), thing + " is set up twice");
    }
  }

  /** Adds the stages of a pipeline. */
  public void addStages(@Nullable Node pipeline, @Nullable Node list) {
    if (pipeline instanceof Node.Text name) {
      Set<String> names = stages.computeIfAbsent(name.value(), none -> new LinkedHashSet<>());
      for (Node item : items(list)) {
        Node stage = item instanceof Node.Entries map ? map.get("stage") : item;
        if (stage instanceof Node.Text text) {
          names.add(text.value());
        }
      }
    }
  }

  /** Returns whether an entity is set up. */
  boolean has(EntityRef thing) {
    return entities.contains(thing);
  }

  /** Returns whether a stage of a pipeline is set up. */
  boolean hasStage(String pipeline, String stage) {
    return stages.getOrDefault(pipeline, Set.of()).contains(stage);
  }

  /** Returns all entities in the order of the file. */
  public List<EntityRef> entities() {
    return new ArrayList<>(entities);
  }

  /** Returns the items of a list; none for another node. */
  public static List<Node> items(@Nullable Node list) {
    return list instanceof Node.Items found ? found.items() : List.of();
  }
}
