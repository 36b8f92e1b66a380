package dev.crmkit.store.testkit.internal.format;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Suggests the known key that an unknown one may be a misspelling of. */
final class Spelling {

  private Spelling() {}

  /** Returns the message about an unknown key. */
  static String unknown(String key, String in, Collection<String> known) {
    String nearest = nearest(key, known);
    return "unknown key '"
        + key
        + "' in '"
        + in
        + "': "
        + (nearest == null
            ? "there are " + String.join(", ", known)
            : "did you mean '" + nearest + "'?");
  }

  /** Returns the known word with the smallest edit distance (Levenshtein); null if none is near. */
  static @Nullable String nearest(String word, Collection<String> known) {
    String found = null;
    int least = Math.max(1, word.length() / 3) + 1;
    for (String candidate : known) {
      int distance = distance(word, candidate);
      if (distance < least) {
        least = distance;
        found = candidate;
      }
    }
    return found;
  }

  private static int distance(String a, String b) {
    List<Integer> row = new ArrayList<>();
    for (int j = 0; j <= b.length(); j++) {
      row.add(j);
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row.get(0);
      row.set(0, i);
      for (int j = 1; j <= b.length(); j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row.get(j);
        row.set(j, Math.min(replaced, 1 + Math.min(row.get(j - 1), diagonal)));
      }
    }
    return row.get(b.length());
  }
}
