package dev.crmkit.core.internal.json;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;

/** Writes the values of one type as JSON, and reads them back. */
abstract class Codec {

  /** Writes a value. */
  abstract void write(Object value, JsonGenerator out);

  /** Reads a value. The parser is at its first token, and afterwards at its last one. */
  abstract Object read(JsonParser in);

  /** Returns what an absent property of this type is; null if such a property is required. */
  @Nullable Object absent() {
    return null;
  }

  /** Returns whether values of this type can be the keys of an object. */
  boolean isKey() {
    return false;
  }

  /** Returns a value as the key of an object. */
  String key(Object value) {
    throw new IllegalArgumentException(value.getClass() + " cannot be the key of a JSON object");
  }

  /**
   * Returns the value of a key.
   *
   * @throws IllegalArgumentException with a message that says what would be right
   */
  Object parseKey(String key) {
    throw new IllegalArgumentException("no such key");
  }
}
