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

  /** What the key of the inclusive lower bound of a time or an amount ends with. */
  public static final String FROM = ".from";

  /** What the key of the exclusive upper bound of a time or an amount ends with. */
  public static final String TO = ".to";

  private static final List<String> KEYS =
      List.of("owner", "label", "client", "kind", "done", "closed", "name");

  /** Times and amounts, which have bounds. */
  private static final List<String> RANGES =
      List.of("created", "updated", "due", "done", "closed", "amount");

  private Where() {}

  /** Returns whether a key is that of a bound. */
  public static boolean isBound(String key) {
    return RANGES.stream().anyMatch(each -> key.equals(each + FROM) || key.equals(each + TO));
  }

  /** Reports unknown keys and values of a wrong form. */
  static void check(Node.Entries where, Reading reading) {
    for (Node.Entry entry : where.entries()) {
      String key = entry.key();
      Node value = entry.value();
      if (isBound(key)) {
        Forms.TEXT.read(value, key, reading);
      } else if (KEYS.contains(key) || key.startsWith(FIELD) || key.startsWith(STAGE)) {
        (value instanceof Node.Items several ? several.items() : List.of(value))
            .forEach(each -> checkValue(each, key, reading));
      } else if (!RANGES.contains(key)) {
        reading.problem(
            entry.at(),
            "unknown key '"
                + key
                + "' in 'where': there are "
                + String.join(", ", KEYS)
                + ", field.NAME, stage.NAME, and with .from or .to "
                + String.join(", ", RANGES));
      } else if (!(value instanceof Node.Null)) {
        reading.wrong(value, key, "null, or else " + key + FROM + " and " + key + TO);
      }
    }
  }

  private static void checkValue(Node value, String key, Reading reading) {
    if (!(value instanceof Node.Null)) {
      Forms.TEXT.read(value, key, reading);
    }
  }
}
