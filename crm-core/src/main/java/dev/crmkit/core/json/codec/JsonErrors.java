package dev.crmkit.core.json.codec;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DatabindException;

/** Says that a JSON text is not what it should be, where, and what would be right. */
final class JsonErrors {

  /** Jackson's own constructor with a location is protected. */
  private static final class Mismatch extends DatabindException {
    private static final long serialVersionUID = 1L;

    Mismatch(JsonParser in, String expected, TokenStreamLocation where) {
      super(in, expected, where);
    }
  }

  private JsonErrors() {}

  static DatabindException at(JsonParser in, String expected) {
    return at(in, in.currentTokenLocation(), expected);
  }

  static DatabindException at(JsonParser in, TokenStreamLocation where, String expected) {
    String path = in.streamReadContext().pathAsPointer().toString();
    return new Mismatch(in, path.isEmpty() ? expected : path + ": " + expected, where);
  }

  static void unless(boolean right, JsonParser in, String expected) {
    if (!right) {
      throw at(in, "give " + expected + ", not " + found(in));
    }
  }

  private static String found(JsonParser in) {
    JsonToken token = in.currentToken();
    if (token == null) {
      return "nothing";
    }
    return switch (token) {
      case START_OBJECT, END_OBJECT, PROPERTY_NAME -> "an object";
      case START_ARRAY, END_ARRAY -> "an array";
      case VALUE_STRING -> "the text '" + abridged(in.getString()) + "'";
      case VALUE_NULL -> "null";
      default -> abridged(in.getString());
    };
  }

  static String abridged(String text) {
    return text.codePointCount(0, text.length()) <= 60
        ? text
        : text.substring(0, text.offsetByCodePoints(0, 57)) + "...";
  }
}
