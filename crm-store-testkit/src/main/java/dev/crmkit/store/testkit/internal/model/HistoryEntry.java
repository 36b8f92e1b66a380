package dev.crmkit.store.testkit.internal.model;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An entry of a record's history (W2).
 *
 * @param by who did it; null for what was there from the beginning
 * @param name his name then (D5)
 * @param from the address that he came from, if known
 * @param action create, edit, assign, stage, hand-over, delete or undo-delete
 * @param fields the fields of the form that it changed, with what was before and after
 * @param others what else it changed, likewise
 */
public record HistoryEntry(
    @Nullable String by,
    @Nullable String name,
    @Nullable String from,
    String action,
    Map<String, String> fields,
    Map<String, String> others) {

  public HistoryEntry {
    fields = Collections.unmodifiableMap(new TreeMap<>(fields));
    others = Collections.unmodifiableMap(new TreeMap<>(others));
  }

  /** What was there from the beginning. */
  public static HistoryEntry given() {
    return new HistoryEntry(null, null, null, "create", Map.of(), Map.of());
  }

  /** A change as it is told. */
  public static String change(@Nullable Object before, @Nullable Object after) {
    return before + " -> " + after;
  }
}
