package dev.crmkit.store.jdbc.internal.sql;

import java.util.List;
import java.util.stream.LongStream;

/**
 * The windows of three characters of a text's key, each packed into a number. Behind its end a text
 * goes on with nought, which no text has in it; so a part of one or two characters is found in a
 * range of windows.
 */
public final class Trigrams {

  private static final int BITS = 21;
  private static final int LENGTH = 3;

  private Trigrams() {}

  /** The windows of a key, each once. */
  public static LongStream of(String key) {
    int[] points = key.codePoints().toArray();
    return LongStream.range(0, points.length).map(i -> pack(points, (int) i)).distinct();
  }

  /**
   * What is found in the windows of a key that has a part in it.
   *
   * @param part the part's key, not empty
   * @return ranges; some window is in each of them
   */
  public static List<Range> ofSearch(String part) {
    int[] points = part.codePoints().toArray();
    if (points.length < LENGTH) {
      long first = pack(points, 0);
      return List.of(new Range(first, first + (1L << (BITS * (LENGTH - points.length))) - 1));
    }
    int last = points.length - LENGTH;
    return LongStream.of(0, last / 2, last)
        .map(i -> pack(points, (int) i))
        .distinct()
        .mapToObj(gram -> new Range(gram, gram))
        .toList();
  }

  private static long pack(int[] points, int at) {
    long gram = 0;
    for (int i = at; i < at + LENGTH; i++) {
      gram = gram << BITS | (i < points.length ? points[i] : 0);
    }
    return gram;
  }

  /**
   * Windows in a row.
   *
   * @param first the first
   * @param last the last, itself included
   */
  public record Range(long first, long last) {}
}
