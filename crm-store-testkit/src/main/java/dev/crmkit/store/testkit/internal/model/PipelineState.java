package dev.crmkit.store.testkit.internal.model;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A pipeline and its stages (P1, P3). */
public final class PipelineState {

  public final String id;

  /** The kind of records, clients or deals. */
  public final String records;

  /** The stages in order, each with its outcome: won, lost or "". */
  public final Map<String, String> stages = new LinkedHashMap<>();

  public PipelineState(String id, String records) {
    this.id = id;
    this.records = records;
  }

  PipelineState(PipelineState other) {
    this(other.id, other.records);
    stages.putAll(other.stages);
  }

  /** Returns whether the pipeline is for records of the kind: client or deal. */
  public boolean isFor(String kind) {
    return records.equals(kind + "s");
  }

  /** Returns the outcome of the stage, null if it has none. */
  @Nullable
  public String outcome(String stage) {
    String how = stages.get(stage);
    return how == null || how.isEmpty() ? null : how;
  }
}
