package dev.crmkit.store.testkit.internal.reference;

import dev.crmkit.store.testkit.internal.model.RefusalException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The arguments of one operation that break a rule; all of them are reported together (A4). */
final class Violations {

  private final Set<String> arguments = new TreeSet<>();

  void add(String argument) {
    arguments.add(argument);
  }

  /** Adds an argument, under all names that a scenario can give it, if a rule is broken. */
  void addIf(boolean broken, String... names) {
    if (broken) {
      arguments.addAll(List.of(names));
    }
  }

  boolean contains(String argument) {
    return arguments.contains(argument);
  }

  void throwIfAny() {
    RefusalException.requireValid(arguments.isEmpty(), arguments.toArray(String[]::new));
  }
}
