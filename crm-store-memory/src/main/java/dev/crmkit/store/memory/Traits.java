package dev.crmkit.store.memory;

import dev.crmkit.core.client.Client;
import dev.crmkit.core.deal.Deal;
import dev.crmkit.core.form.FieldId;
import dev.crmkit.core.form.FieldValue;
import dev.crmkit.core.label.LabelId;
import dev.crmkit.core.pipeline.PipelineId;
import dev.crmkit.core.pipeline.StageId;
import dev.crmkit.core.record.CrmRecord;
import dev.crmkit.core.record.StagePlace;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;

/**
 * What a record has that conditions ask for by equality, as numbers: a field's value, a label, a
 * stage. Equal ones have the same number, and different ones nearly always another.
 */
final class Traits {

  static final int[] NONE = {};

  private static final long FIELD = 1L << 60;
  private static final long LABEL = 2L << 60;
  private static final long STAGE = 3L << 60;

  private Traits() {}

  static int of(FieldId field, FieldValue value) {
    return mixed(FIELD | field.value(), value.hashCode());
  }

  static int of(LabelId label) {
    return mixed(LABEL | label.value(), 0);
  }

  static int of(PipelineId pipeline, StageId stage) {
    return mixed(STAGE | pipeline.value(), stage.value());
  }

  /** All that a record has, sorted. */
  static int[] of(CrmRecord record) {
    if (record instanceof Client client) {
      return of(client.fields(), client.labels(), client.stages());
    }
    return record instanceof Deal deal ? of(Map.of(), deal.labels(), deal.stages()) : NONE;
  }

  private static int[] of(
      Map<FieldId, FieldValue> fields, Set<LabelId> labels, Map<PipelineId, StagePlace> stages) {
    int count = fields.size() + labels.size() + stages.size();
    if (count == 0) {
      return NONE;
    }
    Collecting traits = new Collecting(count);
    fields.forEach((field, value) -> traits.add(of(field, value)));
    labels.forEach(label -> traits.add(of(label)));
    stages.forEach((pipeline, place) -> traits.add(of(pipeline, place.stage())));
    return traits.sorted();
  }

  private static int mixed(long what, long value) {
    long mixed = (what * 0x9E3779B97F4A7C15L) ^ (value * 0xC2B2AE3D27D4EB4FL);
    mixed = (mixed ^ (mixed >>> 29)) * 0x9E3779B97F4A7C15L;
    return (int) (mixed >>> 32);
  }

  /** Numbers as they come. */
  private static final class Collecting {
    private final int[] traits;
    private int count;

    Collecting(int room) {
      traits = new int[room];
    }

    void add(int trait) {
      traits[count] = trait;
      count++;
    }

    int[] sorted() {
      Arrays.sort(traits);
      return traits;
    }
  }
}
