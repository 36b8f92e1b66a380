package dev.crmkit.access;

import dev.crmkit.core.history.Change;
import dev.crmkit.core.history.Event;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads which stages were replaced out of the history of a pipeline, as it is written there. */
final class StageTexts {

  private static final Pattern STAGE =
      Pattern.compile(
          "\\{\"id\":([0-9]+),\"name\":\"(?:[^\"\\\\]|\\\\.)*+\""
              + "(?:,\"closes\":\"[a-z]+\")?(?:,\"closes-since\":\"[^\"]*\")?"
              + "(?:,\"replaced-by\":([0-9]+))?\\}");

  private StageTexts() {}

  /** The stage that stands for one after a change of its pipeline. */
  static String now(Event change, String stage) {
    Map<String, String> replaced = new HashMap<>();
    for (Change each : change.changes()) {
      if (each.attribute().equals("stages") && each.after() != null) {
        Matcher matcher = STAGE.matcher(each.after());
        while (matcher.find()) {
          if (matcher.group(2) != null) {
            replaced.put(matcher.group(1), matcher.group(2));
          }
        }
      }
    }
    String now = stage;
    for (String next = stage; next != null; next = replaced.remove(next)) {
      now = next;
    }
    return now;
  }
}
