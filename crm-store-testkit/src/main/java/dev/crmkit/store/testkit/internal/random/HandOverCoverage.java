package dev.crmkit.store.testkit.internal.random;

import dev.crmkit.store.testkit.internal.reference.Reference;
import dev.crmkit.store.testkit.script.Script;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Records which kinds of hand-overs occur when users are deleted and restored. */
final class HandOverCoverage {

  private final Map<String, Integer> handOvers = new HashMap<>();
  private final Set<String> features = new TreeSet<>();
  private final Map<String, String> owners = new HashMap<>();

  void before(Reference now) {
    owners.clear();
    now.records("client", "activity", "deal").forEach(r -> owners.put(r, now.owner(r)));
  }

  void after(Reference now, Map<String, @Nullable Object> step, Object answer) {
    String operation = Script.operation(step);
    if (!Script.verb(step).equals("do")
        || Script.body(step).containsKey("dry-run")
        || !answer.equals("ok")) {
      return;
    }
    if (operation.equals("transfer-directorship")) {
      features.add("handed-over directorship");
    }
    Set<String> moved = new HashSet<>();
    owners.forEach(
        (record, owner) -> {
          if (!now.owner(record).equals(owner)) {
            moved.add(record);
          }
        });
    if (operation.equals("delete-user")) {
      features.add(moved.isEmpty() ? "deleted user without records" : "deleted user with records");
      moved.forEach(record -> handOvers.merge(record, 1, Integer::sum));
      if (moved.stream().anyMatch(record -> handOvers.getOrDefault(record, 0) > 1)) {
        features.add("portfolio handed over twice");
      }
    } else if (operation.equals("undo-delete-user")) {
      features.add(
          moved.isEmpty() ? "restored user without records" : "restored user with records");
      if (moved.stream().anyMatch(record -> handOvers.getOrDefault(record, 0) > 1)) {
        features.add("restored user with records from the second hand");
      }
      moved.forEach(handOvers::remove);
    } else {
      if (moved.stream().anyMatch(handOvers::containsKey)) {
        features.add("record assigned out of a moved portfolio");
      }
      moved.forEach(handOvers::remove);
    }
  }

  Set<String> features() {
    return features;
  }
}
