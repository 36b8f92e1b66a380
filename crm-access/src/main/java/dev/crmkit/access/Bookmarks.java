package dev.crmkit.access;

import dev.crmkit.core.error.Invalid;
import dev.crmkit.core.error.ViolationCode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * Cursors of lists that are worked out anew for each page from what the user sees: they hold a
 * place and no secret, and one that was made up finds nothing that the user would not see.
 */
final class Bookmarks {

  private static final String SEPARATOR = "\n";

  private Bookmarks() {}

  static String write(String purpose, String... place) {
    String text = purpose + SEPARATOR + String.join(SEPARATOR, place);
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The parts of a place; the last one may hold anything. */
  static List<String> read(String purpose, int parts, String cursor) {
    try {
      String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
      String[] read = text.split(SEPARATOR, parts + 1);
      if (read.length == parts + 1 && read[0].equals(purpose)) {
        return Arrays.asList(read).subList(1, parts + 1);
      }
    } catch (IllegalArgumentException e) {
      throw wrong();
    }
    throw wrong();
  }

  static long number(String part) {
    try {
      return Long.parseLong(part);
    } catch (NumberFormatException e) {
      throw wrong();
    }
  }

  static Instant instant(String part) {
    try {
      return Instant.parse(part);
    } catch (DateTimeParseException e) {
      throw wrong();
    }
  }

  private static Invalid wrong() {
    return new Invalid(
        "cursor", ViolationCode.MALFORMED, null, "the cursor that came with a page of this list");
  }
}
