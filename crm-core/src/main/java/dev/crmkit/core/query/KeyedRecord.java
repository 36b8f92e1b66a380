package dev.crmkit.core.query;

import dev.crmkit.core.client.Client;
import dev.crmkit.core.form.FieldId;
import dev.crmkit.core.form.FieldValue;
import dev.crmkit.core.record.CrmRecord;
import dev.crmkit.core.text.TextOrder;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A record that conditions are tested on. It computes the search key of each text field once, at
 * the first condition that needs it.
 */
public final class KeyedRecord {

  private final CrmRecord record;
  private @Nullable Map<FieldId, String> keys;

  KeyedRecord(CrmRecord record) {
    this.record = record;
  }

  CrmRecord record() {
    return record;
  }

  /** Returns the value of a field of a client, or null if the record has none. */
  @Nullable FieldValue value(FieldId field) {
    return record instanceof Client client ? client.fields().get(field) : null;
  }

  /** Returns the key of the text in a field of a client, or null if the record has none. */
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
