package dev.crmkit.store.memory.internal.index;

import dev.crmkit.core.form.FieldId;
import dev.crmkit.core.form.FieldValue;
import dev.crmkit.core.label.LabelId;
import dev.crmkit.core.pipeline.PipelineId;
import dev.crmkit.core.pipeline.StageEntry;
import dev.crmkit.core.pipeline.StageId;
import dev.crmkit.core.record.CrmRecord;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;

/**
 * Hashes the terms of a record to 32 bits. A term is what a condition can require by equality: the
 * value of a field, a label, or a stage of a pipeline. Different terms may rarely have the same
 * hash.
 */
public final class TermHashes {

  public static final int[] NO_TERMS = {};

  private static final long FIELD = 1L << 60;
  private static final long LABEL = 2L << 60;
  private static final long STAGE = 3L << 60;

  private TermHashes() {}

  static int of(FieldId field, FieldValue value) {
    return mix(FIELD | field.value(), value.hashCode());
  }

  public static int of(LabelId label) {
    return mix(LABEL | label.value(), 0);
  }

  static int of(PipelineId pipeline, StageId stage) {
    return mix(STAGE | pipeline.value(), stage.value());
  }

  /** Returns the hashes of all terms of a record in ascending order; equal hashes are repeated. */
  public static int[] of(CrmRecord record) {
    Map<FieldId, FieldValue> fields = record.fields();
    Set<LabelId> labels = record.labels();
    Map<PipelineId, StageEntry> stages = record.stages();
    int count = fields.size() + labels.size() + stages.size();
    if (count == 0) {
      return NO_TERMS;
    }
    Collector terms = new Collector(count);
    fields.forEach((field, value) -> terms.add(of(field, value)));
    labels.forEach(label -> terms.add(of(label)));
    stages.forEach((pipeline, entry) -> terms.add(of(pipeline, entry.stage())));
    return terms.sorted();
  }

  private static int mix(long kind, long value) {
    long mixed = (kind * 0x9E3779B97F4A7C15L) ^ (value * 0xC2B2AE3D27D4EB4FL);
    mixed = (mixed ^ (mixed >>> 29)) * 0x9E3779B97F4A7C15L;
    return (int) (mixed >>> 32);
  }

  /** Collects a known number of hashes. */
  private static final class Collector {
    private final int[] terms;
    private int count;

    Collector(int size) {
      terms = new int[size];
    }

    void add(int term) {
      terms[count] = term;
      count++;
    }

    int[] sorted() {
      Arrays.sort(terms);
      return terms;
    }
  }
}
