package dev.crmkit.core.json.codec;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;

/** How the values of one type are written as JSON and read back. */
abstract class Codec {

  /** Writes one value. */
  abstract void write(Object value, JsonGenerator out);

  /** Reads one value: begins at its first token, and ends at its last. */
  abstract Object read(JsonParser in);

  /** What a part of this type is when it is left out; null when it must be there. */
  @Nullable Object leftOut() {
    return null;
  }

  /** Whether values of this type can be the keys of an object. */
  boolean isKey() {
    return false;
  }

  /** A value as the key of an object. */
  String key(Object value) {
    throw new IllegalArgumentException(value.getClass() + " is no key of a JSON object");
  }

  /**
   * The value of a key.
   *
   * @throws IllegalArgumentException telling what would be right
   */
  Object fromKey(String key) {
    throw new IllegalArgumentException("no such key");
  }
}
