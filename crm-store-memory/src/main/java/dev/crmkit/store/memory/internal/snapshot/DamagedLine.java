package dev.crmkit.store.memory.internal.snapshot;

import dev.crmkit.core.Subject;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A line that cannot be read but can be skipped, because nothing else depends on it.
 *
 * @param description a name for what the line holds
 * @param id the id of the record or file, if the line still shows it; else null
 * @param isFile whether the content of a file may follow
 */
record DamagedLine(String description, @Nullable Subject id, boolean isFile) {

  private static final Pattern RECORD =
      Pattern.compile(
          "\\{\"@type\":\"stored-record\",\"record\":"
              + "\\{\"@type\":\"([a-z]+)\",\"id\":([0-9]{1,16})[,}].*");

  private static final Pattern FILE =
      Pattern.compile("\\{\"@type\":\"attached-file\",\"info\":\\{\"id\":([0-9]{1,16})[,}].*");

  private static final Pattern OTHER =
      Pattern.compile(
          "\\{\"@type\":\"(stored-record|attached-file|content-chunk|logged-event"
              + "|sign-in-attempt|pending-activation)\".*");

  /**
   * Recognises the type of a damaged line by how it starts.
   *
   * @return null if the line is of a type that cannot be skipped, or shows no type
   */
  static @Nullable DamagedLine of(String text) {
    Matcher record = RECORD.matcher(text);
    if (record.matches()) {
      return of(record.group(1) + "/" + record.group(2), false);
    }
    Matcher file = FILE.matcher(text);
    if (file.matches()) {
      return of("file/" + file.group(1), true);
    }
    Matcher other = OTHER.matcher(text);
    return other.matches()
        ? new DamagedLine(name(other.group(1)), null, other.group(1).equals("attached-file"))
        : null;
  }

  private static @Nullable DamagedLine of(String path, boolean isFile) {
    try {
      return new DamagedLine(path, Subject.parse(path), isFile);
    } catch (IllegalArgumentException e) {
      return new DamagedLine("something", null, isFile);
    }
  }

  private static String name(String word) {
    return switch (word) {
      case "stored-record" -> "a record";
      case "attached-file" -> "a file";
      case "content-chunk" -> "a chunk of a file's content";
      case "logged-event" -> "an event";
      case "sign-in-attempt" -> "a sign-in";
      default -> "an activation";
    };
  }
}
