package dev.crmkit.core.json.codec;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonMappingException;
import java.io.IOException;

/** Says that a JSON text is not what it should be, where, and what would be right. */
final class Wrong {

  private Wrong() {}

  static JsonMappingException at(JsonParser in, String expected) {
    return at(in, in.currentTokenLocation(), expected);
  }

  static JsonMappingException at(JsonParser in, JsonLocation where, String expected) {
    String path = in.getParsingContext().pathAsPointer().toString();
    return new JsonMappingException(in, path.isEmpty() ? expected : path + ": " + expected, where);
  }

  static void unless(boolean right, JsonParser in, String expected) throws IOException {
    if (!right) {
      throw at(in, "give " + expected + ", not " + found(in));
    }
  }

  private static String found(JsonParser in) throws IOException {
    JsonToken token = in.currentToken();
    if (token == null) {
      return "nothing";
    }
    return switch (token) {
      case START_OBJECT, END_OBJECT, FIELD_NAME -> "an object";
      case START_ARRAY, END_ARRAY -> "an array";
      case VALUE_STRING -> "the text '" + abridged(in.getText()) + "'";
      case VALUE_NULL -> "null";
      default -> abridged(in.getText());
    };
  }

  static String abridged(String text) {
    return text.codePointCount(0, text.length()) <= 60
        ? text
        : text.substring(0, text.offsetByCodePoints(0, 57)) + "...";
  }
}
