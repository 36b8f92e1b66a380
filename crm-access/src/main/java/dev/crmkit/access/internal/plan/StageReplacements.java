package dev.crmkit.access.internal.plan;

import dev.crmkit.core.history.Change;
import dev.crmkit.core.history.Event;
import dev.crmkit.core.pipeline.StageId;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Parses replaced stages from the events of a pipeline, in the format of {@link EntryTexts}. */
public final class StageReplacements {

  private static final Pattern STAGE =
      Pattern.compile(
          "\\{\"id\":([0-9]+),\"name\":\"(?:[^\"\\\\]|\\\\.)*+\""
              + "(?:,\"closes\":\"[a-z]+\")?(?:,\"closes-since\":\"[^\"]*\")?"
              + "(?:,\"replaced-by\":([0-9]+))?\\}");

  private StageReplacements() {}

  /**
   * Returns the stage that replaces a deleted one.
   *
   * @return null if the change does not delete that stage, or deletes it without a replacement
   */
  public static @Nullable StageId replacing(Event change, StageId ended) {
    if (!change.endedStages().contains(ended)) {
      return null;
    }
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
    String now = null;
    String next = replaced.remove(Long.toString(ended.value()));
    while (next != null) {
      now = next;
      next = replaced.remove(next);
    }
    return now == null ? null : new StageId(Long.parseLong(now));
  }
}
