package dev.crmkit.store.testkit.internal.model;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A pipeline and its stages (P1, P3). */
public final class PipelineState {

  public final String id;

  /** clients or deals. */
  public final String of;

  /** The stages in order, each with how it closes a deal: won, lost or "". */
  public final Map<String, String> stages = new LinkedHashMap<>();

  public PipelineState(String id, String of) {
    this.id = id;
    this.of = of;
  }

  PipelineState(PipelineState other) {
    this(other.id, other.of);
    stages.putAll(other.stages);
  }

  /** Whether it is of records of that kind: client or deal. */
  public boolean isOf(String kind) {
    return of.equals(kind + "s");
  }

  /** How the stage closes a deal, null if it does not. */
  @Nullable
  public String closes(String stage) {
    String how = stages.get(stage);
    return how == null || how.isEmpty() ? null : how;
  }
}
