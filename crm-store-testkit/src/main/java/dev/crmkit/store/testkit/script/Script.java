package dev.crmkit.store.testkit.script;

import dev.crmkit.store.testkit.internal.reference.Reference;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A scenario as data: the {@code given} and {@code steps} of a scenario file, made of texts, lists,
 * maps and null. It never changes.
 *
 * @param given the workspace before the first step
 * @param steps each a map with the kind of the step, and {@code expect} if it has an expectation
 */
public record Script(
    Map<String, @Nullable Object> given, List<Map<String, @Nullable Object>> steps) {

  /** Copies the data. */
  public Script {
    given = map(given);
    List<Map<String, @Nullable Object>> copies = new ArrayList<>();
    steps.forEach(step -> copies.add(map(step)));
    steps = Collections.unmodifiableList(copies);
  }

  /**
   * Returns the scenario file as YAML, with a line for each user, record and step. Reading it
   * returns the same texts, lists and maps.
   *
   * @param title its title
   * @return the text of the file
   */
  public String text(String title) {
    return text(title, List.of());
  }

  /**
   * Returns the scenario file, with further workspaces that begin like the first.
   *
   * @param title its title
   * @param alike their names, for the steps that are {@code in} them
   * @return the text of the file
   */
  public String text(String title, List<String> alike) {
    return new ScriptYaml().file(title, this, alike);
  }

  /**
   * Returns the same workspace with other steps.
   *
   * @param others the steps
   * @return a copy
   */
  public Script withSteps(List<Map<String, @Nullable Object>> others) {
    return new Script(given, others);
  }

  /**
   * Returns the same scenario with the results that the rules demand. Steps that are unspecified
   * are left out, and so are those of users who never came to be.
   *
   * @return a copy whose steps have {@code expect}
   */
  public Script answered() {
    Reference now = new Reference(given);
    List<Map<String, @Nullable Object>> answered = new ArrayList<>();
    for (Map<String, @Nullable Object> step : steps) {
      Object answer = now.answerIfSpecified(step);
      if (answer != null) {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>(step);
        copy.put("expect", answer);
        answered.add(copy);
      }
    }
    return withSteps(answered);
  }

  /**
   * Returns the same scenario, with steps at its end that read the entire state.
   *
   * @return a copy with more steps
   */
  public Script withStateAtTheEnd() {
    Reference now = new Reference(given);
    steps.forEach(now::answerIfSpecified);
    List<Map<String, @Nullable Object>> more = new ArrayList<>(steps);
    List<String> things = new ArrayList<>(now.recordsEver("client", "activity", "deal", "file"));
    now.users().forEach(user -> things.add("user/" + user));
    now.fields().forEach(field -> things.add("field/" + field));
    now.pipelines().forEach(pipeline -> things.add("pipeline/" + pipeline));
    things.forEach(thing -> more.add(Map.of("state", Map.of("on", thing))));
    return withSteps(more);
  }

  /**
   * Returns the kind of a step.
   *
   * @param step such as {@code {do: {...}, expect: ok}}
   * @return such as {@code do}
   * @throws IllegalArgumentException when it has none
   */
  public static String verb(Map<String, ?> step) {
    for (String key : step.keySet()) {
      if (isVerb(key)) {
        return key;
      }
    }
    throw new IllegalArgumentException("a step has no verb: " + step);
  }

  /**
   * Returns whether a key of a step is its kind.
   *
   * @param key such as {@code do} or {@code expect}
   * @return false for what a step of any kind can have
   */
  public static boolean isVerb(String key) {
    return !Set.of("expect", "note", "after", "in").contains(key);
  }

  /**
   * Returns the body of a step.
   *
   * @param step the step
   * @return such as {@code {user: vera, assign: {...}}}
   */
  @SuppressWarnings("unchecked") // the keys of data are texts
  public static Map<String, @Nullable Object> body(Map<String, ?> step) {
    return step.get(verb(step)) instanceof Map<?, ?> body
        ? (Map<String, @Nullable Object>) body
        : Map.of();
  }

  /**
   * Returns the key of the operation of a step.
   *
   * @param step one that does something, or plans to
   * @return such as {@code assign}; empty for a question
   */
  public static String operation(Map<String, ?> step) {
    String verb = verb(step);
    if (verb.equals("do") || verb.equals("plan")) {
      for (String key : body(step).keySet()) {
        if (!Set.of("user", "from", "dry-run").contains(key)) {
          return key;
        }
      }
    }
    return "";
  }

  @Override
  public String toString() {
    return text("A random scenario");
  }

  private static Map<String, @Nullable Object> map(Map<?, ?> data) {
    Map<String, @Nullable Object> copy = new LinkedHashMap<>();
    data.forEach((key, value) -> copy.put((String) key, copy(value)));
    return Collections.unmodifiableMap(copy);
  }

  private static @Nullable Object copy(@Nullable Object data) {
    if (data instanceof Map<?, ?> map) {
      return map(map);
    }
    if (data instanceof List<?> list) {
      List<@Nullable Object> copy = new ArrayList<>();
      list.forEach(item -> copy.add(copy(item)));
      return Collections.unmodifiableList(copy);
    }
    if (data == null || data instanceof String) {
      return data;
    }
    throw new IllegalArgumentException("neither text, list, map nor null: " + data);
  }
}
