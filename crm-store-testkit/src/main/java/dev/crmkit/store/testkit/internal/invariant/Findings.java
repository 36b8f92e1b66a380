package dev.crmkit.store.testkit.internal.invariant;

import java.util.ArrayList;
import java.util.List;

/** Collects violated invariants, one sentence each. */
final class Findings {

  private final List<String> all = new ArrayList<>();

  /** Adds a finding unless the condition holds. */
  void require(boolean holds, String rule, String problem) {
    if (!holds) {
      add(rule, problem);
    }
  }

  void add(String rule, String what) {
    all.add(rule + ": " + what);
  }

  List<String> all() {
    return List.copyOf(all);
  }
}
