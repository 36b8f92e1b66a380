package dev.crmkit.store.jdbc.internal.sql;

import java.util.List;
import java.util.stream.LongStream;

/**
 * The trigrams of a text: each three consecutive characters, packed into a number. The text is
 * padded with zeros, which no text contains, so a search for one or two characters is a range of
 * trigrams.
 */
public final class Trigrams {

  private static final int BITS = 21;
  private static final int LENGTH = 3;

  private Trigrams() {}

  /** Returns the distinct trigrams of a key. */
  public static LongStream of(String key) {
    int[] points = key.codePoints().toArray();
    return LongStream.range(0, points.length).map(i -> pack(points, (int) i)).distinct();
  }

  /**
   * Returns ranges of trigrams; a key that contains a part has a trigram in each.
   *
   * @param part the key of the part, not empty
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
   * Consecutive trigrams.
   *
   * @param first the first
   * @param last the last, inclusive
   */
  public record Range(long first, long last) {}
}
