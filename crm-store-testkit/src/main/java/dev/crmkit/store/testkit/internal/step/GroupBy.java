package dev.crmkit.store.testkit.internal.step;

import dev.crmkit.store.testkit.internal.format.Node;
import dev.crmkit.store.testkit.internal.format.Reading;
import java.util.List;

/** The words of {@code by}, which groups records. */
public final class GroupBy {

  private static final List<String> WORDS = List.of("owner", "label", "kind");

  private static final List<String> TIMES = List.of("created", "updated", "due", "done", "closed");

  private static final List<String> UNITS = List.of("day", "month", "year");

  private GroupBy() {}

  /** Reports unknown words. */
  static void check(Node.Items by, Reading reading) {
    for (Node item : by.items()) {
      if (item instanceof Node.Text word && !isKnown(word.value())) {
        reading.problem(
            item.place(),
            "unknown word '"
                + word.value()
                + "' in 'by': there are owner, label, kind, field.NAME, stage.NAME, and "
                + String.join(", ", TIMES)
                + " with .day, .month or .year");
      }
    }
  }

  private static boolean isKnown(String word) {
    return WORDS.contains(word)
        || word.startsWith(Where.FIELD)
        || word.startsWith(Where.STAGE)
        || TIMES.stream()
            .anyMatch(time -> UNITS.stream().anyMatch(unit -> word.equals(time + "." + unit)));
  }
}
