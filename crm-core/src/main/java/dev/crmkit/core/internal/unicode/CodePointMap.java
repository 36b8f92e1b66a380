package dev.crmkit.core.internal.unicode;

import java.util.StringTokenizer;
import java.util.function.ObjIntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A map from code points to sequences of numbers: an array of pages of 256 code points, of which
 * only those exist that have an entry.
 */
final class CodePointMap {

  private static final int PAGE_BITS = 8;
  private static final int PAGE = 1 << PAGE_BITS;
  private static final int RADIX = 16;

  private final int[] @Nullable [] @Nullable [] pages =
      new int[(Character.MAX_CODE_POINT >> PAGE_BITS) + 1][][];

  private CodePointMap() {}

  /** Reads a table in the format of {@link UnicodeTable}. */
  static CodePointMap parse(String table) {
    CodePointMap map = new CodePointMap();
    StringTokenizer entries = new StringTokenizer(table);
    while (entries.hasMoreTokens()) {
      String entry = entries.nextToken();
      int equals = entry.indexOf('=');
      String range = equals < 0 ? entry : entry.substring(0, equals);
      int[] value = equals < 0 ? new int[0] : points(entry.substring(equals + 1));
      int dash = range.indexOf('-');
      int from = Integer.parseInt(dash < 0 ? range : range.substring(0, dash), RADIX);
      int to = dash < 0 ? from : Integer.parseInt(range.substring(dash + 1), RADIX);
      for (int codePoint = from; codePoint <= to; codePoint++) {
        map.put(codePoint, value);
      }
    }
    return map;
  }

  private static int[] points(String values) {
    String[] all = values.split("\\.", -1);
    int[] points = new int[all.length];
    for (int i = 0; i < all.length; i++) {
      points[i] = Integer.parseInt(all[i], RADIX);
    }
    return points;
  }

  private void put(int codePoint, int[] value) {
    int[][] page = pages[codePoint >> PAGE_BITS];
    if (page == null) {
      page = new int[PAGE][];
      pages[codePoint >> PAGE_BITS] = page;
    }
    page[codePoint & (PAGE - 1)] = value;
  }

  /** Returns the value of a code point, not to be changed, or null. */
  int @Nullable [] get(int codePoint) {
    int[][] page = pages[codePoint >> PAGE_BITS];
    return page == null ? null : page[codePoint & (PAGE - 1)];
  }

  boolean contains(int codePoint) {
    return get(codePoint) != null;
  }

  /** Calls for each entry with the value and the code point, in the order of code points. */
  void forEach(ObjIntConsumer<int[]> entry) {
    for (int i = 0; i < pages.length; i++) {
      int[][] page = pages[i];
      for (int j = 0; page != null && j < PAGE; j++) {
        if (page[j] != null) {
          entry.accept(page[j], i << PAGE_BITS | j);
        }
      }
    }
  }
}
