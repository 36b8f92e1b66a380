package dev.crmkit.store.testkit.internal.invariant;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong, a sentence each. */
final class Findings {

  private final List<String> all = new ArrayList<>();

  /** Tells what is wrong, unless it is as it should be. */
  void require(boolean fine, String rule, String otherwise) {
    if (!fine) {
      add(rule, otherwise);
    }
  }

  void add(String rule, String what) {
    all.add(rule + ": " + what);
  }

  List<String> all() {
    return List.copyOf(all);
  }
}
