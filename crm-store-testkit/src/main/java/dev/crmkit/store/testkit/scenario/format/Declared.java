package dev.crmkit.store.testkit.scenario.format;

import dev.crmkit.store.testkit.yaml.Node;
import dev.crmkit.store.testkit.yaml.Problems;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a {@code given} sets up: the things that may be referred to within it. */
public final class Declared {

  private final Set<Thing> things = new LinkedHashSet<>();
  private final Map<String, Set<String>> stages = new HashMap<>();

  /** Nothing but section 1, which is always there. */
  public Declared() {
    things.add(new Thing(Kind.SECTION, "1"));
  }

  /**
   * Adds what a list of maps sets up.
   *
   * @param kind the kind of each
   * @param key the key that its name stands under
   * @param list the list; what is wrong with its shape is told elsewhere
   * @param problems receives what is set up twice
   */
  public void addAll(Kind kind, String key, @Nullable Node list, Problems problems) {
    for (Node item : items(list)) {
      if (item instanceof Node.Entries map && map.get(key) instanceof Node.Text name) {
        add(kind, name, problems);
      } else if (item instanceof Node.Text name) {
        add(kind, name, problems);
      }
    }
  }

  private void add(Kind kind, Node.Text name, Problems problems) {
    Thing thing = new Thing(kind, name.value());
    boolean first = kind == Kind.SECTION && name.value().equals("1");
    if (!things.add(thing) && !first) {
      problems.add(name.place(), thing + " is set up twice");
    }
  }

  /**
   * Adds the stages of a pipeline.
   *
   * @param pipeline its name
   * @param list the list of its stages
   */
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

  /**
   * Whether a thing is set up.
   *
   * @param thing it
   * @return true when it may be referred to
   */
  boolean has(Thing thing) {
    return things.contains(thing);
  }

  /** Whether a stage of a pipeline is set up. */
  boolean hasStage(String pipeline, String stage) {
    return stages.getOrDefault(pipeline, Set.of()).contains(stage);
  }

  /**
   * All that is set up, in the order of the file.
   *
   * @return the things, section 1 first
   */
  public List<Thing> things() {
    return new ArrayList<>(things);
  }

  /**
   * The items of a list.
   *
   * @param list a list
   * @return its items; none for anything else
   */
  public static List<Node> items(@Nullable Node list) {
    return list instanceof Node.Items found ? found.items() : List.of();
  }
}
