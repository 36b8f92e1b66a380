package dev.crmkit.store.testkit.reference;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A pipeline and its stages (P1, P3). */
final class Pipe {

  final String id;

  /** clients or deals. */
  final String of;

  /** The stages in order, each with how it closes a deal: won, lost or "". */
  final Map<String, String> stages = new LinkedHashMap<>();

  Pipe(String id, String of) {
    this.id = id;
    this.of = of;
  }

  Pipe(Pipe other) {
    this(other.id, other.of);
    stages.putAll(other.stages);
  }

  /** Whether it is of records of that kind: client or deal. */
  boolean isOf(String kind) {
    return of.equals(kind + "s");
  }

  /** How the stage closes a deal, null if it does not. */
  @Nullable String closes(String stage) {
    String how = stages.get(stage);
    return how == null || how.isEmpty() ? null : how;
  }
}
