package dev.crmkit.store.testkit.internal.model;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An entry of a record's history (W2).
 *
 * @param by the user who made the change; null for initial data
 * @param name the name of the user at that time (D5)
 * @param from the IP address of the user, if known
 * @param action create, edit, assign, stage, hand-over, delete or undo-delete
 * @param fields the changed form fields, each with the values before and after
 * @param others the other changed attributes, likewise
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

  /** Returns the entry of a record that existed from the beginning. */
  public static HistoryEntry given() {
    return new HistoryEntry(null, null, null, "create", Map.of(), Map.of());
  }

  /** Returns the text of a change. */
  public static String change(@Nullable Object before, @Nullable Object after) {
    return before + " -> " + after;
  }
}
