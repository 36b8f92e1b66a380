package dev.crmkit.core.json.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** How the values of one type are written as JSON and read back. */
abstract class Codec {

  /** Writes one value. */
  abstract void write(Object value, JsonGenerator out) throws IOException;

  /** Reads one value: begins at its first token, and ends at its last. */
  abstract Object read(JsonParser in) throws IOException;

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
