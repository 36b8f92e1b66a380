package dev.crmkit.store.testkit.internal.step;

import dev.crmkit.store.testkit.internal.format.Forms;
import dev.crmkit.store.testkit.internal.format.Node;
import dev.crmkit.store.testkit.internal.format.Reading;
import java.util.List;

/** The keys of {@code where}, which narrows lists of records down. */
public final class Where {

  /** What the key of a condition on a field begins with; the name of the field follows. */
  public static final String FIELD = "field.";

  /** What the key of a condition on a stage begins with; the name of the pipeline follows. */
  public static final String STAGE = "stage.";

  private static final List<String> KEYS =
      List.of("owner", "label", "client", "kind", "done", "closed", "name");

  private Where() {}

  /** Reports unknown keys and values that are no texts. */
  static void check(Node.Entries where, Reading reading) {
    for (Node.Entry entry : where.entries()) {
      boolean part = entry.key().startsWith(FIELD) || entry.key().startsWith(STAGE);
      if (!part && !KEYS.contains(entry.key())) {
        reading.problem(
            entry.at(),
            "unknown key '"
                + entry.key()
                + "' in 'where': there are "
                + String.join(", ", KEYS)
                + ", field.NAME, stage.NAME");
      } else if (!(part && entry.value() instanceof Node.Null)) {
        Forms.TEXT.read(entry.value(), entry.key(), reading);
      }
    }
  }
}
