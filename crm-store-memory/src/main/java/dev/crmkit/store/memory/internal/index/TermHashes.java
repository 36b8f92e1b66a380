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
 * What a record has that conditions ask for by equality, as numbers: a field's value, a label, a
 * stage. Equal ones have the same number, and different ones nearly always another.
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

  /** All that a record has, sorted. */
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
    stages.forEach((pipeline, place) -> terms.add(of(pipeline, place.stage())));
    return terms.sorted();
  }

  private static int mix(long what, long value) {
    long mixed = (what * 0x9E3779B97F4A7C15L) ^ (value * 0xC2B2AE3D27D4EB4FL);
    mixed = (mixed ^ (mixed >>> 29)) * 0x9E3779B97F4A7C15L;
    return (int) (mixed >>> 32);
  }

  /** Numbers as they come. */
  private static final class Collector {
    private final int[] terms;
    private int count;

    Collector(int room) {
      terms = new int[room];
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
