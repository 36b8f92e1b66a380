package dev.crmkit.core.internal.unicode;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The properties of code points that texts are compared by, from {@link UnicodeTable}: the same on
 * every JDK, whatever version of Unicode it knows.
 */
public class UnicodeData {

  public static final UnicodeData STANDARD = new UnicodeData();

  private static final int BRAILLE_BLANK = 0x2800;
  private static final int POINT_BITS = 21;

  private final CodePointMap whiteSpace = CodePointMap.parse(UnicodeTable.WHITE_SPACE);
  private final CodePointMap ignorable = CodePointMap.parse(UnicodeTable.DEFAULT_IGNORABLE);
  private final CodePointMap control = CodePointMap.parse(UnicodeTable.CONTROL);
  private final CodePointMap classes = CodePointMap.parse(UnicodeTable.COMBINING_CLASS);
  private final CodePointMap folding = CodePointMap.parse(UnicodeTable.CASE_FOLDING);
  private final CodePointMap decomposition = CodePointMap.parse(UnicodeTable.DECOMPOSITION);
  private final Map<Long, Integer> composition = new HashMap<>();

  UnicodeData() {
    CodePointMap excluded = CodePointMap.parse(UnicodeTable.COMPOSITION_EXCLUSION);
    decomposition.forEach(
        (parts, codePoint) -> {
          if (!excluded.contains(codePoint)) {
            composition.put(pair(parts[0], parts[1]), codePoint);
          }
        });
  }

  private static long pair(int first, int second) {
    return (long) first << POINT_BITS | second;
  }

  /** Whether a code point is white space: White_Space, and U+2800, which looks like it. */
  public boolean isSpace(int codePoint) {
    return codePoint == BRAILLE_BLANK || whiteSpace.contains(codePoint);
  }

  /** Whether a code point has no width: default-ignorable, or a control that is not white space. */
  public boolean isInvisible(int codePoint) {
    return (ignorable.contains(codePoint) || control.contains(codePoint)) && !isSpace(codePoint);
  }

  /** Returns the canonical combining class; 0 for a starter. */
  int combiningClass(int codePoint) {
    int[] value = classes.get(codePoint);
    return value == null ? 0 : value[0];
  }

  /** Returns the full case folding, not to be changed, or null if it is the code point itself. */
  int @Nullable [] folding(int codePoint) {
    return folding.get(codePoint);
  }

  /** Returns one step of the canonical decomposition, or null if there is none. */
  int @Nullable [] decomposition(int codePoint) {
    return Hangul.isSyllable(codePoint)
        ? Hangul.decompose(codePoint)
        : decomposition.get(codePoint);
  }

  /** Returns the primary composite of two code points, or 0 if there is none. */
  int composition(int first, int second) {
    Integer composite = composition.get(pair(first, second));
    return composite == null ? Hangul.compose(first, second) : composite;
  }
}
