package dev.crmkit.core.internal.json;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DatabindException;

/**
 * Makes the exceptions for JSON that is not right: where it is, what is there, what is expected.
 */
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

  /** The exception for a token that should be another. */
  static DatabindException mismatch(JsonParser in, String expected) {
    return at(in, "give " + expected + ", not " + found(in));
  }

  static void check(boolean isRight, JsonParser in, String expected) {
    if (!isRight) {
      throw mismatch(in, expected);
    }
  }

  /** The exception for a value that the model refuses. */
  static DatabindException refused(JsonParser in, TokenStreamLocation where, RuntimeException e) {
    return at(in, where, e.getMessage() == null ? e.toString() : e.getMessage());
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
