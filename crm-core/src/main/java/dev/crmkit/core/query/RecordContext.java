package dev.crmkit.core.query;

import dev.crmkit.core.form.FieldId;
import dev.crmkit.core.form.FieldValue;
import dev.crmkit.core.record.CrmRecord;
import dev.crmkit.core.text.TextOrder;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A record under test, with a cache of the search keys of its text fields. */
final class RecordContext {

  private final CrmRecord record;
  private @Nullable Map<FieldId, String> keys;

  RecordContext(CrmRecord record) {
    this.record = record;
  }

  CrmRecord record() {
    return record;
  }

  @Nullable FieldValue value(FieldId field) {
    return record.fields().get(field);
  }

  /** Returns the search key of the text in a field, or null if the field holds no text. */
  @Nullable String textKey(FieldId field) {
    if (!(value(field) instanceof FieldValue.Text text)) {
      return null;
    }
    if (keys == null) {
      keys = new HashMap<>();
    }
    return keys.computeIfAbsent(field, id -> TextOrder.key(text.value()));
  }
}
